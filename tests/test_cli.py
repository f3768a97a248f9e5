"""Every command, every option and every exit code."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from incursion_facts.records import PLURALS

Run = Callable[..., Any]
FILES = {f"{plural}.jsonl" for plural in PLURALS.values()} | {"rejected.jsonl", "manifest.json"}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def stages(
    facts: Run, *inputs: object, parse: tuple[object, ...] = (), write: tuple[object, ...] = ()
) -> Any:
    """The four stages as a pipe; the result of the last one."""
    stream = facts("parse", *inputs, *parse, "--quiet").stdout_bytes
    stream = facts("recognize", "--quiet", stdin=stream).stdout_bytes
    stream = facts("merge", "--quiet", stdin=stream).stdout_bytes
    return facts("write", *write, "--quiet", stdin=stream)


class TestExtract:
    def test_writes_every_file_of_the_contract(self, facts: Run, news: Path, tmp_path: Path) -> None:
        """Types that nothing was found of have empty files; the folder is made."""
        result = facts("extract", news, "--out", "deep/out")
        assert result.exit_code == 0, result.stderr
        written = contents(tmp_path / "deep" / "out")
        assert set(written) == FILES
        assert result.stdout_bytes == b""
        assert all(
            line.startswith(b'{"type":"casualty","id":') for line in written["casualties.jsonl"].splitlines()
        )
        assert written["casualties.jsonl"]
        assert written["tallies.jsonl"].startswith(b'{"type":"tally","id":')

    def test_default_folder(self, facts: Run, news: Path, tmp_path: Path) -> None:
        """Without --out the files go to data/out."""
        assert facts("extract", news).exit_code == 0
        assert set(contents(tmp_path / "data" / "out")) == FILES

    def test_stdout_is_the_files_in_the_contracts_order(self, facts: Run, news: Path, tmp_path: Path) -> None:
        """One stream holds what the files hold, types in order."""
        facts("extract", news, "--out", "out")
        result = facts("extract", news, "--stdout")
        written = contents(tmp_path / "out")
        assert result.stdout_bytes == b"".join(written[f"{plural}.jsonl"] for plural in PLURALS.values())

    def test_summary_on_stderr(self, facts: Run, news: Path) -> None:
        """Articles, records by type and where they went; --quiet silences it."""
        told = facts("extract", news, "--out", "out").stderr
        assert told.startswith("2 articles, ")
        assert "casualties" in told
        assert "-> out" in told
        assert facts("extract", news, "--out", "out", "--quiet").stderr == ""

    def test_jobs_give_the_same_bytes(self, facts: Run, news: Path, tmp_path: Path) -> None:
        """Two processes write what one writes."""
        facts("extract", news, "--out", "one")
        assert facts("extract", news, "--out", "two", "--jobs", 2).exit_code == 0
        assert contents(tmp_path / "one") == contents(tmp_path / "two")

    def test_only_empties_the_other_files(self, facts: Run, news: Path, tmp_path: Path) -> None:
        """--only takes singular and plural names; a folder never mixes two runs."""
        facts("extract", news, "--out", "out")
        whole = contents(tmp_path / "out")
        assert facts("extract", news, "--out", "out", "--only", "date,casualties").exit_code == 0
        written = contents(tmp_path / "out")
        assert {name for name, data in written.items() if data} == {
            "dates.jsonl",
            "casualties.jsonl",
            "manifest.json",
        }
        assert written["dates.jsonl"] == whole["dates.jsonl"]

    def test_with_text(self, facts: Run, news: Path) -> None:
        """Article records hold their text only when asked to."""
        plain = facts("extract", news, "--stdout", "--only", "article").stdout.splitlines()
        texts = facts("extract", news, "--stdout", "--only", "article", "--with-text").stdout.splitlines()
        assert [json.loads(line)["text"] for line in plain] == [None, None]
        assert [json.loads(line)["text"] for line in texts] == [
            (news / name).read_text(encoding="utf-8") for name in ("harbour.txt", "valley.txt")
        ]

    def test_published_dates_the_undated(self, facts: Run, tmp_path: Path) -> None:
        """--published is for articles that give no date; others keep theirs."""
        (tmp_path / "undated.txt").write_text("A guard was killed in Kharkiv on Monday, police said.\n")
        (tmp_path / "dated.txt").write_text("date 2023-05-23\nA guard was killed in Kharkiv on Monday.\n")
        lines = facts(
            "extract",
            "undated.txt",
            "dated.txt",
            "--published",
            "2021-03-03",
            "--stdout",
            "--only",
            "articles",
        ).stdout.splitlines()
        told = {json.loads(line)["source"]: json.loads(line) for line in lines}
        assert (told["undated.txt"]["published"], told["undated.txt"]["published_from"]) == (
            "2021-03-03",
            "option",
        )
        assert told["dated.txt"]["published"] == "2023-05-23"

    def test_encoding(self, facts: Run, tmp_path: Path) -> None:
        """--encoding overrules what the bytes look like, and the article says so."""
        (tmp_path / "old.txt").write_bytes("Троє людей поранено у Харкові.\n".encode("cp1251"))
        result = facts("extract", "old.txt", "--encoding", "windows-1251", "--stdout", "--with-text")
        article = json.loads(result.stdout.splitlines()[0])
        assert article["text"] == "Троє людей поранено у Харкові.\n"

    def test_no_merge_keeps_each_id_once(self, facts: Run, news: Path) -> None:
        """Unmerged entities are the articles' own, but an id never stands on two lines."""
        lines = facts("extract", news, "--stdout", "--no-merge").stdout.splitlines()
        ids = [json.loads(line)["id"] for line in lines]
        assert len(ids) == len(set(ids))

    def test_standard_input(self, tmp_path: Path) -> None:
        """- is one article on standard input."""
        process = program("extract", "-", "--stdout", "--quiet", cwd=tmp_path, stdin=subprocess.PIPE)
        out, err = process.communicate(b"Two people were killed in Kharkiv on 22 May 2023.\n")
        assert (process.returncode, err) == (0, b"")
        kinds = [json.loads(line)["type"] for line in out.splitlines()]
        assert kinds[0] == "article"
        assert "casualty" in kinds


