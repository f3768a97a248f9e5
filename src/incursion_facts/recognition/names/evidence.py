"""Evidence for what a name is: each occurrence adds to the scores of its group, and the article decides.

The weights are one table, so that they can be read and argued with. They were set on development articles;
what counts is their order (a title beats a first name, a type word beats both).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Literal

from ...language import Tokens
from ..abbreviations import abbreviation_at, lies_in
from ..knowledge import Knowledge
from ..reading import NameKind
from .chunks import Chunk

Kind = NameKind | Literal["place"]

WEIGHTS: dict[str, tuple[Kind, float]] = {
    "title before": ("person", 6.0),
    "age behind": ("person", 6.0),
    "role behind": ("person", 4.0),
    "first name": ("person", 4.0),
    "weak first name": ("person", 2.0),
    "initial inside": ("person", 4.0),
    "several words": ("person", 2.0),
    "says": ("person", 2.0),
    "who behind": ("person", 2.0),
    "possessor": ("person", 1.5),
    "outlet noun": ("media", 6.0),
    "armed noun": ("armed_group", 5.0),
    "unit noun": ("military", 5.0),
    "organization noun": ("organization", 5.0),
    "capital letters": ("organization", 1.0),
    "capital letters say": ("organization", 1.5),
    "the before": ("organization", 1.5),
    "bound acronym": ("organization", 2.0),
    "type word": ("place", 6.0),
    "area noun": ("place", 5.0),
    "locative": ("place", 2.0),
    "contained": ("place", 3.5),
    "taken": ("place", 1.0),
    "surely taken": ("place", 2.5),
    "dateline": ("place", 3.5),
    "its people": ("place", 2.0),
    "home": ("place", 2.0),
    "holds the place before": ("place", 6.0),
    "saint of a house": ("place", -10.0),
    "house of a saint": ("person", -10.0),
    "direction before": ("place", 2.5),
    "compound": ("place", 2.0),
    "place prefix": ("place", 2.0),
    "gazetteer": ("place", 1.5),
    "gazetteer, large": ("place", 1.5),
    "model: person": ("person", 1.0),
    "model: organization": ("organization", 1.0),
    "model: organization, several words": ("organization", 2.0),
    "model: place": ("place", 2.0),
}
"""Name of the evidence -> the kind it speaks for, and how strongly."""

REGION = 500_000
METROPOLIS = 1_000_000
"""Inhabitants from which a region's or town's name is hardly ever a person's."""

LARGE = 50_000
"""Inhabitants from which a settlement's name is likely to be meant as such."""


@dataclass(slots=True)
class Group:
    """All occurrences of one surface form, and what speaks for each kind."""

    key: str
    chunks: list[Chunk] = field(default_factory=list)
    scores: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    things: int = 0
    """Occurrences that are those of a thing or an undertaking: "the X operation", "an X missile"."""
    place_kinds: list[str | None] = field(default_factory=list)
    """Per occurrence: the kind that a type word beside it gives, or None."""
    opinions: Counter[str] = field(default_factory=Counter)
    """What models say of it, by how many of the occurrences they say it of (opinions.py)."""


