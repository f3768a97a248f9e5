"""`facts validate`: its options, its exit codes, side files, and the band of what is usual."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from incursion_facts.findings.formats import FORMATS

Run = Callable[..., Any]

TOWNS = (
    "Kharkiv",
    "Sumy",
    "Belgorod",
    "Kozinka",
    "Kyiv",
    "Odesa",
    "Chernihiv",
    "Kursk",
    "Bryansk",
    "Poltava",
)
DEEDS = (
    "Shelling killed {} people in",
    "A drone wounded {} guards near",
    "Fire from rockets hurt {} residents of",
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Thirty articles of a kind, none near another."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in range(30):
        town, other = TOWNS[number % 10], TOWNS[(number * 3 + 1) % 10]
        deed = DEEDS[number % 3].format(number % 7 + 2)
        (folder / f"{number:02}.txt").write_text(
            f"Report number {number} from {town}\nBy Ada Lind, Harbour Ledger\n{number % 27 + 1} May 2023\n\n"
            f"{deed} {town} on Monday, said Vyacheslav Gladkov, the governor of Belgorod region. Police in {other} said that "
            f"{number + 3} houses were damaged and {number % 5 + 2} soldiers were wounded. “We heard it from {other},” a resident "
            f"told the Harbour Ledger. The governor denied that the village of Kozinka had been hit, and called it an attack on "
            f"the people of {town}. Nobody had claimed it by Tuesday evening.\n",
            encoding="utf-8",
        )
    return folder


def told(facts: Run, *arguments: object) -> list[dict[str, Any]]:
    called = facts("validate", *arguments, "--format", "jsonl", "-q")
    assert called.stderr == ""
    return [json.loads(line) for line in called.stdout.splitlines()]


def codes_of(facts: Run, *arguments: object) -> list[str]:
    return [finding["code"] for finding in told(facts, *arguments)]


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("date 2023-05-23\nTwo guards were killed near Sumy on 22 May 2023, police said, when three shells fell on the road to the border there.", (), 0),
        ("Two guards were killed near Sumy on Monday, police said.The road was closed to all on the day.", (), 1),
        ("Two guards were killed near Sumy on Monday, police said.", ("--select", "F211"), 0),
        ("Two guards were killed near Sumy on Monday, police said.", ("--select", "glue"), 2),
        ("Two guards were killed.", ("--today", "yesterday"), 2),
        ("Two guards were killed.", ("--format", "yaml"), 2),
        ("Two guards were killed.", ("--update-baseline",), 2),
        ("Two guards were killed.", ("--baseline", "b.json", "--update-baseline"), 2),
        ("Two guards were killed.", ("--baseline", "none.json"), 2),
        ("", (), 3),
        ("", ("--select", "F2"), 3),
    ],
)  # fmt: skip
def test_exit_codes(facts: Run, tmp_path: Path, text: str, options: tuple[str, ...], code: int) -> None:
    """Notes are fine; findings, options that cannot be used, nothing to read."""
    (tmp_path / "a.txt").write_text(text)
    assert facts("validate", "a.txt", *options).exit_code == code
    assert facts("validate").exit_code == 2


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"format": 2}', '{"format": 1, "facts": "0", "articles": 3, "measures": {"moons": {}}}',
     '{"format": 1, "facts": "0", "articles": 3, "measures": {"moons": {"median": 1, "spread": 1}}}', "[" * 100_000],
)  # fmt: skip
def test_a_baseline_that_is_none(facts: Run, tmp_path: Path, content: str) -> None:
    """One line on what to do, exit code 2."""
    (tmp_path / "usual.json").write_text(content)
    (tmp_path / "a.txt").write_text("Two guards were killed.")
    called = facts("validate", "a.txt", "--baseline", "usual.json")
    assert called.exit_code == 2
    assert called.stdout == ""
    assert len(called.stderr.splitlines()) == 1
    assert "--update-baseline" in called.stderr


@pytest.mark.parametrize("name", FORMATS)
def test_formats(facts: Run, news: Path, name: str) -> None:
    """Each is written to standard output, and the summary to standard error."""
    (news / "a.txt").write_text(
        "date 2023-05-23\nTwo guards were killed near Sumy on Monday, police said.The road was closed."
    )
    called = facts("validate", "news", "--format", name)
    assert called.exit_code == 1
    assert "F211" in called.stdout
    assert called.stderr == "3 looked at, 2 to mend, 10 to note\n"


def test_the_future_begins_where_one_says(facts: Run, tmp_path: Path) -> None:
    """Without `--today` no date is too late: the clock is never asked."""
    (tmp_path / "a.txt").write_text(
        "date 2923-05-22\nTwo guards were killed near Sumy on Monday, police said."
    )
    assert "F203" not in codes_of(facts, "a.txt")
    assert "F203" not in codes_of(facts, "a.txt", "--today", "2923-05-22")
    (found,) = [f for f in told(facts, "a.txt", "--today", "2923-05-21") if f["code"] == "F203"]
    assert (found["line"], found["column"]) == (1, 6)


def test_options_of_a_run_mean_the_same(facts: Run, tmp_path: Path) -> None:
    """`--published`, `--encoding` and `--lexicon` are those of `facts extract`."""
    text = "Three guards died near Quarlbeck on Monday, police said. Трое погибших доставлены в Сумы."
    (tmp_path / "a.txt").write_bytes(text.encode("cp1251"))
    (tmp_path / "quarlbeck.toml").write_text(
        '[[place]]\nname = "Quarlbeck"\nkind = "settlement"\ncountry = "RU"\nlatitude = 50.5\nlongitude = 35.7\n'
    )
    assert {"F107", "F202"} <= set(codes_of(facts, "a.txt"))
    assert not {"F107", "F202"} & set(
        codes_of(facts, "a.txt", "--encoding", "cp1251", "--published", "2023-05-22")
    )
    assert "F104" in codes_of(facts, "a.txt", "--encoding", "utf-8")
    assert facts("validate", "a.txt", "--lexicon", "quarlbeck.toml").exit_code == 1
    assert facts("validate", "a.txt", "--lexicon", "none.toml").exit_code == 2


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (b"One two three four.\nThe road was closed.The end.", "-:2:14: warning F211: words"),
        (
            b'{"text": "All was well."}\n{"text": "It was closed.The end."}\n',
            "-: warning F211: article #2: w",
        ),
    ],
)
def test_standard_input(given: bytes, expected: str) -> None:
    """A text has places, an article of a feed its number."""
    command = [sys.executable, "-m", "incursion_facts", "validate", "-", "--select", "F211"]
    called = subprocess.run(command, input=given, capture_output=True)
    assert called.returncode == 1
    assert called.stdout.decode().startswith(expected)


def test_any_number_of_processes(facts: Run, corpus: Path, tmp_path: Path) -> None:
    """The same findings with jobs, with a cache, and from it."""
    (corpus / "list.txt").write_text(
        "date 2023-05-23\n" + "Kharkiv, Sumy, Odesa, Kyiv, Poltava, Kursk. " * 12
    )
    alone = facts("validate", "corpus").stdout
    assert "F302" in alone
    for _ in range(2):
        assert facts("validate", "corpus", "--jobs", "2", "--cache", tmp_path / "cache").stdout == alone


def test_nothing_is_extracted_that_is_not_asked_for(
    facts: Run, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without F3 no article is read for its facts."""
    from incursion_facts import pipeline

    monkeypatch.setattr(pipeline, "recognize", None)
    assert facts("validate", "news", "--select", "F1,F2").exit_code == 0
    assert facts("validate", "news", "--select", "F306").exit_code == 4


