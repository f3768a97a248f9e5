"""Lines at the head of a text read as date, byline, outlet or label.

Each function looks at one line and returns what it says, or None when the line is no such thing; which lines
are looked at at all, and in what order, is the matter of `heads.py`. The trap is the body sentence that
looks like a header ("By Tuesday, the town …"): a field is taken only when the whole line is accounted for.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from ..lexicons.lists import is_common, load_first_names
from .phrases import phrases

DATE_START = re.compile(r"date[:\s]\s*\d{4}-\d\d-\d\d(?!\d)|\d{4}-\d\d-\d\d[ \t]*(?=\n|$)", re.IGNORECASE)
"""`date 2023-05-23`, which may open a text, with the report going on in the same line; or a bare ISO date."""
SEPARATOR = re.compile(r"\s*[|•·;()]\s*|\s+[-–—]+\s+|,\s+")
DATE_PIECES = re.compile(r"\s*[|•·]\s*|\s+[-–—]+\s+")
NAME_JOIN = re.compile(r"\s*,\s*and\s+|\s+(?:and|&|with|y|et)\s+", re.IGNORECASE)
IN_PLACE = re.compile(r"\s+(?:in|at|for|from|reporting from)\s+(?=[^\W\d_a-z])")
FOR_OUTLET = re.compile(r"\s+(?:for|of)\s+(?:the\s+)?(?!\d)([^\W_a-z].*)$")
WORD = re.compile(r"[^\W\d_]")
MAX_HEAD_LINE = 160


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote the text, and for whom; either may be missing ("By AFP")."""

    name: str | None
    outlet: str | None


def find_date(text: str, start: int = 0) -> str | None:
    """The first full date (day, month, year) printed in a text, as an ISO date; "02/03/2023" is none."""
    for match in phrases().date.finditer(text, start):
        date = iso_date(match)
        if date is not None:
            return date
    return None


def iso_date(match: re.Match[str]) -> str | None:
    """The ISO date of a match of `Phrases.date`, or None when it could be two days or none."""
    months = phrases().months
    if match["m1"]:
        parts = match["y1"], months[match["m1"].lower()], match["d1"]
    elif match["m2"]:
        parts = match["y2"], months[match["m2"].lower()], match["d2"]
    elif match["y3"]:
        parts = match["y3"], int(match["m3"]), match["d3"]
    elif match["y5"]:
        parts = match["y5"], int(match["m5"]), match["d5"]
    else:
        day, month = int(match["d4"]), int(match["m4"])
        if match["sep"] in "/-" and day <= 12 and day != month:
            if month <= 12:
                return None  # 02/03/2023 is a day in March or in February
            day, month = month, day
        elif match["sep"] in "/-" and month > 12:
            day, month = month, day
        parts = match["y4"], month, str(day)
    return valid_date(int(parts[0]), parts[1], int(parts[2]))


def valid_date(year: int, month: int, day: int) -> str | None:
    """The ISO date, or None when the calendar has no such day."""
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def read_date_line(line: str) -> tuple[str, bool] | None:
    """(ISO date, whether it is only that of an update) of a line that holds dates and nothing else."""
    if len(line) > MAX_HEAD_LINE or not any(map(str.isdigit, line)):
        return None
    known = phrases()
    undated = known.date.sub(" ", line)
    if undated == line or WORD.search(known.date_noise.sub(" ", undated)):
        return None
    updated: str | None = None
    for match in known.date.finditer(line):
        date = iso_date(match)
        if date is None:
            continue
        if not _is_update(line[: match.start()]):
            return date, False
        updated = updated or date
    return None if updated is None else (updated, True)


def _is_update(before: str) -> bool:
    """Whether the last label before a date is "updated" rather than "published"."""
    lower = before.casefold()
    return max(lower.rfind("updated"), lower.rfind("modified")) > max(
        lower.rfind("published"), lower.rfind("posted")
    )


def read_label(line: str) -> tuple[str, str, int] | None:
    """(field, value, offset of the value) of a labelled line: `Title: …` is ("title", …, 7).

    Without a colon only a date may follow ("Published May 23, 2023"): "Source close to the governor" is a
    sentence.
    """
    if len(line) > 400:
        return None
    match = phrases().label_start.match(line)
    if match is None:
        return None
    field = phrases().labels[" ".join(match["label"].casefold().split())]
    value = line[match.end() :].strip().strip("\"'").strip()
    if line[match.end("label") : match.end()].strip() or field in ("published", "updated"):
        return (field, value, match.end()) if value or field == "other" else None
    return None