class TestUserLexicon:
    ROWS = '[[actor]]\nname = "Brigade of the Blue Heron"\nkind = "armed_group"\nforms = ["Blue Heron"]\n'
    TEXT = (
        "date 2023-05-23\nThe Blue Heron entered Kharkiv on Monday. Two fighters of Blue Heron were killed.\n"
    )

    def test_option(self, facts: Run, tmp_path: Path) -> None:
        """--lexicon adds actors."""
        (tmp_path / "a.txt").write_text(self.TEXT)
        (tmp_path / "mine.toml").write_text(self.ROWS)
        out = facts("extract", "a.txt", "--stdout", "--only", "actors", "--lexicon", "mine.toml").stdout
        assert "Brigade of the Blue Heron" in out
        assert (
            "Brigade of the Blue Heron"
            not in facts("extract", "a.txt", "--stdout", "--only", "actors").stdout
        )

    def test_file_in_the_working_folder(self, facts: Run, tmp_path: Path) -> None:
        """facts.toml in the working folder is read by every run, in any process."""
        (tmp_path / "a.txt").write_text(self.TEXT)
        (tmp_path / "facts.toml").write_text(self.ROWS)
        one = facts("extract", "a.txt", "--stdout")
        two = facts("extract", "a.txt", "--stdout", "--jobs", 2)
        assert "Brigade of the Blue Heron" in one.stdout
        assert one.stdout_bytes == two.stdout_bytes

    def test_bad_entry_is_named_with_file_and_line(self, facts: Run, news: Path, tmp_path: Path) -> None:
        """A row that cannot be used stops the run before anything is written."""
        (tmp_path / "mine.toml").write_text('[[actor]]\nname = "Blue Heron"\nkind = "bird"\n')
        result = facts("extract", news, "--lexicon", "mine.toml", "--out", "out")
        assert result.exit_code == 2
        assert "mine.toml:3" in result.stderr
        assert "bird" in result.stderr
        assert len(result.stderr.splitlines()) == 1
        assert not (tmp_path / "out").exists()