class Context:
    """The neighbours of a chunk, read off the codes."""

    def __init__(self, tokens: Tokens, knowledge: Knowledge) -> None:
        self.tokens = tokens
        self.codes = tokens.codes
        self.words = tokens.words
        self.sets = knowledge.sets
        self.knowledge = knowledge
        self.last = len(tokens.codes) - 1

    def collect(self, group: Group) -> None:
        """Adds up the evidence of all occurrences of a group, as far as `kinds.decide` asks for it."""
        chunks = group.chunks
        group.place_kinds = [self.place_kind(chunk) for chunk in chunks]
        if not _is_weighed(chunks[0]):
            return
        scores = group.scores
        locatives = 0
        spoken = 0
        for chunk in chunks:
            for name in self.around(chunk):
                if name == "thing noun":
                    group.things += 1
                    continue
                if name == "locative":
                    locatives += 1
                    if locatives > 2:
                        continue
                elif name in ("says", "capital letters say"):
                    spoken += 1
                    if spoken > 2:
                        continue
                kind, weight = WEIGHTS[name]
                scores[kind] += weight
        if any(group.place_kinds):
            scores["place"] += WEIGHTS["type word"][1]

    def around(self, chunk: Chunk) -> list[str]:
        """The names of the evidence that stands around one occurrence."""
        codes, sets = self.codes, self.sets
        start, titled = chunk.start, chunk.titled
        found: list[str] = []
        if titled:
            found.append("title before")
        before = start - 1
        while before >= 0 and codes[before] in sets.quote:
            before -= 1
        code = codes[before] if before >= 0 else ""
        sign = self.knowledge.before[code]
        article = code in sets.determiner and self.words[before].lower() == "the"
        several = chunk.end - start > 1
        if sign == "outlet noun":
            found.append("organization noun" if self.is_aid(before) else sign)
        elif not titled and code in sets.role and code in sets.lower:
            found.append("title before")
        elif sign in NEIGHBOURS:
            found.append(sign)
        elif article and (several or chunk.what == "known"):
            found.append("the before")
        elif sign == "comma":
            if self.holds_place_before(chunk, before):
                return [
                    *found,
                    "holds the place before",
                ]  # "Holliday, Missouri, man": the man is not Missouri
            if before > 0:
                found += self.apposed_to(before - 1)
                closed = codes[chunk.end] in sets.comma and not self.words[before - 1].endswith("s")
                if closed and codes[before - 1] in sets.noun_place:
                    found.append("contained")  # "the regional capital, Fada, where"
        elif sign == "word" and self.words[before] in NAMING_OR_LISTING:
            found += self.named(before)
            if self.is_home(before) and self.is_town(chunk):
                return [*found, "home"]  # what stands behind it is said of who lives there
        if several and not titled and codes[start] in sets.place_prefix:
            found.append("place prefix")
        found += self.behind(chunk, article)
        if start == 0 or self.words[start - 1] in BEFORE_DATELINE:
            found += self.dateline(chunk)
        return found

    def is_home(self, before: int) -> bool:
        """Whether an "of" says where somebody lives: "Smith, 43, of X", "Max Smith of X", "both of X"."""
        if before == 0 or self.words[before] != "of":
            return False
        code = self.codes[before - 1]
        return code in self.sets.comma or code in self.sets.name or self.words[before - 1] in ("both", "all")

    def holds_place_before(self, chunk: Chunk, comma: int) -> bool:
        """Whether a region's name stands behind a comma and a place in it: "Holliday, Missouri"."""
        gazetteer, name = self.knowledge.gazetteer, self.name_of(chunk)
        size = gazetteer.size(name)
        if size is None or not size[1]:
            return False
        areas = [area for area in gazetteer.lookup(name) if area.kind == "region"]
        return any(lies_in(self.words, comma, area, gazetteer) for area in areas)

    def dateline(self, chunk: Chunk) -> list[str]:
        """Evidence of a place in capitals before a dash: "HARTFORD — A man was held"."""
        words, after = self.words, chunk.end
        if after > self.last or self.codes[after] not in self.sets.dash:
            return []
        is_shouted = all(words[i].isupper() for i in range(chunk.start, after) if words[i].isalpha())
        return ["dateline"] if is_shouted and self.knowledge.gazetteer.has(self.name_of(chunk)) else []

    def behind(self, chunk: Chunk, article: bool) -> list[str]:
        """Evidence that stands behind an occurrence."""
        codes, sets = self.codes, self.sets
        after = chunk.end
        while after < self.last and codes[after] in sets.quote:
            after += 1
        if after > self.last:
            return []
        sign, word = self.knowledge.behind[codes[after]], self.words[after]
        upper = chunk.end - chunk.start == 1 and codes[chunk.start] in sets.upper
        found = ["the before"] if upper and article else []
        telegram = word == "Telegram" and codes[after] in sets.name
        if telegram or (word == "news" and codes[after + 1] in sets.noun_media):
            found.append("outlet noun")
        elif sign in NEIGHBOURS:
            found.append(sign)
        elif codes[chunk.start] in sets.saint and self.is_house(after):
            found += ["saint of a house", "house of a saint"]
        elif sign == "possessive":
            if not upper and not article and not self.is_large(chunk):
                found.append("possessor")
        elif (sign == "speech" and after < self.last) or (sign == "passed" and self.says(after)):
            found.append("capital letters say" if upper or article else "says")
        elif sign == "comma":
            found += self.apposition(after + 1, upper)
            if self.knowledge.gazetteer.has(self.name_of(chunk)) and (
                abbreviation_at(self.words, after + 1, self.knowledge.gazetteer) is not None
            ):
                found.append("contained")  # "Salina, Kan."
        elif sign == "bracket":
            is_number = after + 2 <= self.last and codes[after + 1] in sets.number
            if is_number and codes[after + 2] in sets.close_bracket and self.is_age(after + 1):
                found.append("age behind")
        elif word == "who":
            found.append("who behind")
        elif word in ITS_PEOPLE and self.knowledge.gazetteer.has(self.name_of(chunk)):
            found.append("its people")
        return found

    def is_aid(self, at: int) -> bool:
        """Whether an agency is none of news: "the relief agency X"."""
        return self.words[at] == "agency" and self.words[at - 1].lower() in NO_NEWS

    def is_town(self, chunk: Chunk) -> bool:
        """Whether the gazetteer has the name and it is no ordinary word: not "Order of Friendship"."""
        name = self.name_of(chunk)
        return name.lower() not in self.knowledge.common and self.knowledge.gazetteer.has(name)

    def is_large(self, chunk: Chunk) -> bool:
        """Whether a large place has the name, so that what belongs to it makes no person of it."""
        size = self.knowledge.gazetteer.size(self.name_of(chunk))
        return size is not None and size[0] >= (REGION if size[1] else METROPOLIS)

    def is_house(self, at: int) -> bool:
        """Whether a church, school or hospital is named behind a saint: "St. Anne's Hospital"."""
        if self.codes[at] in self.sets.possessive and at < self.last:
            at += 1
        return self.codes[at] in self.sets.name and self.codes[at] not in self.sets.title

    def is_age(self, at: int) -> bool:
        """Whether a number in brackets is an age."""
        return 9 < _number(self.words[at]) < 100

    def apposed_to(self, last: int) -> list[str]:
        """Evidence in what stands before a comma: "its spokesman, X", "the group’s radio, X"."""
        code, sets = self.codes[last], self.sets
        if code in sets.noun_media:
            return ["outlet noun"]
        if code in sets.role and code in sets.lower:
            return ["role behind"]
        return ["locative"] if self.is_listed(last + 1) else []

    def named(self, before: int) -> list[str]:
        """Evidence in "calls itself X", "a group known as X", "the towns of X"."""
        if self.words[before] == "one":
            return ["role behind"]  # "led by one Hatib Sadjaan"
        if self.words[before] in NAMING:
            for i in range(before, max(before - 9, -1), -1):
                if self.codes[i] in self.sets.noun_armed:
                    return ["armed noun"]
                if self.codes[i] in self.sets.noun_org:
                    return ["organization noun"]
            return []
        return ["locative"] if self.is_listed(before) else []

    def is_listed(self, before: int) -> bool:
        """Whether places are being listed: "towns, including X", "the cities of X", "two villages, X"."""
        for i in range(before, max(before - LONGEST_LIST, -1), -1):
            if self.codes[i] in self.sets.noun_place:
                return self.words[i].endswith("s") and i < before and self.words[i + 1] in LISTING
            if (
                self.words[i] not in LISTING
                and self.words[i] != "and"
                and self.codes[i] not in self.sets.name
            ):
                return False
        return False

    def says(self, at: int) -> bool:
        """Whether a verb of saying stands at a token, adverbs and auxiliaries skipped."""
        for i in range(at, min(at + 3, self.last)):
            if self.codes[i] in self.sets.speech:
                return True
            if self.codes[i] not in self.sets.adverb and self.codes[i] not in self.sets.auxiliary:
                return False
        return False

    def apposition(self, at: int, upper: bool) -> list[str]:
        """Evidence in what follows a comma: an age, a role ("a fighter of"), a containing place."""
        codes, sets = self.codes, self.sets
        if at >= self.last:
            return []
        code = codes[at]
        if code in sets.number and codes[at + 1] in sets.comma and 0 < _number(self.words[at]) < 110:
            return ["age behind"]
        if self.words[at] == "who":
            return ["who behind"]
        if code in sets.speech:
            return [] if upper else ["says"]
        for i in range(at, min(at + 7, self.last)):
            code = codes[i]
            if codes[i + 1] in sets.possessive:
                continue  # "X, the group's leader"
            if code in sets.noun_media:
                return ["organization noun" if self.is_aid(i) else "outlet noun"]
            if code in sets.noun_org and (codes[i + 1] not in sets.lower or self.words[i + 1] in BODY_ENDS):
                return ["organization noun"]
            if code in sets.role and codes[i] in sets.lower:
                if self.words[i].endswith("s") and not self.words[i].endswith("ss"):
                    return []  # "in Lodwar, residents say"
                return [] if upper else ["role behind"]
            if code in sets.noun_armed:
                return ["armed noun"]
            if code in sets.noun_thing and codes[at] in sets.determiner:
                return ["thing noun"]  # "Iron Shield, the operation that …"
            if code in sets.noun_place and codes[at] in sets.determiner:
                return ["contained"]  # "Kukawa, a village in Borno"
            if code in sets.comma or code in sets.verb or code in sets.auxiliary or code in sets.speech:
                break
            if not self.words[i] or self.words[i] in ("and", "or"):
                break  # the sentence's end, or a list's: "Lodwar, Gao and the group's base"
        return []

    def _listed_kind(self, at: int) -> str | None:
        """The kind that a plural type word behind the next name gives: "X and Y provinces"."""
        for i in range(at, min(at + 4, self.last)):
            if self.codes[i] in self.sets.noun_place and i > at:
                word = self.words[i]
                kind = str(self.knowledge.lexicon.value("NOUN_PLACE", word))
                return kind if word.endswith("s") and kind in LISTED else None
            if self.codes[i] not in self.sets.name:
                return None
        return None

    def name_of(self, chunk: Chunk) -> str:
        """A chunk's words."""
        return " ".join(self.words[chunk.start : chunk.end])

    def place_kind(self, chunk: Chunk) -> str | None:
        """The kind that a type word in lower case beside it gives: "X region", "the village of X"."""
        if chunk.what == "known" and chunk.payload.kind == "country":
            return None  # "a region of Russia" is no region named Russia
        codes, words, sets = self.codes, self.words, self.sets
        after = chunk.end
        value = self.knowledge.lexicon.value
        if after < self.last and codes[after] in sets.title:
            office = OFFICE_OF.get(words[after].lower())
            if office is not None:
                return office
        for i in range(after, min(after + 3, self.last)):
            if codes[i] in sets.noun_place:
                if words[i] in OUTSKIRTS:
                    return None
                kind = value("NOUN_PLACE", words[i])
                if kind == "facility" and (
                    chunk.what == "known" or self.knowledge.gazetteer.has(self.name_of(chunk))
                ):
                    return None  # "Mogadishu airport" names the city; "Hayat Bay hotel" names the hotel
                return str(kind)
            if words[i] not in BETWEEN:
                break
        if codes[after] in sets.noun_area:
            # "the Hillside area of Lodwar" is a part of it, "the Lodwar area" is Lodwar
            part = words[after + 1 : after + 2] == ["of"] or not self.knowledge.gazetteer.has(
                self.name_of(chunk)
            )
            return "district" if part and chunk.what == "name" else None
        if words[after] == "and" and (kind := self._listed_kind(after + 1)) is not None:
            return kind
        if after < self.last and (
            words[after] in LISTING_SIGNS or (chunk.start and words[chunk.start - 1] in LISTING_SIGNS)
        ):
            shared = self.shared_kind(chunk.start, after)
            if shared is not None:
                return shared
        before = chunk.start - 1
        while before >= 0 and (codes[before] in sets.quote or words[before].lower() == "the"):
            before -= 1
        if (
            before >= 1
            and words[before] in ("of", "called", "named")
            and codes[before - 1] in sets.noun_place
        ):
            kind = str(value("NOUN_PLACE", words[before - 1]))
            plural = words[before - 1].endswith("s")
            return None if plural or words[before - 1] in NOT_OF or kind == "facility" else kind
        if before >= 0 and codes[before] in sets.noun_place and words[before] in BEFORE:
            return str(value("NOUN_PLACE", words[before]))
        return None

    def shared_kind(self, start: int, end: int) -> str | None:
        """The kind of all names of a list: "Yala and Satun provinces", "the provinces of Yala and Satun"."""
        codes, words, sets = self.codes, self.words, self.sets
        first, last, is_closed = start, end, False
        while last < min(end + LONGEST_LIST, self.last) and (
            codes[last] in sets.comma or words[last] in CLOSING or codes[last] in sets.name
        ):
            is_closed = is_closed or words[last] in CLOSING
            last += 1
        while first > max(start - LONGEST_LIST, 2) and (
            codes[first - 1] in sets.comma or words[first - 1] in CLOSING or codes[first - 1] in sets.name
        ):
            first -= 1
            is_closed = is_closed or words[first] in CLOSING
        if not is_closed:
            return None
        for at in (last, first - 2):
            is_one_of = (at == last and codes[at - 1] in sets.name) or (at < last and words[at + 1] == "of")
            if is_one_of and codes[at] in sets.noun_place and words[at].endswith("s"):
                kind = self.knowledge.lexicon.value("NOUN_PLACE", words[at])
                return str(kind) if kind in LISTED else None
        return None