def read_byline(line: str) -> Byline | None:
    """Who wrote it, from a line such as "By Ada Lind and Bo Falk in Kyiv" or "Ada Lind, Nordic News".

    A bare name is no byline ("Vladimir Putin" may be a headline), a name with an outlet is.
    """
    if len(line) > MAX_HEAD_LINE or line.endswith((".", "!", "?", "…")):
        return None
    label = phrases().byline_start.match(line)
    rest = line[label.end() :] if label else line
    names: list[str] = []
    outlet: str | None = None
    unknown = False
    pieces = [p for p in SEPARATOR.split(rest) if p.strip()]
    if label is not None and (employer := FOR_OUTLET.search(pieces[-1] if pieces else "")):
        outlet = employer[1]
        pieces[-1] = pieces[-1][: employer.start()]
    # "By Ada Lind, Harbour Ledger": of two names without "and" the second is the outlet's.
    pair = label is not None and len(pieces) == 2 and outlet is None and not NAME_JOIN.search(rest)
    for i, piece in enumerate(pieces):
        if is_outlet(piece) or (pair and i == 1 and names and is_person(piece)):
            outlet = outlet or piece.strip()
        elif people := _people(piece):
            names += people
        elif not (i and (is_job(piece) or _is_side_note(piece))):
            unknown = True
    if label is None:
        fits = len(pieces) > 1 and bool(names) and outlet is not None and not unknown
    else:
        fits = bool(names or outlet) and not (unknown and not names)
    if not fits or (label is not None and unknown and rest[:1].islower()):
        return None
    return Byline(join_names(names), outlet)


def join_names(names: list[str]) -> str | None:
    """Names as a byline prints them: "A, B and C"."""
    if len(names) < 2:
        return names[0] if names else None
    return f"{', '.join(names[:-1])} and {names[-1]}"


def is_outlet(words: str) -> bool:
    """Whether words name an outlet: a known one, or a capitalised phrase ending in a word of outlets."""
    words = words.strip()
    if words.casefold() in phrases().outlets:
        return True
    parts = words.split()
    if not 1 < len(parts) <= 6 or not all(
        p[0].isupper() or p in ("of", "the", "and", "&", "de") for p in parts
    ):
        return words.endswith((".com", ".org", ".net")) and len(parts) == 1
    return parts[-1].casefold().strip(".") in phrases().outlet_words and parts[-1][0].isupper()


def _people(piece: str) -> list[str]:
    """The persons' names of a piece of a byline, or none when any part of it is no name."""
    names: list[str] = []
    for part in NAME_JOIN.split(piece.strip()):
        part = IN_PLACE.split(part.strip())[0]
        if not part:
            continue
        if not is_person(part):
            return []
        names.append(part)
    return names


def is_person(words: str) -> bool:
    """Whether words have the shape of a person's name: two to five capitalised words, initials, particles."""
    parts = words.split()
    if not 2 <= len(parts) <= 5:
        return False
    known = phrases()
    for i, part in enumerate(parts):
        lower = part.casefold().strip(".,")
        if lower in known.weekdays or lower in known.months or lower in known.jobs:
            return False
        if i and lower in known.particles:
            continue
        if not part[0].isupper() or any(map(str.isdigit, part)) or lower in ("the", "a", "an", "our", "my"):
            return False
    return parts[-1].casefold() not in known.outlet_words or len(parts) == 2


def has_given_name(words: str) -> bool:
    """Whether the first of some words is a given name ("Mel Frykberg"); an initial will do too."""
    first = words.split()[0]
    return first.strip(".") in load_first_names() or (len(first) == 2 and first[1] == ".")


def is_likely_person(words: str) -> bool:
    """Whether words are rather a person's name than a title or place ("Port Sudan", "Border Digest")."""
    if not is_person(words) or is_place_in_capitals(words):
        return False
    parts = words.split()
    if has_given_name(words):
        return True
    return len(parts) <= 3 and not any(is_common(part) for part in parts)


def is_writer(names: str) -> bool:
    """Whether names read off a line without "by" are persons': no "Evening Summary"."""
    return has_given_name(names) or not any(is_common(part) for part in names.split())


def is_place_in_capitals(words: str) -> bool:
    """Whether words in capitals are a dateline's place: "PORT SUDAN" is, "ADA LIND" is a writer's name."""
    return words.isupper() and len(words) > 2 and not (" " in words and has_given_name(words))


def spell_out(acronym: str, text: str) -> str | None:
    """The name that a text gives an acronym, in brackets behind it: "Northern News Agency (NNA)"."""
    at = text.find(f" ({acronym})")
    while at >= 0:
        words = text[max(0, at - 80) : at].split()
        for count in range(2, min(len(words), len(acronym) + 3) + 1):
            name = words[-count:]
            initials = "".join(word[0] for word in name if word[0].isupper())
            if name[0][0].isupper() and initials == acronym and all(w.isalpha() for w in name):
                return " ".join(name)
        at = text.find(f" ({acronym})", at + 1)
    return None


def is_only_date_noise(piece: str) -> bool:
    """Whether a piece holds weekdays, times and zones alone ("Tue", "10:15 GMT")."""
    return not WORD.search(phrases().date_noise.sub(" ", piece))


def is_job(piece: str) -> bool:
    """Whether a piece tells what somebody does: "Our Correspondent"."""
    known = phrases()
    return any(word.casefold().strip(".") in known.jobs for word in piece.split())


def _is_side_note(piece: str) -> bool:
    """What else may stand in a byline: a date, a time, a place ("Kyiv"), a handle."""
    parts = piece.split()
    return (
        read_date_line(piece) is not None
        or piece.startswith("@")
        or is_only_date_noise(piece)
        or (len(parts) <= 3 and all(part[0].isupper() for part in parts))
    )