class TestStages:
    def test_pipe_gives_the_same_bytes(self, facts: Run, news: Path, tmp_path: Path) -> None:
        """parse | recognize | merge | write is extract, the manifest included."""
        facts("extract", news, "--out", "whole")
        result = stages(facts, news, write=("--out", "piped"))
        assert result.exit_code == 0, result.stderr
        assert contents(tmp_path / "piped") == contents(tmp_path / "whole")

    def test_options_and_skips_survive_the_pipe(self, facts: Run, news: Path, tmp_path: Path) -> None:
        """What the first stage skipped is in the last one's manifest and exit code."""
        (news / "bad.jsonl").write_text('{"text": "It rained."}\nno json\n')
        options = ("--published", "2021-03-03")
        whole = facts("extract", news, *options, "--with-text", "--only", "articles", "--out", "whole")
        piped = stages(
            facts, news, parse=options, write=("--with-text", "--only", "articles", "--out", "piped")
        )
        assert whole.exit_code == piped.exit_code == 1
        assert contents(tmp_path / "piped") == contents(tmp_path / "whole")
        manifest = json.loads((tmp_path / "piped" / "manifest.json").read_bytes())
        assert [(s["source"].rpartition("/")[2], s["line"]) for s in manifest["skipped"]] == [
            ("bad.jsonl", 2)
        ]

    def test_plain_runs_pass_on_records_only(self, facts: Run, news: Path) -> None:
        """The streams of parse and merge are the contract's records and nothing else."""
        parsed = facts("parse", news, "--quiet").stdout_bytes
        assert [json.loads(line)["type"] for line in parsed.splitlines()] == ["article", "article"]
        merged = facts(
            "merge", "--quiet", stdin=facts("recognize", "--quiet", stdin=parsed).stdout_bytes
        ).stdout
        assert {json.loads(line)["type"] for line in merged.splitlines()} <= set(PLURALS)

    def test_without_merge(self, facts: Run, news: Path, tmp_path: Path) -> None:
        """A pipe that leaves merge out is extract --no-merge."""
        facts("extract", news, "--no-merge", "--out", "whole")
        parsed = facts("parse", news, "--quiet").stdout_bytes
        found = facts("recognize", "--quiet", stdin=parsed).stdout_bytes
        assert facts("write", "--out", "piped", "--quiet", stdin=found).exit_code == 0
        assert contents(tmp_path / "piped") == contents(tmp_path / "whole")

    def test_a_line_that_is_no_record(self, facts: Run) -> None:
        """The line is named, and nothing is passed on."""
        result = facts("merge", stdin=b'\n{"type":"date","id":"x"}\n')
        assert result.exit_code == 3
        assert "standard input, line 2" in result.stderr
        assert result.stdout == ""

    def test_articles_without_text(self, facts: Run, news: Path) -> None:
        """recognize needs the text that `facts parse` prints."""
        stream = facts("extract", news, "--stdout", "--only", "articles").stdout_bytes
        result = facts("recognize", stdin=stream)
        assert result.exit_code == 3
        assert "facts parse" in result.stderr

    def test_a_file_instead_of_standard_input(self, facts: Run, news: Path, tmp_path: Path) -> None:
        """A stage reads a file as well; one that is missing is named."""
        (tmp_path / "parsed.jsonl").write_bytes(facts("parse", news).stdout_bytes)
        assert facts("recognize", "parsed.jsonl").exit_code == 0
        missing = facts("recognize", "nothing.jsonl")
        assert missing.exit_code == 3
        assert "nothing.jsonl" in missing.stderr


