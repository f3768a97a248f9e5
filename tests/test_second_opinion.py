"""`--recognizer spacy`: how a model is found, told and run, with stubs; and with spaCy itself where it is installed.

`make test-spacy` runs these in an environment that has it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from incursion_facts import extract, second_opinion
from incursion_facts.errors import ExitCode, UsageError
from incursion_facts.recognition import NameModel
from incursion_facts.recognition.names.opinions import Labelled
from incursion_facts.records import Mention
from incursion_facts.second_opinion import DEFAULT_MODEL, find_recognizers
from incursion_facts.settings import Settings
from incursion_facts.writing.manifest import options_of

from .conftest import Run

needs_spacy = pytest.mark.skipif(find_spec("spacy") is None, reason="spaCy is not installed: make test-spacy")
needs_model = pytest.mark.skipif(
    find_spec("spacy") is None or find_spec(DEFAULT_MODEL) is None,
    reason="spaCy and its English model are not installed: make test-spacy",
)

TEXT = (
    "Two guards were killed near Kharkiv on Monday. Nobody knew what Zelmarino wanted; Zelmarino had left.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article with a name that only a model knows."""
    path = tmp_path / "news" / "ferry.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that looks like a pipeline, as far as one looks without spaCy."""
    made = tmp_path / "pipeline"
    made.mkdir()
    (made / "meta.json").write_text(json.dumps({"lang": "en", "name": "ferry", "version": "0.0.0"}))
    (made / "weights").write_bytes(b"one")
    return made


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """spaCy 3.8.1, as far as one sees without importing it."""
    monkeypatch.setattr(second_opinion, "find_spec", lambda name: object() if name == "spacy" else None)
    monkeypatch.setattr(second_opinion, "version", lambda _: "3.8.1")