ITS_PEOPLE = frozenset(
    {
        "police", "resident", "residents", "native", "man", "woman", "couple", "teen", "teenager", "boy",
        "girl", "firefighters", "councilman", "councilwoman", "councillor", "selectmen", "suburb", "suburbs",
    }
)  # fmt: skip
"""What stands behind a town's name rather than behind a person's: "A Grantham man", "Salem police"."""

BEFORE_DATELINE = frozenset({"", ".", "!", "?"})
"""Tokens before the first of a sentence."""

CLOSING = frozenset({"and", "or"})
"""What stands before the last name of a list."""

LISTING_SIGNS = CLOSING | {","}

LONGEST_LIST = 40
"""Tokens of the longest list of names that one type word may end."""

LISTED = frozenset({"region", "district", "settlement"})
"""Kinds of places that are listed before one type word; streets and rivers are often called after people."""

BETWEEN = frozenset(
    {"border", "regional", "and", "tribal", "administrative", "autonomous", "coastal", "rural", "municipal"}
)
"""Words between a name and its type word: "the Bajaur tribal district"."""

OUTSKIRTS = frozenset({"suburb", "suburbs", "outskirts"})
"""Type words behind a town's name that say nothing of the town: "a Houston suburb"."""

OFFICE_OF = {"governor": "region", "gov": "region", "mayor": "settlement"}
"""A title behind a place's name says what kind it is: "Belgorod Governor", "Kherson Mayor"."""

