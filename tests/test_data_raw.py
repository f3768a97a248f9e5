"""The reports in `data/raw` and `tests/cases/world` and their gold: every quirk of real pages is there, the gold is exact.

The figures that the gold is used for are worth nothing if a quote is not in its text, so that is proved here. What a
newcomer gets wrong: a quote must occur once, with the very apostrophes and dashes of the text.
"""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from incursion_facts.evaluation.checking import check
from incursion_facts.evaluation.reading import GoldFile, read_gold

ROOT = Path(__file__).parent.parent
RAW = ROOT / "data" / "raw"
WORLD = ROOT / "tests" / "cases" / "world"
GOLD = ROOT / "tests" / "gold"
SEEDS = ROOT.parent / "shared" / "seeds"
TEXT_FIELDS = ("text", "body", "content")

RAW_GOLD = sorted(GOLD.glob("*.json"))
WORLD_GOLD = sorted((GOLD / "world").glob("*.json"))


class _ArticleText(HTMLParser):
    """The words inside <article>, tags left out: enough to look a quote up."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = self.inside or tag == "article"

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "article"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.parts.append(data)


def source_text(gold: Path) -> str:
    """The text that a gold file speaks of: a .txt, the article of a page, or a line of a JSONL file."""
    if gold.parent.name == "world":
        return (WORLD / f"{gold.stem}.txt").read_bytes().decode("utf-8")
    if (RAW / f"{gold.stem}.txt").exists():
        return (RAW / f"{gold.stem}.txt").read_bytes().decode("utf-8")
    if (RAW / f"{gold.stem}.html").exists():
        page = _ArticleText()
        page.feed((RAW / f"{gold.stem}.html").read_text(encoding="utf-8"))
        return "".join(page.parts)
    stem, _, number = gold.stem.rpartition("-")
    line = (RAW / f"{stem}.jsonl").read_text(encoding="utf-8").splitlines()[int(number) - 1]
    fields = json.loads(line)
    return str(next(fields[name] for name in TEXT_FIELDS if name in fields))


def load(gold: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(gold.read_text(encoding="utf-8"))
    return loaded


def raw_text(name: str) -> str:
    return (RAW / name).read_bytes().decode("utf-8")


# --- the gold is exact ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("gold", [*RAW_GOLD, *WORLD_GOLD], ids=lambda path: path.stem)
class TestGold:
    def test_has_the_keys_of_an_annotation_and_the_name_of_its_file(self, gold: Path) -> None:
        annotation = load(gold)
        assert list(annotation) == [
            "article", "header", "actors", "places", "dates", "casualties", "claims", "events",
        ]  # fmt: skip
        assert annotation["article"] == gold.stem

    def test_facts_eval_finds_no_fault_in_it(self, gold: Path) -> None:
        """Fields, kinds, codes and dates are valid, forms and quotes stand in the text, names are listed; quotes once."""
        read = read_gold(gold)
        assert isinstance(read, GoldFile), read
        assert check(read, source_text(gold)) == []

    def test_header_says_where_the_day_is_from(self, gold: Path) -> None:
        """Every key is there; a day is implied only where none is printed."""
        header = load(gold)["header"]
        assert set(header) - {"implied"} == {"published", "title", "byline", "outlet"}
        assert not (header["published"] and header.get("implied"))

    def test_forms_are_bare(self, gold: Path) -> None:
        """No article before them, no genitive after them."""
        annotation = load(gold)
        for entity in (*annotation["actors"], *annotation["places"]):
            for form in entity["forms"]:
                assert not re.match(r"(?i)(the|a|an) ", form), form
                assert not form.endswith(("’s", "'s")), form

    def test_places_have_a_country_code(self, gold: Path) -> None:
        """But for seas and lands that are in none."""
        for place in load(gold)["places"]:
            assert place["country"] or place["kind"] in ("other", "region"), place

    def test_no_entity_is_listed_twice(self, gold: Path) -> None:
        """Nor a form of an actor under two."""
        annotation = load(gold)
        for kind in ("actors", "places"):
            names = [(entity["name"], entity["kind"]) for entity in annotation[kind]]
            assert len(names) == len(set(names))
        forms = [form for actor in annotation["actors"] for form in set(actor["forms"])]
        # "Ministry of Defence" may be two ministries of one text; no other form of an actor is shared.
        shared = {form for form in forms if forms.count(form) > 1}
        assert all(re.search("ministry", form, re.IGNORECASE) for form in shared), shared

    def test_no_date_is_listed_twice(self, gold: Path) -> None:
        """One entry for each occurrence."""
        text = source_text(gold)
        dates = load(gold)["dates"]
        assert len({text.index(d["quote"]) + d["quote"].index(d["text"]) for d in dates}) == len(dates)

    def test_casualties_say_source_place_and_date(self, gold: Path) -> None:
        """Null where the text gives none: nothing is left out by mistake."""
        assert all({"source", "place", "date"} <= set(casualty) for casualty in load(gold)["casualties"])


def test_every_report_has_gold_and_every_gold_a_report() -> None:
    lines = (RAW / "three-wires.jsonl").read_text(encoding="utf-8").splitlines()
    raw = {path.stem for path in RAW.glob("*.txt")} | {path.stem for path in RAW.glob("*.html")}
    raw |= {f"three-wires-{number}" for number in range(1, len(lines) + 1)}
    assert raw == {path.stem for path in RAW_GOLD}
    assert {path.stem for path in WORLD.glob("*.txt")} == {path.stem for path in WORLD_GOLD}


# --- the reports have every quirk of real pages ---------------------------------------------------------------

POST = r"— .+? \(@\w+\) May \d\d, 2023$"

QUIRKS: list[tuple[str, str, int]] = [
    # what, a pattern over the whole text (MULTILINE), in how many reports at least
    ("a leading date on the first line, after a space", r"\A date \d{4}-\d\d-\d\d \S", 4),
    ("a leading date below blank lines", r"\A\n+ date \d{4}-\d\d-\d\d ", 1),
    ("a byline with outlet and nothing else", r"\A[A-Z]\w+ [A-Z]\w+, [A-Z]\w+ News\n", 1),
    ("a byline under the title", r"\A.+\nBy [A-Z]\w+ [A-Z]\w+, ", 1),
    ("a byline in capitals", r"^By [A-Z]+ [A-Z]+ for the ", 1),
    ("a byline between bars", r"\| [A-Z]\w+ [A-Z]\w+ for ", 1),
    ("a title line and a blank one", r"\A[A-Z][^.\n]+\n\n", 3),
    ("an agency's dateline without a year", r"^MOSCOW, May 23 \([A-Z]\w+ \w+\) — ", 1),
    ("a dateline with the year, month first", r"^MOSCOW \(.+?\), May 23, 2023 — ", 1),
    ("a dateline with the year, day first", r"\AKYIV, 22 May 2023 \(.+?\) - ", 1),
    ("a printed date line", r"^23 May 2023$", 1),
    ("no header at all", r"\ARussian forces were ", 1),
    ("a site's shortcode", r"^\[\w+ [^\]]*=”.+?″\]$", 2),
    ("a file caption", r"^File- .+ © ", 1),
    ("a caption with a credit", r"Credit: \w+ / \w+$", 1),
    ("an image in brackets", r"\(Image: .+?\)$", 1),
    ("a related link in brackets", r"\(RELATED: [^)]+\)", 1),
    ("a link to other news", r"^(See also:|Read more)", 2),
    ("a post with handle, link and date", r"pic\.twitter\.com/\w{10} " + POST, 3),
    ("a post without a space before its dash", r"pic\.twitter\.com/\w{10}— \w", 1),
    ("a post that breaks off", r"… " + POST, 1),
    ("a post with a camera and a short link", r"^📹https://t\.co/\w{10} pic", 1),
    ("a post with a quoted display name", r'— "[^"]+" Legion \(@', 1),
    ("a post with a Cyrillic display name", r"— [А-Я][а-я]+ [А-Я][а-я]+ \(@", 1),
    ("a post in Cyrillic", r"^[А-Я][а-я]+, [а-я]+ [а-я]+\. .+ pic\.twitter", 1),
    ("a stray line before a post", r"^EPN$", 1),
    ("a hole in a post", r" n/a [A-Z]", 1),
    ("hashtags", r"#Ukraine.+#Belgorod", 1),
    ("a word glued to a group's name", r"Legionand ", 1),
    ("a word glued to a place", r"Kozinkawith ", 1),
    ("a comma without a space", r"[a-z],[A-Z]\w+", 1),
    ("a full stop without a space", r"[a-z]\.The ", 1),
    ("a space before a full stop", r"\w \.$", 2),
    ("a tab after a clock time", r"^\d\d\.\d\d\t", 1),
    ("two spaces in a sentence", r"\w,  \w", 1),
    ("many blank lines", r"\n{4,}", 2),
    ("lines without blank lines between them", r"\A[^\n]+(\n[^\n]+){8,}\n\Z", 2),
    ("a subhead in capitals", r"^[A-Z][A-Z ]{8,}$", 2),
    ("a subhead in small letters", r"^[A-Z][a-z’ ]+\?$", 2),
    ("a bulleted list", r"^ *[•*] ", 2),
    ("curly quotes", r"“[^”]+”", 10),
    ("straight quotes", r'"[^"]+"', 3),
    ("curly and straight quotes in one text", r"(?s)“.*\"|\".*“", 3),
    ("quotes in quotes", r"“[^”]*‘[^’]+’", 2),
    ("a quote that is never closed", r"“[^”\n]+$", 2),
    ("a straight quote that is never closed", r'^[^"\n]*"[^"\n]+$', 1),
    ("a group's name in single quotes with its comma", r"Legion ‘Liberty of Russia,’", 1),
    ("single quotes for speech", r"‘at least eight’", 1),
    ("an ellipsis in brackets", r"\(…\)", 1),
    ("a sentence that begins in lower case", r"\. to the ", 1),
    ("a tail that credits agencies", r"^With (.+ )?agencies\n?\Z", 2),
    ("no newline at the end", r"[^\n]\Z", 1),
    ("a blank tail with a space", r"\n \n\Z", 1),
    ("kyiv in lower case", r"\bkyiv\b", 1),
    ("Kiev", r"\bKiev\b", 2),
    ("Grayvoron", r"\bGrayvoron\b", 3),
    ("Graivoron", r"\bGraivoron\b", 5),
    ("Hraivoron", r"\bHraivoron\b", 2),
    ("Graivoronsky", r"\bGraivoronsky\b", 3),
    ("Hladkov", r"\bViacheslav Hladkov\b", 1),
    ("Gladkov", r"\bVyacheslav Gladkov\b", 8),
    ("Dmitry Peskov", r"\bDmitry Peskov\b", 3),
    ("Dmitri Peskov", r"\bDmitri Peskov\b", 1),
    ("Dmytro Peskov", r"\bDmytro Peskov\b", 1),
    ("Dmitriy Peskov", r"\bDmitriy Peskov\b", 1),
    ("Maliar", r"\bHanna Maliar\b", 2),
    ("Malyar", r"\bHanna Malyar\b", 2),
    ("Podoliak", r"\bMykhaylo Podoliak\b", 1),
    ("Freedom of Russia Legion", r"\bFreedom of Russia Legion\b", 5),
    ("Liberty of Russia Legion", r"\bLiberty of Russia Legion\b", 2),
    ("Russian Freedom Legion", r"\bRussian Freedom Legion\b", 1),
    ("Legion “Freedom of Russia”", r"\bLegion “Freedom of Russia”", 1),
    ("Legion of Freedom of Russia", r"\bLegion of Freedom of Russia\b", 1),
    ("an acronym in brackets", r"Russian Volunteer Corps \(RVC\)", 5),
    ("an acronym spelt out after it", r"RVC \(Russian Volunteer Corps\)", 1),
    ("a region's name misprinted", r"\bByransk\b", 1),
    ("a person's name misprinted", r"\bPonamorov\b", 1),
    ("a former name", r"\bArtyomovsk\b", 2),
    ("a ministry in small letters", r"\b(Interior ministry|Russian defense ministry)\b", 2),
    ("eight wounded", r"(?i)\beight\b", 8),
    ("twelve wounded", r"(?i)\b(12|twelve|a dozen)\b", 8),
    ("more than 70 attackers", r"\bmore than 70\b", 7),
    (
        "the woman who died on the way",
        r"\b(woman|lady|granny|pensioner)\b[^.\n]*\b(died|dies|killed)\b|pensioner dies",
        6,
    ),
]


def report_texts() -> dict[str, str]:
    """Every article of `data/raw` by the name of its gold."""
    return {gold.stem: source_text(gold) for gold in RAW_GOLD}


@pytest.mark.parametrize(("quirk", "pattern", "least"), QUIRKS, ids=[row[0] for row in QUIRKS])
def test_quirk_is_in_the_reports(quirk: str, pattern: str, least: int) -> None:
    found = [name for name, text in report_texts().items() if re.search(pattern, text, re.MULTILINE)]
    assert len(found) >= least, f"{quirk}: only in {found}"


def test_there_are_twelve_reports_of_many_lengths() -> None:
    lengths = sorted(len(path.read_text(encoding="utf-8").split()) for path in RAW.glob("*.txt"))
    assert len(lengths) >= 12
    assert lengths[0] >= 120
    assert lengths[-1] <= 700
    assert lengths[0] < 200
    assert lengths[-1] > 550


def test_one_report_nearly_repeats_another() -> None:
    def runs(name: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", raw_text(name).lower())
        return set(zip(*(words[n:] for n in range(5)), strict=False))

    first, copy = runs("northgate-wire.txt"), runs("plainview-daily.txt")
    assert 0.5 < len(first & copy) / len(first | copy) < 1
    other = runs("meridian-post.txt")
    assert len(first & other) / len(first | other) < 0.05


def test_the_page_has_what_must_not_be_read() -> None:
    page = raw_text("vistula-observer.html")
    for part in ("<nav>", "<footer>", "<aside", "<script>", "<style>", "<figcaption>", "<blockquote"):
        assert part in page
    assert 'property="article:published_time" content="2023-05-23T' in page
    article = source_text(GOLD / "vistula-observer.json")
    for outside in ("three dead in storms", "tanker fire kills two", "All rights reserved"):
        assert outside in page
        assert outside not in article


def test_lines_of_articles_use_different_names_for_their_fields() -> None:
    lines = [json.loads(line) for line in raw_text("three-wires.jsonl").splitlines()]
    assert [next(name for name in TEXT_FIELDS if name in line) for line in lines] == [
        "text",
        "body",
        "content",
    ]
    assert len({frozenset(line) for line in lines}) == 3


# --- the other wars --------------------------------------------------------------------------------------------

STYLES: list[tuple[str, str, int]] = [
    ("a dateline with agency and year", r"^[A-ZÁ]+, [A-Z][a-z]+ \d+, \d{4} \(.+?\) - ", 2),
    ("a dateline with a day-first date", r"^[A-Z]+.*\b\d{1,2} [A-Z][a-z]{2,8}\b\.?( \d{4})?", 3),
    ("a date in figures, day first", r"\b17-02-2021\b", 1),
    ("a dateline without a date", r"^[A-Z]+( CITY)?(, .+?)?( \(.+?\))? — ", 2),
    ("an agency before the place", r"\A\([A-Z].+?\) [A-Z][a-z]+, ", 1),
    ("a title line", r"\A[A-Z][^.\n]{20,}\n", 4),
    ("an acronym in brackets", r"\b[A-Z][\w’'-]+ \([A-Z]{2,6}\)", 9),
    ("an acronym with dots", r"\bU\.D\.R\.", 1),
    ("a toll that rose", r"has risen to \d+ from \d+", 1),
    ("a toll that fell", r"at least nine people were killed, not 15|lower toll of", 1),
    ("an age after a name", r"[A-Z]\w+, \d\d,", 6),
    ("an age before a noun", r"\b(41-year-old|eight-year-old) ", 2),
    (
        "a claim of responsibility",
        r"claimed (responsibility|the (attack|bombing))|took responsibility|admitted",
        5,
    ),
    ("a denial", r"denied|rejected that|no hand in it", 3),
    ("nobody claims", r"(?i)no (claim of responsibility|group has owned up)", 2),
    (
        "an unnamed official",
        r"(security sources|unnamed military source|A hospital source|Some Iraqi officials)",
        3,
    ),
    ("a figure that could not be checked", r"(could (not|be)|no way to|could be) .*(verif|confirm|check)", 4),
    (
        "a vague figure",
        r"\b(several|dozens|Dozens|a number of|upwards of|close to|some|Some|Around|About)\b",
        9,
    ),
    ("an upper bound", r"(Up to|as many as) \w+", 2),
    ("nobody hurt", r"(?i)(nobody was hurt|no deaths|no civilians were hurt|no civilian casualties)", 3),
    ("people taken", r"kidnapped|taken away|seized from|taken prisoner|taken five prisoners", 4),
    ("people driven out", r"\b(fled|displaced|uprooted|left their homes)\b", 5),
    ("a journalist among the dead", r"reporter [A-Z]", 1),
    ("a past year", r"\b(198\d|200\d)\b", 2),
]


@pytest.mark.parametrize(("style", "pattern", "least"), STYLES, ids=[row[0] for row in STYLES])
def test_style_is_in_the_reports_of_other_wars(style: str, pattern: str, least: int) -> None:
    texts = {gold.stem: source_text(gold) for gold in WORLD_GOLD}
    found = [name for name, text in texts.items() if re.search(pattern, text, re.MULTILINE)]
    assert len(found) >= least, f"{style}: only in {found}"


def test_the_other_wars_are_many_and_short() -> None:
    lengths = [len(path.read_text(encoding="utf-8").split()) for path in WORLD.glob("*.txt")]
    assert len(lengths) >= 12
    assert min(lengths) >= 80
    assert max(lengths) <= 350
    countries = {place["country"] for gold in WORLD_GOLD for place in load(gold)["places"]}
    assert len(countries) >= 20


# --- and none of it is borrowed -------------------------------------------------------------------------------


def test_no_sentence_of_the_given_articles_stands_in_the_reports() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the given articles are not beside the project")

    def runs(text: str, size: int) -> set[str]:
        words = re.findall(r"[a-z0-9]+", text.lower())
        return {" ".join(words[n : n + size]) for n in range(len(words) - size + 1)}

    given = set[str]().union(*(runs(path.read_text(encoding="utf-8"), 9) for path in SEEDS.glob("*.txt")))
    paths = [
        path for folder in (RAW, WORLD, GOLD, GOLD / "world") for path in folder.iterdir() if path.is_file()
    ]
    borrowed = {
        path.name: hit for path in paths if (hit := runs(path.read_text(encoding="utf-8"), 9) & given)
    }
    assert not borrowed