def test_the_corpus_is_its_own_band(facts: Run, corpus: Path) -> None:
    """Twenty articles and more; fewer tell none, and that is told. An article far off is found in it."""
    assert [code for code in codes_of(facts, "corpus") if code.startswith("F3")] == []
    (corpus / "list.txt").write_text(
        "date 2023-05-23\n" + "Kharkiv, Sumy, Odesa, Kyiv, Poltava, Kursk. " * 12
    )
    assert {f["file"] for f in told(facts, "corpus", "--select", "F3")} == {"corpus/list.txt"}
    for number in range(12):
        (corpus / f"{number:02}.txt").unlink()
    assert set(codes_of(facts, "corpus", "--select", "F3")) == {"F307", "F309"}


def test_a_baseline(facts: Run, corpus: Path, tmp_path: Path) -> None:
    """It is the same bytes from the same articles in any order, replaced whole, and judges a single article."""
    usual = tmp_path / "usual.json"
    only = ("--ignore", "F217", "-q")
    assert facts("validate", "corpus", "--baseline", usual, "--update-baseline", *only).exit_code == 0
    first = usual.read_bytes()
    assert json.loads(first)["articles"] == 30
    assert b"corpus" not in first
    files = sorted(corpus.glob("*.txt"), reverse=True)
    assert (
        facts("validate", *files, "--baseline", usual, "--update-baseline", "--select", "F1", "-q").exit_code
        == 0
    )
    assert usual.read_bytes() == first
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    (tmp_path / "list.txt").write_text(
        "date 2023-05-23\n" + "Kharkiv, Sumy, Odesa, Kyiv, Poltava, Kursk. " * 12
    )
    assert "F302" in codes_of(facts, "list.txt", "--baseline", usual)
    assert [c for c in codes_of(facts, "corpus/03.txt", "--baseline", usual) if c.startswith("F3")] == []
    assert facts("validate", "list.txt", "--baseline", usual, "--update-baseline").exit_code == 2
    assert usual.read_bytes() == first
    assert (
        facts(
            "validate", "corpus", "--baseline", tmp_path / "no" / "usual.json", "--update-baseline"
        ).exit_code
        == 3
    )