BODY_ENDS = frozenset(
    {"", ",", ".", "that", "which", "based", "-based", "in", "of", "with", "from", "whose", "and", ";"}
)
"""What follows the noun of a body in an apposition: "X, a charity that …", but "X, a company director"."""

LISTED = frozenset({"region", "district"})
"""Kinds of the places that one plural type word stands behind."""

NOT_OF = frozenset(
    {"state", "department", "capital", "country", "republic", "nation", "base", "island", "station"}
)
"""Type words that with "of" name a part or a capital: "the capital of Mali" is not Mali."""

NO_NEWS = frozenset(
    {
        "relief",
        "aid",
        "humanitarian",
        "development",
        "refugee",
        "intelligence",
        "security",
        "spy",
        "space",
        "charity",
    }
)
"""What agencies are for that report no news."""

NAMING = frozenset({"itself", "themselves", "called", "named", "as"})
"""Words before a name that somebody goes by."""

LISTING = frozenset(
    {"of", "in", "near", "including", "like", "such", "as", ",", ":", "named", "called", "around"}
)

BEFORE = frozenset({"town", "village", "city", "capital", "hamlet", "settlement", "port"})
"""Type words that stand right before a name: "the border town Kozinka"."""


LONGEST_LIST = 12
"""Tokens looked back over for what a list of names lists."""

NAMING_OR_LISTING = NAMING | LISTING | {"one", "and"}

NEIGHBOURS = frozenset(
    {
        "outlet noun", "armed noun", "unit noun", "organization noun", "direction before", "locative",
        "compound", "taken", "surely taken", "area noun", "thing noun",
    }
)  # fmt: skip
"""Signs beside a name that are evidence by themselves."""


def _is_weighed(chunk: Chunk) -> bool:
    """Whether what stands around a name can change what it is: not of a head noun's, nor of France's."""
    if chunk.what == "known":
        return bool(chunk.payload.weak or chunk.payload.kind not in ("country", "demonym"))
    return chunk.what in ("name", "author")


def _number(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) < 4 else -1