class TestSkips:
    @pytest.mark.parametrize(
        ("name", "data", "told"),
        [
            ("binary.txt", bytes(range(256)) * 40, "binary.txt"),
            ("line7.jsonl", b'{"text": "It rained in Kharkiv all day."}\n' * 6 + b"{oops\n", "7"),
            ("empty.txt", b"", "empty.txt"),
        ],
    )
    def test_bad_file_among_good_ones(
        self, facts: Run, news: Path, tmp_path: Path, name: str, data: bytes, told: str
    ) -> None:
        """One clear line says what and where; the rest is written; exit 1."""
        (news / name).write_bytes(data)
        result = facts("extract", news, "--out", "out", "--quiet")
        assert result.exit_code == 1
        lines = result.stderr.splitlines()
        assert len(lines) == 1
        assert lines[0].startswith("facts: skipped ")
        assert name in lines[0]
        assert told in lines[0]
        assert (tmp_path / "out" / "casualties.jsonl").read_bytes()
        manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
        assert [skip["source"].endswith(name) for skip in manifest["skipped"]] == [True]

    def test_missing_path_beside_a_good_one(self, facts: Run, news: Path) -> None:
        """A path that does not exist is a finding."""
        result = facts("extract", news, "nowhere.txt", "--out", "out", "--quiet")
        assert result.exit_code == 1
        assert "nowhere.txt" in result.stderr

    @pytest.mark.parametrize("name", ["nowhere.txt", "empty"])
    def test_nothing_to_read(self, facts: Run, tmp_path: Path, name: str) -> None:
        """When no article can be read nothing is written or replaced; exit 3."""
        (tmp_path / "empty").mkdir()
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "dates.jsonl").write_text("old\n")
        result = facts("extract", name, "--out", "out")
        assert result.exit_code == 3
        assert name in result.stderr
        assert contents(tmp_path / "out") == {"dates.jsonl": b"old\n"}

    def test_one_line_of_fifty_megabytes(self, facts: Run, news: Path) -> None:
        """An endless line does not end the run."""
        (news / "endless.jsonl").write_bytes(b'{"text": "' + b"a" * 50_000_000)
        result = facts("extract", news, "--out", "out", "--quiet")
        assert result.exit_code == 1
        assert "endless.jsonl" in result.stderr
        assert len(result.stderr) < 1000

    def test_strict_writes_nothing(self, facts: Run, news: Path, tmp_path: Path) -> None:
        """--strict: one skip is enough to leave everything as it was."""
        (news / "empty.txt").write_bytes(b"")
        result = facts("extract", news, "--out", "out", "--strict")
        assert result.exit_code == 1
        assert not (tmp_path / "out").exists()
        assert facts("extract", news, "--stdout", "--strict").stdout == ""


