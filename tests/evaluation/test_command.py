"""Every option of `facts eval`, its exit codes, and what it prints."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from incursion_facts.evaluation import rendering
from incursion_facts.evaluation.results import TYPES, Evaluation
from incursion_facts.evaluation.schema import schema_text

Run = Callable[..., Any]

HARBOUR: dict[str, Any] = {
    "article": "harbour",
    "header": {"published": "2023-05-23"},
    "dates": [
        {"text": "Monday", "value": "2023-05-22", "quote": "on Monday"},
        {"text": "May 21", "value": "2023-05-21", "quote": "May 21"},
    ],
    "casualties": [
        {"effect": "wounded", "min": 3, "max": 3, "victims": "civilian", "status": "reported", "quote": "Three people"},
        {"effect": "killed", "min": 2, "max": None, "victims": "civilian", "status": "reported",
         "quote": "killed at least two civilians"},
    ],
}  # fmt: skip
VALLEY: dict[str, Any] = {
    "article": "valley",
    "dates": [{"text": "Tuesday", "value": "2023-05-22", "quote": "on Tuesday"}],
}


@pytest.fixture
def gold(news: Path, tmp_path: Path) -> Path:
    """Gold for the two articles of `news`; the date of one is wrong."""
    folder = tmp_path / "gold"
    folder.mkdir()
    for annotation in (HARBOUR, VALLEY):
        (folder / f"{annotation['article']}.json").write_text(json.dumps(annotation), encoding="utf-8")
    return folder


def figures(result: Any) -> dict[str, list[str]]:
    """The rows of the tables, by their first column."""
    rows = (line.split() for line in result.stdout.splitlines() if not line.startswith("#"))
    return {row[0]: row[1:] for row in rows if row}


class TestReport:
    def test_text(self, facts: Run, gold: Path, news: Path) -> None:
        """Errors with their place, then the shares, then the figures; the closing line on stderr."""
        result = facts("eval", gold, "--articles", news)
        assert result.exit_code == 0, result.stderr
        assert (
            "valley:2:43: wrong dates, expected 2023-05-22, got 2023-05-23 «Tuesday» [weekday]\n"
            in result.stdout
        )
        assert figures(result)["dates"] == ["0.667", "0.667", "0.667", "2", "1", "1"]
        assert figures(result)["actors"] == ["-", "-", "-", "0", "0", "0"]
        assert "\x1b" not in result.stdout
        assert result.stderr.startswith("2 articles judged, ")
        assert len(result.stderr.splitlines()) == 1

    def test_quiet(self, facts: Run, gold: Path, news: Path) -> None:
        """No closing line."""
        assert facts("eval", gold, "--articles", news, "--quiet").stderr == ""

    def test_articles_beside_the_gold(self, facts: Run, gold: Path, news: Path) -> None:
        """Without --articles they lie in the gold's folder."""
        elsewhere = facts("eval", gold, "--articles", news)
        for article in news.iterdir():
            (gold / article.name).write_bytes(article.read_bytes())
        assert facts("eval", gold).stdout == elsewhere.stdout

    def test_one_gold_file(self, facts: Run, gold: Path, news: Path) -> None:
        """Its article alone is read."""
        result = facts("eval", gold / "valley.json", "--articles", news)
        assert "# figures over 1 article\n" in result.stdout

    def test_articles_in_other_forms(self, facts: Run, gold: Path, news: Path, tmp_path: Path) -> None:
        """A page, an article in JSON, a line of a file: named after file and line."""
        text = (news / "valley.txt").read_text(encoding="utf-8").partition("\n")[2]
        other = tmp_path / "other"
        other.mkdir()
        lines = [{"text": "It rained in Kharkiv."}, {"text": text, "date": "2023-05-24"}]
        (other / "feed.jsonl").write_text("\n".join(map(json.dumps, lines)))
        (other / "valley.json").write_text(json.dumps(lines[1]))
        paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
        (other / "page.html").write_text(
            f"<html><body><article><h1>Raid</h1>{paragraphs * 3}</article></body></html>"
        )
        (gold / "harbour.json").unlink()
        for name in ("feed-2", "page"):
            (gold / f"{name}.json").write_text(json.dumps({**VALLEY, "article": name, "dates": []}))
        result = facts("eval", gold, "--articles", other, "--per-article")
        assert result.exit_code == 0, result.stderr
        assert {"feed-2", "page", "valley"} <= set(figures(result))
        assert "feed-1" not in result.stdout

    def test_no_errors(self, facts: Run, gold: Path, news: Path) -> None:
        """The figures alone."""
        result = facts("eval", gold, "--articles", news, "--no-errors")
        assert result.stdout.startswith("# fields of what was found\n")
        assert figures(result)["dates"][2] == "0.667"

    def test_per_article(self, facts: Run, gold: Path, news: Path) -> None:
        """The F1 of each, by type."""
        plain = facts("eval", gold, "--articles", news)
        result = facts("eval", gold, "--articles", news, "--per-article")
        assert figures(result)["valley"] == ["-", "-", "0.000", "-", "-", "-"]
        assert "# F1 of each article" not in plain.stdout

    def test_json(self, facts: Run, gold: Path, news: Path) -> None:
        """What the schema says, errors null where they are not wanted; the same bytes each time."""
        result = facts("eval", gold, "--articles", news, "--format", "json")
        told = json.loads(result.stdout)
        Draft202012Validator(json.loads(schema_text("evaluation"))).validate(told)
        assert list(told)[:2] == ["format", "version"]
        assert [article["name"] for article in told["articles"]] == ["harbour", "valley"]
        assert told["measures"]["figures"]["dates"]["f1"] == pytest.approx(2 / 3)
        assert facts("eval", gold, "--articles", news, "--format", "json").stdout == result.stdout
        assert (
            facts("eval", gold, "--articles", news, "--format", "json", "--jobs", 2).stdout == result.stdout
        )
        bare = json.loads(facts("eval", gold, "--articles", news, "--format", "json", "--no-errors").stdout)
        assert bare["errors"] is None

    def test_colour_is_for_terminals(
        self, facts: Run, gold: Path, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """On one it is drawn by rich with the same words, unless it is told not to."""
        facts("eval", gold, "--articles", news, "--save", tmp_path / "run.json")
        saved = Evaluation.model_validate_json((tmp_path / "run.json").read_bytes())
        monkeypatch.setenv("COLUMNS", "200")
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setenv("TERM", "xterm")
        sections = rendering.sections_of(saved, per_article=True)
        coloured, plain = rendering.coloured(sections), rendering.plain(sections)
        assert "\x1b[" in coloured
        assert "\x1b[" not in plain
        for words in ("wrong", "2023-05-22", "figures over 2 articles", "0.667", "harbour"):
            assert words in coloured
            assert words in plain

    @pytest.mark.parametrize(("options", "shown"), [((), True), (("--no-color",), False)])
    def test_no_color(
        self, facts: Run, gold: Path, news: Path, monkeypatch: pytest.MonkeyPatch, options: Any, shown: bool
    ) -> None:
        """Plain text on a terminal too."""
        from incursion_facts.evaluation import command

        class Terminal:
            @staticmethod
            def isatty() -> bool:
                return True

        class System:
            stdout = Terminal()

        monkeypatch.setattr(command, "sys", System())
        monkeypatch.setattr(rendering, "coloured", lambda sections: "in colour\n")
        told = facts("eval", gold, "--articles", news, *options).stdout
        assert (told == "in colour\n") is shown


class TestRecords:
    @pytest.mark.parametrize("options", [(), ("--with-text",)])
    def test_a_folder_a_file_or_a_stream(
        self, facts: Run, gold: Path, news: Path, tmp_path: Path, options: tuple[str, ...]
    ) -> None:
        """Judged as if they were extracted now, and nothing is extracted."""
        wanted = facts("eval", gold, "--articles", news).stdout
        facts("extract", news, "--out", "out", *options)
        stream = facts("extract", news, "--stdout", *options).stdout_bytes
        (tmp_path / "all.jsonl").write_bytes(stream)
        where = () if options else ("--articles", news)
        assert facts("eval", gold, *where, "--records", "out").stdout == wanted
        assert facts("eval", gold, *where, "--records", "all.jsonl").stdout == wanted
        assert facts("eval", gold, *where, "--records", "-", stdin=stream).stdout == wanted

    def test_records_without_an_article(self, facts: Run, gold: Path, news: Path) -> None:
        """All of it counts as missed, and is named."""
        stream = facts("extract", news / "harbour.txt", "--stdout").stdout_bytes
        result = facts("eval", gold, "--articles", news, "--records", "-", stdin=stream)
        assert result.exit_code == 1
        assert "valley.json: the records have nothing of its article" in result.stderr
        assert figures(result)["dates"][3:] == ["2", "0", "1"]

    def test_records_of_another_text(self, facts: Run, gold: Path, news: Path) -> None:
        """Their offsets mean nothing here."""
        stream = facts("extract", news, "--stdout").stdout_bytes
        with (news / "valley.txt").open("a", encoding="utf-8") as file:
            file.write("It rained.\n")
        result = facts("eval", gold, "--articles", news, "--records", "-", stdin=stream)
        assert result.exit_code == 1
        assert "valley.json: the records are from another text" in result.stderr

    @pytest.mark.parametrize("name", ["nowhere", "empty"])
    def test_no_records(self, facts: Run, gold: Path, news: Path, tmp_path: Path, name: str) -> None:
        """The path is named; exit 3."""
        (tmp_path / "empty").mkdir()
        result = facts("eval", gold, "--articles", news, "--records", name)
        assert result.exit_code == 3
        assert result.stderr.startswith(f"facts: {name}: ")

    def test_a_line_that_is_no_record(self, facts: Run, gold: Path, news: Path) -> None:
        """The line is named."""
        result = facts("eval", gold, "--articles", news, "--records", "-", stdin=b"{}\n")
        assert result.exit_code == 3
        assert "standard input, line 1" in result.stderr


class TestExtraction:
    """The options of `facts extract` do here what they do there."""

    def test_published(self, facts: Run, tmp_path: Path) -> None:
        """A weekday is counted from it."""
        date = {"text": "Monday", "value": "2021-03-01", "quote": "On Monday"}
        (tmp_path / "a.txt").write_text("On Monday it rained in Kharkiv.\n")
        (tmp_path / "a.json").write_text(json.dumps({"article": "a", "dates": [date]}))
        assert figures(facts("eval", tmp_path, "--published", "2021-03-03"))["dates"][3:] == ["1", "0", "0"]
        assert figures(facts("eval", tmp_path))["dates"][3:] == ["0", "1", "1"]

    def test_encoding(self, facts: Run, tmp_path: Path) -> None:
        """Read in another one, the quote is not in the article."""
        date = {"text": "1 March 2021", "value": "2021-03-01", "quote": "дощ. 1 March 2021"}
        (tmp_path / "a.txt").write_bytes("У Харкові дощ. 1 March 2021 was a Monday.\n".encode("cp1251"))
        (tmp_path / "a.json").write_text(json.dumps({"article": "a", "dates": [date]}))
        right = facts("eval", tmp_path, "--encoding", "windows-1251")
        assert figures(right)["dates"][3:] == ["1", "0", "0"]
        wrong = facts("eval", tmp_path, "--encoding", "latin-1")
        assert wrong.exit_code == 3
        assert "dates[0].quote" in wrong.stderr

    def test_lexicon_and_no_merge(self, facts: Run, tmp_path: Path) -> None:
        """A name that only the lexicon knows; two articles' spellings that only merging joins."""
        folder = tmp_path / "gold"
        folder.mkdir()
        name = "Brigade of the Blue Heron"
        for article, form in (("a", "Blue Heron"), ("b", name)):
            (folder / f"{article}.txt").write_text(
                f"date 2023-05-23\nThe {form} entered Kharkiv on Monday.\n"
            )
            actor = {"name": name, "kind": "armed_group", "forms": [form]}
            (folder / f"{article}.json").write_text(json.dumps({"article": article, "actors": [actor]}))
        (tmp_path / "mine.toml").write_text(
            f'[[actor]]\nname = "{name}"\nkind = "armed_group"\nforms = ["Blue Heron"]\n'
        )
        known = facts("eval", folder, "--lexicon", "mine.toml")
        assert figures(known)["actors.kind"] == ["1.000", "2", "2"]
        assert figures(known)["merges.actors"][3:] == ["1", "0", "0"]
        unknown = facts("eval", folder)
        assert figures(unknown).get("actors.kind") != ["1.000", "2", "2"]
        apart = facts("eval", folder, "--no-merge")
        assert figures(apart)["merges.actors"][3:] != ["1", "0", "0"]

    def test_an_article_on_which_the_program_fails(
        self, facts: Run, gold: Path, news: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It counts as missed in full; exit 1."""
        from incursion_facts import recognition

        recognize = recognition.recognize

        def broken(document: Any, lexicons: object = ()) -> list[Any]:
            if "harbour" in document.article.source:
                raise KeyError("no such victim")
            return list(recognize(document))

        monkeypatch.setattr(recognition, "recognize", broken)
        result = facts("eval", gold, "--articles", news)
        assert result.exit_code == 1
        assert "harbour.txt: internal error: KeyError" in result.stderr
        assert figures(result)["casualties"][3:] == ["0", "0", "2"]


class TestFloors:
    @pytest.mark.parametrize(
        ("floor", "code", "told"),
        [
            ("dates=0.66", 0, ""),
            ("dates=0.67", 1, "facts: dates has to be at least 0.67: it is 0.667"),
            ("header.published=1", 0, ""),
            ("casualties.victims=1", 1, "facts: casualties.victims has to be at least 1: it is 0."),
            ("claims=0", 1, "facts: claims has to be at least 0: nothing of it was judged"),
        ],
    )
    def test_fail_under(self, facts: Run, gold: Path, news: Path, floor: str, code: int, told: str) -> None:
        """Any figure or share; what was not judged is under any floor."""
        result = facts("eval", gold, "--articles", news, "--fail-under", floor, "--quiet")
        assert result.exit_code == code
        assert told in result.stderr
        assert len(result.stderr.splitlines()) == bool(told)

    def test_several_floors(self, facts: Run, gold: Path, news: Path) -> None:
        """All of them are in the JSON, and every one that is missed is told."""
        options = ("--fail-under", "dates=.9", "--fail-under", "claims=.1", "--fail-under", "dates=.1")
        result = facts("eval", gold, "--articles", news, *options, "--format", "json", "--quiet")
        assert result.exit_code == 1
        assert len(result.stderr.splitlines()) == 2
        assert [(f["figure"], f["least"]) for f in json.loads(result.stdout)["floors"]] == [
            ("dates", 0.9), ("claims", 0.1), ("dates", 0.1),
        ]  # fmt: skip


class TestAgainst:
    @pytest.fixture
    def saved(self, facts: Run, gold: Path, news: Path) -> str:
        """A saved run."""
        assert facts("eval", gold, "--articles", news, "--save", "before.json").exit_code == 0
        return "before.json"

    def test_nothing_changed(self, facts: Run, gold: Path, news: Path, saved: str, tmp_path: Path) -> None:
        """Exit 0; a saved run is what JSON prints, and saving it again gives the same bytes."""
        result = facts("eval", gold, "--articles", news, "--against", saved, "--save", "after.json")
        assert result.exit_code == 0
        assert figures(result)["dates"] == ["0.667", "0.667", "+0.000"]
        assert "# gained" not in result.stdout
        assert "# lost" not in result.stdout
        before = (tmp_path / saved).read_bytes()
        assert (tmp_path / "after.json").read_bytes() == before
        assert facts("eval", gold, "--articles", news, "--format", "json").stdout_bytes == before

    def test_losses_by_name(self, facts: Run, gold: Path, news: Path, saved: str) -> None:
        """A date that is found no more; exit 1 and why."""
        stream = facts("extract", news, "--stdout").stdout_bytes
        poorer = b"".join(line for line in stream.splitlines(keepends=True) if b'"text":"Monday"' not in line)
        options = ("--articles", news, "--records", "-", "--against", saved)
        result = facts("eval", gold, *options, "--quiet", stdin=poorer)
        assert result.exit_code == 1
        assert result.stderr == "facts: dates fell from 0.667 to 0.400\n"
        lost = result.stdout.partition("# lost\n")[2]
        assert lost == "harbour:2:41: missed dates, expected 2023-05-22 «Monday»\n"
        assert facts("eval", gold, *options, "--tolerance", "0.3", stdin=poorer).exit_code == 0
        assert facts("eval", gold, *options, "--tolerance", "0.2", stdin=poorer).exit_code == 1

    def test_gains_by_name(self, facts: Run, gold: Path, news: Path) -> None:
        """The other way round; exit 0."""
        stream = facts("extract", news, "--stdout").stdout_bytes
        poorer = b"".join(line for line in stream.splitlines(keepends=True) if b'"text":"Monday"' not in line)
        facts("eval", gold, "--articles", news, "--records", "-", "--save", "before.json", stdin=poorer)
        result = facts("eval", gold, "--articles", news, "--against", "before.json")
        assert result.exit_code == 0
        assert "# gained\nharbour:2:41: found dates, expected 2023-05-22 «Monday»\n" in result.stdout
        told = json.loads(
            facts("eval", gold, "--articles", news, "--against", "before.json", "--format", "json").stdout
        )
        assert [error["text"] for error in told["comparison"]["gained"]] == ["Monday"]
        assert told["comparison"]["fell"] == []

    def test_only_articles_with_the_same_gold_are_compared(
        self, facts: Run, gold: Path, news: Path, saved: str
    ) -> None:
        """An article annotated anew is no loss of the program; it is named."""
        worse = {
            **VALLEY,
            "dates": [*VALLEY["dates"], {"text": "raid", "value": "2023", "quote": "the raid"}],
        }
        (gold / "valley.json").write_text(json.dumps(worse))
        (gold / "third.json").write_text(json.dumps({"article": "third", "dates": []}))
        (news / "third.txt").write_text("It rained on May 1, 2023.\n")
        result = facts("eval", gold, "--articles", news, "--against", saved)
        assert result.exit_code == 0
        assert "# against the saved run, over 1 article\n" in result.stdout
        assert "third: not compared: " in result.stdout
        assert "valley: not compared: " in result.stdout
        compared = result.stdout.partition("# against the saved run")[2]
        assert "\ndates 1.000 1.000 +0.000\n" in re.sub(" +", " ", compared)
        assert "# lost" not in compared

    def test_saved_without_errors(self, facts: Run, gold: Path, news: Path, tmp_path: Path) -> None:
        """The figures are compared; facts cannot be."""
        options = ("--articles", news, "--format", "json", "--no-errors")
        (tmp_path / "before.json").write_bytes(facts("eval", gold, *options).stdout_bytes)
        compared = facts("eval", gold, *options, "--errors", "--against", "before.json")
        told = json.loads(compared.stdout)
        assert told["comparison"]["lost"] is None
        assert {change["figure"] for change in told["comparison"]["changes"]} >= set(TYPES)

    @pytest.mark.parametrize(
        ("data", "told"),
        [
            (None, "No such file"),
            (b"{", "no saved evaluation"),
            (
                b'{"format": "facts-eval", "version": 2}',
                "version 2 of the format; this program reads version 1",
            ),
        ],
    )
    def test_no_saved_run(
        self, facts: Run, gold: Path, news: Path, tmp_path: Path, data: bytes | None, told: str
    ) -> None:
        """The file is named before anything is read; exit 3."""
        if data is not None:
            (tmp_path / "before.json").write_bytes(data)
        result = facts("eval", gold, "--articles", news, "--against", "before.json")
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr.startswith("facts: before.json: ")
        assert told in result.stderr

    def test_saving_where_nothing_can_be_written(self, facts: Run, gold: Path, news: Path) -> None:
        """The path is named; exit 3."""
        result = facts("eval", gold, "--articles", news, "--save", "nowhere/run.json", "--quiet")
        assert result.exit_code == 3
        assert "nowhere" in result.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--format", "yaml"), "--format yaml"),
        (("--fail-under", "dates"), "dates=0.98"),
        (("--fail-under", "dates=high"), "dates=0.98"),
        (("--fail-under", "dates=98"), "dates=0.98"),
        (("--fail-under", "birds=0.9"), "there are actors, places"),
        (("--tolerance", "2"), "--tolerance"),
        (("--records", "out", "--no-merge"), "--records"),
        (("--records", "out", "--jobs", "2"), "--records"),
        (("--records", "out", "--published", "2023-05-22"), "--records"),
        (("--published", "23 May"), "write it as 2023-05-22"),
        (("--encoding", "klingon"), "no such encoding"),
        (("--lexicon", "nothing.toml"), "nothing.toml"),
        (("--policy", "acled"), "--policy"),
    ],
)
def test_bad_option(facts: Run, gold: Path, news: Path, options: tuple[str, ...], told: str) -> None:
    """Exit 2, the option is named, nothing is judged."""
    result = facts("eval", gold, "--articles", news, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_no_such_articles(facts: Run, gold: Path) -> None:
    """The folder is named; exit 3."""
    result = facts("eval", gold, "--articles", "nowhere")
    assert result.exit_code == 3
    assert result.stderr.startswith("facts: nowhere: no such folder")


@pytest.mark.parametrize("name", ["gold", "evaluation"])
def test_schema(facts: Run, name: str) -> None:
    """`facts schema` prints the schemas of the files too."""
    assert facts("schema", name).stdout == schema_text(name)


def test_gold_fits_its_schema(gold: Path) -> None:
    """And what is no gold does not."""
    validator = Draft202012Validator(json.loads(schema_text("gold")))
    validator.validate(HARBOUR)
    assert not validator.is_valid({**HARBOUR, "colour": 1})
    assert not validator.is_valid({"article": "a", "actors": [{"name": "A", "kind": "bird", "forms": ["A"]}]})