def test_articles_with_errors_are_no_part_of_the_band(facts: Run, corpus: Path, tmp_path: Path) -> None:
    """Nor are those that are too short."""
    for number in range(5):
        path = corpus / f"{number:02}.txt"
        path.write_text(path.read_text(encoding="utf-8") + "The caf\ufffd was hit.\n", encoding="utf-8")
    (corpus / "05.txt").write_text(
        "date 2023-05-23\nTwo guards were killed near Sumy on Monday, police said."
    )
    facts("validate", "corpus", "--baseline", "usual.json", "--update-baseline", "-q")
    assert json.loads((tmp_path / "usual.json").read_text())["articles"] == 24


GLUED = "date 2023-05-23\nTwo guards were killed near Sumy on Monday, police said.The road was closed to all.\nIt rained.So it was over for the day.\n"


@pytest.mark.parametrize(
    ("side", "expected"),
    [
        ("# facts: ignore F211 as the ministry wrote it\n", []),
        ("\n#facts:ignore glued-words as the ministry wrote it", []),
        ("# facts: ignore glued-words as the ministry wrote it", []),
        ("# facts: ignore F211:2 as the ministry wrote it", []),
        ("# facts: ignore F211:3 as the ministry wrote it", ["F191", "F211"]),
        ("# facts: ignore F212 as the ministry wrote it", ["F191", "F211"]),
        ("# facts: ignore F211", ["F190", "F211"]),
        ("# facts: ignore F211 fine", ["F190", "F211"]),
        ("# facts: ignore F999 as the ministry wrote it", ["F190", "F211"]),
        ("F211", ["F190", "F211"]),
        ("# facts: ignore F203 the date is right\n# facts: ignore F301 it is short", ["F211"]),
        ("\ufeff# facts: ignore F211 as the ministry wrote it\r\n", []),
    ],
)
def test_side_files(facts: Run, tmp_path: Path, side: str, expected: list[str]) -> None:
    """A code or name, a line, a reason; what was not looked for (the future, a band) may be ignored all the same."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(GLUED)
    (tmp_path / "news" / "a.txt.facts").write_text(side, encoding="utf-8", newline="")
    found = told(facts, "news", "--ignore", "F22,F3")
    assert sorted(f["code"] for f in found) == expected
    for finding in found:
        assert finding["file"] == ("news/a.txt" if finding["code"] == "F211" else "news/a.txt.facts")


def test_a_side_file_that_cannot_be_read_or_has_no_article(facts: Run, tmp_path: Path) -> None:
    """Both are told; neither is ever read as an article, in folders, patterns or by name."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(GLUED)
    (tmp_path / "news" / "a.txt.facts").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "news" / "b.txt.facts").write_text("# facts: ignore F211 as the ministry wrote it\n")
    for inputs in (["news"], ["news/*"], ["news/a.txt", "news/a.txt.facts"]):
        found = {(f["file"], f["code"]) for f in told(facts, *inputs, "--select", "F1,F211")} - {
            ("news/a.txt.facts", "F121"),
            ("news/b.txt.facts", "F121"),
        }
        assert found == {("news/a.txt", "F211"), ("news/a.txt.facts", "F190"), ("news/b.txt.facts", "F191")}
    called = facts("extract", "news", "--stdout", "--only", "articles")
    assert called.exit_code == 0
    assert len(called.stdout.splitlines()) == 1


def test_data_raw_has_no_error(facts: Run) -> None:
    """The project's own samples: warnings on the faults that they were given on purpose, no error."""
    samples = Path(__file__).parents[2] / "data" / "raw"
    found = told(facts, samples, "--today", "2023-06-30")
    assert [f for f in found if f["level"] == "error"] == []
    assert {"F211", "F212", "F217"} <= {f["code"] for f in found}


def test_sarif_of_a_run(facts: Run, news: Path) -> None:
    """What code scanning needs: rules with their levels, results with places."""
    (news / "a.txt").write_text(GLUED)
    log = json.loads(facts("validate", "news", "--format", "sarif", "--select", "F211", "-q").stdout)
    (result,) = log["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "news/a.txt"
    assert place["region"] == {"startLine": 2, "startColumn": 52}
    assert re.match(r"words without a blank between them: 'said\.The'", result["message"]["text"])