@pytest.fixture
def stubbed(installed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that knows Zelmarino."""

    def read(texts: Sequence[str]) -> Iterator[list[Labelled]]:
        for text in texts:
            yield [Labelled(*match.span(), "PERSON") for match in re.finditer("Zelmarino", text)]

    monkeypatch.setattr(second_opinion, "load_model", lambda recognizer: NameModel(recognizer.name, read))


def rules(lines: str) -> dict[str, str]:
    """Text of a mention -> its rule."""
    records = [json.loads(line) for line in lines.splitlines()]
    return {record["text"]: record["rule"] for record in records if record["type"] == "mention"}


class TestFinding:
    def test_none_by_default(self) -> None:
        """Without the option there is no recognizer, and nothing of it is imported."""
        assert find_recognizers([]) == Settings().recognizers == ()
        assert options_of(Settings())["recognizers"] == []

    @pytest.mark.usefixtures("installed")
    def test_a_folder(self, folder: Path) -> None:
        """A pipeline of one's own is named as it names itself, and given twice it is one."""
        (found,) = find_recognizers(["spacy", "spacy"], str(folder))
        assert (found.name, found.version) == ("spacy", "3.8.1")
        assert (found.model, found.model_version) == ("en_ferry", "0.0.0")
        assert (found.location, found.package) == (folder, None)

    @pytest.mark.usefixtures("installed")
    def test_runs_are_told_apart_by_the_content_of_the_model(self, folder: Path) -> None:
        """Two trainings of one version differ in the manifest; where a model lies is not told."""

        def told() -> Any:
            return options_of(Settings(recognizers=find_recognizers(["spacy"], str(folder))))["recognizers"]

        first = told()
        assert first == told()
        assert str(folder) not in json.dumps(first)
        (folder / "weights").write_bytes(b"two")
        assert told()[0] | {"sha256": ""} == first[0] | {"sha256": ""}
        assert told() != first

    def test_without_spacy(self, facts: Run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """One line says how to install it; nothing is read or written."""
        monkeypatch.setattr(second_opinion, "find_spec", lambda _: None)
        told = facts("extract", article, "--recognizer", "spacy")
        assert told.exit_code == ExitCode.USAGE
        assert told.stderr == (
            "facts: --recognizer spacy: spaCy is not installed; pip install 'incursion-facts[spacy]'\n"
        )
        assert not Path("data").exists()

    @pytest.mark.usefixtures("installed")
    @pytest.mark.parametrize(
        ("options", "told"),
        [
            (["--recognizer", "oracle"], "--recognizer oracle: no such recognizer; there is spacy"),
            (["--spacy-model", "en_x"], "--spacy-model en_x: only goes with --recognizer spacy"),
            (["--recognizer", "spacy"], "no such model; pip install 'incursion-facts[spacy]'"),
            (["--recognizer", "spacy", "--spacy-model", "en_x"], "--spacy-model en_x: no such model; give"),
            (["--recognizer", "spacy", "--spacy-model", "news"], "--spacy-model news: no such model; give"),
        ],
    )
    @pytest.mark.parametrize("command", ["extract", "recognize"])
    def test_what_cannot_be_used(
        self, facts: Run, article: Path, command: str, options: list[str], told: str
    ) -> None:
        """An unknown recognizer or model is a wrong option: one line, exit code 2."""
        result = facts(command, article, *options)
        assert result.exit_code == ExitCode.USAGE
        assert told in result.stderr
        assert result.stderr.count("\n") == 1


@pytest.mark.usefixtures("stubbed")
class TestRunning:
    def test_command_pipe_and_function_agree(self, facts: Run, article: Path, folder: Path) -> None:
        """`extract`, the pipe of stages and the Python interface find the same; the manifests agree."""
        asked = ("--recognizer", "spacy", "--spacy-model", folder)
        assert facts("extract", "news", "--out", "one", *asked).exit_code == 0
        parsed = facts("parse", "news", "--quiet").stdout_bytes
        found = facts("recognize", "--quiet", *asked, stdin=parsed).stdout_bytes
        merged = facts("merge", "--quiet", stdin=found).stdout_bytes
        assert facts("write", "--out", "two", stdin=merged).exit_code == 0
        for path in Path("one").iterdir():
            assert path.read_bytes() == (Path("two") / path.name).read_bytes()
        (told,) = json.loads(Path("one/manifest.json").read_bytes())["options"]["recognizers"]
        assert (told["name"], told["version"], told["model"]) == ("spacy", "3.8.1", "en_ferry")
        assert rules(Path("one/mentions.jsonl").read_text())["Zelmarino"] == "evidence, spacy"
        records = extract(article, recognizers=["spacy"], spacy_model=folder)
        assert {r.text: r.rule for r in records if isinstance(r, Mention)} == rules(
            Path("one/mentions.jsonl").read_text()
        )

    def test_without_the_option_nothing_changes(self, facts: Run, article: Path) -> None:
        """Rules only: the name is not found."""
        assert set(rules(facts("extract", article, "--stdout").stdout)) == {"Kharkiv"}


@pytest.fixture(scope="session")
def ruler(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real pipeline that needs no training: it knows Zelmarino."""
    import spacy

    pipeline = spacy.blank("en")
    patterns = pipeline.add_pipe("entity_ruler")
    patterns.add_patterns([{"label": "PERSON", "pattern": "Zelmarino"}])  # type: ignore[attr-defined, unused-ignore]
    folder = tmp_path_factory.mktemp("ruler")
    pipeline.to_disk(folder)
    return folder


@needs_spacy
class TestSpacy:
    def test_own_pipeline_with_any_jobs(self, facts: Run, article: Path, ruler: Path) -> None:
        """A folder's pipeline is run, and two processes write the bytes of one."""
        (article.parent / "second.txt").write_text("Zelmarino came back, and Zelmarino slept.\n")
        for jobs in (1, 2):
            asked = ("--recognizer", "spacy", "--spacy-model", ruler, "--jobs", jobs)
            assert facts("extract", "news", "--out", f"out{jobs}", *asked).exit_code == 0
        assert rules(Path("out1/mentions.jsonl").read_text())["Zelmarino"] == "evidence, spacy"
        for path in Path("out1").iterdir():
            assert path.read_bytes() == (Path("out2") / path.name).read_bytes()

    @pytest.mark.parametrize("jobs", [1, 2])
    def test_a_pipeline_that_finds_no_names(
        self, facts: Run, article: Path, tmp_path: Path, jobs: int
    ) -> None:
        """A pipeline of other parts is refused, in one line."""
        import spacy

        pipeline = spacy.blank("en")
        pipeline.add_pipe("sentencizer")
        pipeline.to_disk(tmp_path / "sentences")
        asked = ("--recognizer", "spacy", "--spacy-model", tmp_path / "sentences", "--jobs", jobs)
        told = facts("extract", article, *asked)
        assert told.exit_code == ExitCode.USAGE
        assert "it finds no names" in told.stderr

    def test_a_pipeline_that_cannot_be_loaded(self, folder: Path) -> None:
        """What spaCy makes of a broken folder is told with the model's name."""
        (found,) = find_recognizers(["spacy"], str(folder))
        with pytest.raises(UsageError, match="--spacy-model en_ferry: spaCy cannot load it: "):
            second_opinion.load_model(found)

    @pytest.mark.parametrize(
        ("parts", "needless"),
        [
            ({"tok2vec": "tok2vec", "tagger": "tagger", "ner": "ner"}, ["tagger", "tok2vec"]),
            ({"tok2vec": "tok2vec", "tagger": "tagger", "ner": "ner listens"}, ["tagger"]),
            ({"tagger": "tagger", "rules": "entity_ruler"}, []),
            ({"senter": "senter", "mine": "my_names"}, ["senter"]),
        ],
    )
    def test_only_what_entities_need_is_loaded(self, parts: dict[str, str], needless: list[str]) -> None:
        """Shared parts stay where `ner` listens to them, everything where patterns may ask for it."""
        config = {
            "nlp": {"pipeline": list(parts)},
            "components": {
                name: {
                    "factory": told.split()[0],
                    "model": "spacy.Tok2VecListener.v1"
                    if "listens" in told
                    else "spacy.TransitionBasedParser.v2",
                }
                for name, told in parts.items()
            },
        }
        assert second_opinion.not_needed(config) == needless


@needs_model
class TestDefaultModel:
    def test_it_is_found_and_loaded_once(self) -> None:
        """The package's model, by its own name and version, with `ner` alone."""
        (found,) = find_recognizers(["spacy"])
        assert (found.model, found.package) == (DEFAULT_MODEL, DEFAULT_MODEL)
        assert re.fullmatch(r"3\.\d+\.\d+", found.model_version)
        assert second_opinion.load_model(found) is second_opinion.load_model(found)

    def test_it_reads_names(self) -> None:
        """What a small model surely knows comes back with its offsets."""
        (found,) = find_recognizers(["spacy"])
        text = "Angela Merkel met reporters in Paris."
        (spans,) = second_opinion.load_model(found).read([text])
        assert {(text[start:end], label) for start, end, label in spans} == {
            ("Angela Merkel", "PERSON"),
            ("Paris", "GPE"),
        }

    def test_an_article_reads_the_same_alone_and_among_others(self, facts: Run, news: Path) -> None:
        """What the model says of an article does not depend on what else is read."""
        asked = ("--recognizer", "spacy", "--no-merge", "--stdout", "--only", "actors,places,mentions")
        alone = facts("extract", news / "valley.txt", *asked).stdout.splitlines()
        among = facts("extract", news / "valley.txt", news / "harbour.txt", *asked).stdout.splitlines()
        spans = [
            {k: v for k, v in json.loads(line).items() if k in ("text", "rule", "start")} for line in alone
        ]
        assert alone
        assert all(
            span in [{k: v for k, v in json.loads(line).items() if k in span} for line in among]
            for span in spans
        )