class TestFailures:
    def broken(self, document: Any, lexicons: object = ()) -> list[Any]:
        if "harbour" in document.article.source:
            raise KeyError("no such victim")
        return list(self.recognize(document))

    @pytest.fixture
    def recognizer_fails_on_harbour(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from incursion_facts import recognition

        self.recognize = recognition.recognize
        monkeypatch.setattr(recognition, "recognize", self.broken)

    @pytest.mark.usefixtures("recognizer_fails_on_harbour")
    @pytest.mark.parametrize("jobs", [1, 2])
    def test_a_failing_recognizer_costs_its_article(self, facts: Run, news: Path, jobs: int) -> None:
        """The others are written; the failure is reported as internal; exit 1."""
        result = facts("extract", news, "--stdout", "--jobs", jobs, "--quiet")
        assert result.exit_code == 1
        sources = [
            json.loads(x)["source"] for x in result.stdout.splitlines() if x.startswith('{"type":"article"')
        ]
        assert [Path(source).name for source in sources] == ["valley.txt"]
        assert len(result.stderr.splitlines()) == 1
        assert "harbour.txt: internal error: KeyError" in result.stderr

    @pytest.mark.parametrize(
        ("fault", "options", "told"),
        [
            ("hangs", ("--timeout-per-article", "0.5"), "took longer than 0.5 seconds"),
            ("hangs", ("--timeout-per-article", "0.5", "--jobs", "2"), "took longer than 0.5 seconds"),
            ("dies", ("--jobs", "2"), "killed by SIGKILL"),
        ],
    )
    def test_an_article_that_hangs_or_kills_costs_itself(
        self,
        facts: Run,
        news: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        fault: str,
        options: tuple[str, ...],
        told: str,
    ) -> None:
        """It is listed in rejected.jsonl with the reason; the records are those of a run without it."""
        from incursion_facts import pipeline

        found = pipeline._facts

        def faulty(settings: Any, document: Any) -> Any:
            if "storm" in document.article.source:
                if fault == "dies":
                    os.kill(os.getpid(), signal.SIGKILL)
                time.sleep(600)
            return found(settings, document)

        monkeypatch.setattr(pipeline, "_facts", faulty)
        assert facts("extract", news, "--out", "without", *options).exit_code == 0
        assert (tmp_path / "without" / "rejected.jsonl").read_bytes() == b""
        (news / "storm.txt").write_text("Two people died in Kherson on 22 May 2023.")
        assert facts("extract", news, "--out", "out", *options).exit_code == 1
        (line,) = (tmp_path / "out" / "rejected.jsonl").read_text().splitlines()
        rejected = json.loads(line)
        assert (rejected["type"], rejected["source"], rejected["severity"]) == (
            "rejected",
            "storm.txt",
            "internal",
        )
        assert told in rejected["reason"]
        for path in (tmp_path / "without").glob("*.jsonl"):
            if path.name != "rejected.jsonl":
                assert (tmp_path / "out" / path.name).read_bytes() == path.read_bytes()

    @pytest.mark.usefixtures("recognizer_fails_on_harbour")
    def test_debug_shows_the_traceback(self, facts: Run, news: Path) -> None:
        """--debug adds where it happened."""
        result = facts("extract", news, "--stdout", "--debug")
        assert "Traceback" in result.stderr
        assert "no such victim" in result.stderr

    @pytest.mark.usefixtures("recognizer_fails_on_harbour")
    def test_nothing_but_failures(self, facts: Run, news: Path) -> None:
        """When the program failed on every article the exit code says so."""
        assert facts("extract", news / "harbour.txt", "--out", "out").exit_code == 4

    @pytest.mark.parametrize(
        ("error", "code", "told"),
        [
            (KeyboardInterrupt(), 130, "interrupted"),
            (RuntimeError("two\nlines"), 4, "internal error: RuntimeError: two lines"),
            (MemoryError(), 4, "out of memory"),
            (PermissionError(13, "Permission denied", "secret.txt"), 3, "secret.txt: Permission denied"),
            (BrokenPipeError(32, "Broken pipe"), 0, ""),
        ],
    )
    def test_whatever_ends_a_run(
        self,
        facts: Run,
        news: Path,
        monkeypatch: pytest.MonkeyPatch,
        error: BaseException,
        code: int,
        told: str,
    ) -> None:
        """One line and one code for every exception."""
        from incursion_facts import cli, pipeline

        def fail(*_: object) -> None:
            raise error

        monkeypatch.setattr(pipeline, "extract", fail)
        monkeypatch.setattr(cli, "_let_go_of_stdout", lambda: None)
        result = facts("extract", news, "--out", "out")
        assert result.exit_code == code
        assert told in result.stderr
        assert len(result.stderr.splitlines()) == (1 if told else 0)
        assert "Traceback" not in result.stderr

    @pytest.mark.parametrize(
        ("number", "code", "told"), [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated")]
    )
    def test_a_signal_that_a_library_makes_an_error_of(
        self,
        facts: Run,
        news: Path,
        monkeypatch: pytest.MonkeyPatch,
        number: signal.Signals,
        code: int,
        told: str,
    ) -> None:
        """It is the signal that is told, whatever came of it on the way."""
        from incursion_facts import pipeline

        def fail(*_: object) -> None:
            try:
                signal.raise_signal(number)
            except KeyboardInterrupt as error:
                raise ValueError("no schema") from error

        monkeypatch.setattr(pipeline, "extract", fail)
        result = facts("extract", news, "--out", "out")
        assert (result.exit_code, result.stderr) == (code, f"facts: {told}\n")

    def test_output_folder_that_is_a_file(self, facts: Run, news: Path, tmp_path: Path) -> None:
        """The path is named; exit 3."""
        (tmp_path / "out").write_text("")
        result = facts("extract", news, "--out", "out", "--quiet")
        assert result.exit_code == 3
        assert result.stderr.startswith("facts: out: ")
        assert len(result.stderr.splitlines()) == 1


class TestUsage:
    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            (("--timeout-per-article", "0"), "--timeout-per-article 0: write seconds above 0"),
            (("--timeout-per-article", "nan"), "write seconds above 0"),
            (("--only", "bird"), "there are article, actor"),
            (("--only", ","), "there are article, actor"),
            (("--published", "23 May"), "write it as 2023-05-22"),
            (("--encoding", "klingon"), "no such encoding"),
            (("--lexicon", "nothing.toml"), "nothing.toml"),
            (("--jobs", "0"), "--jobs"),
            (("--colour",), "--colour"),
        ],
    )
    def test_bad_option(
        self, facts: Run, news: Path, tmp_path: Path, arguments: tuple[str, ...], told: str
    ) -> None:
        """Exit 2, the option is named, nothing is done."""
        result = facts("extract", news, "--out", "out", *arguments)
        assert result.exit_code == 2
        assert told in result.stderr
        assert not (tmp_path / "out").exists()

    def test_no_inputs(self, facts: Run) -> None:
        """extract without an input is a usage error."""
        assert facts("extract").exit_code == 2

    def test_version(self, facts: Run) -> None:
        """--version prints name and number."""
        from incursion_facts import __version__

        assert facts("--version").stdout == f"facts {__version__}\n"

    def test_schema(self, facts: Run) -> None:
        """One type's schema by singular or plural name; an unknown type is refused."""
        one = json.loads(facts("schema", "casualties").stdout)
        assert one["properties"]["type"]["const"] == "casualty"
        assert one["required"] == list(one["properties"])
        assert facts("schema", "bird").exit_code == 2
        whole = json.loads(facts("schema").stdout)
        assert len(whole["oneOf"]) == len(PLURALS)


def program(*arguments: object, **options: Any) -> subprocess.Popen[bytes]:
    """`facts` in a process of its own."""
    command = [sys.executable, "-m", "incursion_facts", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def test_closed_pipe_is_silent(news: Path) -> None:
    """`facts ... | head` leaves no message and no traceback."""
    process = program("extract", news, "--stdout", "--quiet")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def test_help_needs_no_models(tmp_path: Path) -> None:
    """`facts --help` imports neither pydantic nor a stage: it must be quick."""
    script = (
        "import sys\nfrom incursion_facts.cli import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        "slow = {'pydantic', 'rapidfuzz', 'dateparser', 'rich', 'incursion_facts.records'} & set(sys.modules)\n"
        "sys.exit(f'imported: {slow}' if slow else 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "extract" in done.stdout


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    """The locale decides nothing about the bytes."""
    (tmp_path / "a.txt").write_text(
        "date 2023-05-23\nTwo people died in “Kharkiv” on Monday.\n", encoding="utf-8"
    )
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    process = program("extract", "a.txt", "--stdout", "--with-text", "--quiet", cwd=tmp_path, env=environment)
    out, err = process.communicate()
    assert process.returncode == 0, err
    assert "“Kharkiv”" in out.decode("utf-8")
