"""Every slip in a gold file is told in one line: file, place, and what to do. The others are judged."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from incursion_facts.evaluation.checking import check
from incursion_facts.evaluation.reading import BadFile, GoldFile, read_gold

Run = Callable[..., Any]

TEXT = """Gunmen killed two ferrymen in Mopti on Tuesday, said Awa Sidibe. “Nobody” else was hurt
 – the mayor’s  words. On Tuesday it rained.
"""
GOLD: dict[str, Any] = {
    "article": "pier",
    "header": {"published": "2024-09-12"},
    "actors": [{"name": "Awa Sidibe", "kind": "person", "forms": ["Awa Sidibe"]}],
    "places": [{"name": "Mopti", "kind": "settlement", "country": "ML", "forms": ["Mopti"]}],
    "dates": [{"text": "Tuesday", "value": "2024-09-10", "quote": "in Mopti on Tuesday"}],
    "casualties": [
        {
            "effect": "killed", "min": 2, "max": 2, "victims": "civilian", "status": "reported",
            "source": "Awa Sidibe", "place": "Mopti", "quote": "killed two ferrymen",
        }
    ],
    "claims": [{"stance": "denies_fact", "speaker": "Awa Sidibe", "quote": "“Nobody” else"}],
    "events": [{"type": "killing", "actors": ["Awa Sidibe"], "place": "Mopti", "quote": "Gunmen killed"}],
}  # fmt: skip


def changed(*path: str | int, to: Any) -> dict[str, Any]:
    """The gold with another value at a path."""
    gold: dict[str, Any] = json.loads(json.dumps(GOLD))
    *above, last = path
    held: Any = gold
    for part in above:
        held = held[part]
    held[last] = to
    return gold


def without(*path: str | int) -> dict[str, Any]:
    """The gold without the key at a path."""
    gold = changed(*path, to=None)
    *above, last = path
    held: Any = gold
    for part in above:
        held = held[part]
    del held[last]
    return gold


def told(folder: Path, gold: dict[str, Any]) -> list[str]:
    """What is said of a gold file, its place in the middle."""
    path = folder / "pier.json"
    path.write_text(json.dumps(gold, indent=1, ensure_ascii=False), encoding="utf-8")
    read = read_gold(path)
    problems = read.problems if isinstance(read, BadFile) else check(read, TEXT)
    return [f"{p.severity} {p.line} {p.field}: {p.message}" for p in problems]


def test_good_gold(tmp_path: Path) -> None:
    """Nothing is said."""
    assert told(tmp_path, GOLD) == []


CASES: list[tuple[str, dict[str, Any], str, str]] = [
    # what, the gold, the field that is named, a part of the message
    ("unknown field", changed("casualties", 0, "colour", to=1), "casualties[0].colour", "unknown field"),
    ("unknown list", changed("rumours", to=[]), "rumours", "unknown field"),
    ("missing field", without("casualties", 0, "victims"), "casualties[0]", "'victims' is missing"),
    ("missing article", without("article"), "None", "'article' is missing"),
    ("unknown actor kind", changed("actors", 0, "kind", to="bird"), "actors[0].kind", "there are 'person'"),
    ("unknown place kind", changed("places", 0, "kind", to="hole"), "places[0].kind", "there are 'country'"),
    ("unknown effect", changed("casualties", 0, "effect", to="hurt"), "casualties[0].effect", "'killed'"),
    ("unknown victims", changed("casualties", 0, "victims", to="x"), "casualties[0].victims", "'civilian'"),
    ("unknown status", changed("casualties", 0, "status", to="x"), "casualties[0].status", "'reported'"),
    ("unknown stance", changed("claims", 0, "stance", to="says"), "claims[0].stance", "'blames'"),
    ("unknown event type", changed("events", 0, "type", to="war"), "events[0].type", "'incursion'"),
    ("text for a number", changed("casualties", 0, "min", to="2"), "casualties[0].min", 'not "2"'),
    ("negative number", changed("casualties", 0, "min", to=-1), "casualties[0].min", "greater than or equal to 0"),
    ("no bounds", changed("casualties", 0, to={**GOLD["casualties"][0], "min": None, "max": None}),
     "casualties[0]", "both null"),
    ("bounds crossed", changed("casualties", 0, "min", to=3), "casualties[0]", "min 3 is more than max 2"),
    ("no forms", changed("actors", 0, "forms", to=[]), "actors[0].forms", "at least 1"),
    ("empty quote", changed("claims", 0, "quote", to=""), "claims[0].quote", "at least 1"),
    ("list for an object", changed("header", to=[]), "header", "not []"),
    ("no day", changed("header", "published", to="12 September"), "header.published", "write it as 2023-05-22"),
    ("no such day", changed("header", "published", to="2024-02-30"), "header.published", "not a day"),
    ("a month for a day", changed("header", "published", to="2024-09"), "header.published", "not a day"),
    ("no EDTF", changed("dates", 0, "value", to="10.9.2024"), "dates[0].value", "EDTF"),
    ("no country code", changed("places", 0, "country", to="Mali"), "places[0].country", "two capitals"),
    ("another article", changed("article", to="mole"), "article", "'mole' in a file named pier.json"),
    ("published and implied", changed("header", "implied", to="2024-09-12"), "header.implied", "take one"),
    ("form not in the text", changed("actors", 0, "forms", to=["Awa Sidibeh"]), "actors[0].forms[0]", "copy the words"),
    ("form in other case", changed("places", 0, "forms", to=["MOPTI"]), "places[0].forms[0]", "it has 'Mopti'"),
    ("other quotation marks", changed("claims", 0, "quote", to='"Nobody" else'), "claims[0].quote", "it has '“Nobody” else'"),
    ("other dash and blanks", changed("events", 0, "quote", to="hurt - the mayor's words"),
     "events[0].quote", "it has 'hurt\\n – the mayor’s  words'"),
    ("quote not in the text", changed("events", 0, "quote", to="Gunmen sang"), "events[0].quote", "'Gunmen sang' is not"),
    ("date not in its quote", changed("dates", 0, "text", to="Monday"), "dates[0].text", "no part of the quote"),
    ("unlisted source", changed("casualties", 0, "source", to="Sidibe"), "casualties[0].source", "none of the actors"),
    ("unlisted place", changed("casualties", 0, "place", to="Gao"), "casualties[0].place", "none of the places"),
    ("unlisted speaker", changed("claims", 0, "speaker", to="Mopti"), "claims[0].speaker", "none of the actors"),
    ("unlisted target", changed("claims", 0, "target", to="X"), "claims[0].target", "list it there"),
    ("unlisted outlet", changed("claims", 0, "via", to="X"), "claims[0].via", "list it there"),
    ("unlisted event actor", changed("events", 0, "actors", to=["Awa Sidibe", "X"]), "events[0].actors[1]", "list it"),
    ("unlisted event place", changed("events", 0, "place", to="X"), "events[0].place", "none of the places"),
]  # fmt: skip


@pytest.mark.parametrize(("gold", "field", "message"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_slip(tmp_path: Path, gold: dict[str, Any], field: str, message: str) -> None:
    """One problem, at the field, that says what to do."""
    (line,) = told(tmp_path, gold)
    assert f" {field}: " in line
    assert message in line
    assert line.startswith("error ")


def test_what_is_only_noted(tmp_path: Path) -> None:
    """A quote that stands twice is taken where it stands first; an optional one may be missing."""
    (line,) = told(tmp_path, changed("dates", 0, "quote", to="Tuesday"))
    assert line.startswith("note ")
    assert "stands 2 times" in line
    optional = {"text": "Friday", "value": None, "quote": "on Friday", "optional": True}
    (line,) = told(tmp_path, changed("dates", 0, to=optional))
    assert line.startswith("note ")


def test_a_list_that_is_left_out_says_nothing_of_names(tmp_path: Path) -> None:
    """A source need not be listed where no actors are."""
    assert told(tmp_path, without("actors")) == []


def test_all_slips_are_told_at_once(tmp_path: Path) -> None:
    """In the order of the file, each with its line."""
    gold = changed("casualties", 0, "source", to="X")
    gold["actors"][0]["forms"] = ["Nobody here"]
    gold["events"][0]["quote"] = "Nothing there"
    lines = told(tmp_path, gold)
    assert len(lines) == 3
    places = [int(line.split()[1]) for line in lines]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b'{"article": "pier",\n "dates": [],}', "pier.json:2:1", "not JSON"),
        (b'{"article": "pier"', "pier.json:1:19: ", "not JSON"),
        (b"", "pier.json:1:1: ", "not JSON"),
        (b'{"article":\n "p\xefer"}', "pier.json:2:4: ", "save the file in UTF-8"),
        (b'{"article": "pier", "dates": [],\n"dates": []}', "pier.json:2:1: dates: ", "stands twice"),
        (b"[]", "pier.json: ", "no object"),
        (b"[" * 100_000, "pier.json: ", "nested too deeply"),
    ],
)
def test_what_is_no_annotation(tmp_path: Path, data: bytes, place: str, message: str) -> None:
    """Named by line and column where there is one."""
    (tmp_path / "pier.json").write_bytes(data)
    read = read_gold(tmp_path / "pier.json")
    assert isinstance(read, BadFile)
    (line,) = map(str, read.problems)
    assert f"/{place}" in line
    assert message in line


def test_a_byte_order_mark_is_no_slip(tmp_path: Path) -> None:
    """Editors of one system write it."""
    (tmp_path / "pier.json").write_bytes(b"\xef\xbb\xbf" + json.dumps(GOLD).encode())
    assert isinstance(read_gold(tmp_path / "pier.json"), GoldFile)


class TestRun:
    """What the command makes of it."""

    @pytest.fixture
    def gold(self, tmp_path: Path) -> Path:
        """A folder with an article and its gold, and another whose gold is faulty."""
        folder = tmp_path / "gold"
        folder.mkdir()
        for name in ("pier", "mole"):
            (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
            (folder / f"{name}.json").write_text(json.dumps({**GOLD, "article": name}), encoding="utf-8")
        (folder / "mole.json").write_text(
            json.dumps({**changed("actors", 0, "kind", to="bird"), "article": "mole"})
        )
        return folder

    def test_faulty_gold_is_left_out_and_named(self, facts: Run, gold: Path) -> None:
        """One line on stderr; the other article is judged; exit 1."""
        result = facts("eval", gold, "--quiet")
        assert result.exit_code == 1
        (line,) = result.stderr.splitlines()
        assert line.startswith(f"facts: {gold.as_posix()}/mole.json:1:")
        assert "actors[0].kind: 'bird' is none of the values" in line
        assert "# figures over 1 article\n" in result.stdout
        assert "mole" not in result.stdout

    def test_nothing_but_faults(self, facts: Run, gold: Path) -> None:
        """Nothing is printed; exit 3."""
        (gold / "pier.json").unlink()
        result = facts("eval", gold)
        assert (result.exit_code, result.stdout) == (3, "")
        assert "mole.json" in result.stderr

    def test_article_missing(self, facts: Run, gold: Path) -> None:
        """It is said where it is looked for and what to do."""
        (gold / "mole.txt").unlink()
        (gold / "mole.json").write_text(json.dumps({**GOLD, "article": "mole"}))
        result = facts("eval", gold, "--quiet")
        assert result.exit_code == 1
        assert "mole.json: no article mole.txt (or .md, .html, .json) in" in result.stderr
        assert "--articles" in result.stderr

    def test_article_that_cannot_be_read(self, facts: Run, gold: Path) -> None:
        """The article is named with the reason, and not called missing."""
        (gold / "mole.json").write_text(json.dumps({**GOLD, "article": "mole"}))
        (gold / "mole.txt").write_bytes(bytes(range(256)) * 40)
        result = facts("eval", gold, "--quiet")
        assert result.exit_code == 1
        (line,) = result.stderr.splitlines()
        assert "mole.txt: " in line

    def test_two_articles_of_one_name(self, facts: Run, gold: Path) -> None:
        """Nobody can tell which is meant."""
        (gold / "old").mkdir()
        (gold / "old" / "pier.md").write_text("It rained.\n")
        result = facts("eval", gold, "--quiet")
        assert result.exit_code == 3
        assert "several articles are named so" in result.stderr

    def test_a_list_that_lies_there_is_noted(self, facts: Run, gold: Path) -> None:
        """An index of names beside the gold is no fault; as gold of an article it would be."""
        (gold / "mole.json").unlink()
        (gold / "names.json").write_text("[]")
        result = facts("eval", gold, "--quiet")
        assert result.exit_code == 0
        assert "names.json: no object" in result.stderr
        (gold / "mole.json").write_text("[]")
        assert facts("eval", gold, "--quiet").exit_code == 1

    @pytest.mark.parametrize("name", ["nowhere", "empty"])
    def test_no_gold_at_all(self, facts: Run, tmp_path: Path, name: str) -> None:
        """The folder is named; exit 3."""
        (tmp_path / "empty").mkdir()
        result = facts("eval", name)
        assert result.exit_code == 3
        assert result.stderr.startswith(f"facts: {name}: no ")
