"""Runs that are killed: the last complete output or the new one is there, and the next run makes it good.

`pytest --kills 500` (`make soak`) kills more often than CI does; the seed of each kill is printed with a failure.
"""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[1] / "bench"
ARTICLES = 300

Files = dict[str, bytes]


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "incursion_facts", *map(str, arguments)]


def files(folder: Path) -> Files:
    """What is in an output folder, if it is there at all."""
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


def is_complete(held: Files) -> bool:
    """Whether the manifest is about these very files."""
    told = json.loads(held["manifest.json"])["outputs"]
    return {name: output["sha256"] for name, output in told.items()} == {
        name: sha256(data).hexdigest() for name, data in held.items() if name != "manifest.json"
    }


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles that differ from each other, made of the project's own."""
    sys.path.insert(0, str(BENCH))
    from variations import variations

    folder = tmp_path_factory.mktemp("corpus")
    for number, text in enumerate(variations(ARTICLES)):
        (folder / f"article-{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def test_killed_at_any_moment(
    corpus: Path, tmp_path: Path, pytestconfig: pytest.Config, capsys: pytest.CaptureFixture[str]
) -> None:
    """Old files or new ones, never some of each; run again, the bytes are those of a run that nobody disturbed."""
    few = tmp_path / "few"
    few.mkdir()
    for path in sorted(corpus.iterdir())[:5]:
        (few / path.name).write_bytes(path.read_bytes())
    subprocess.run(command("extract", few, "--out", tmp_path / "old", "-q"), check=True)
    began = time.monotonic()
    subprocess.run(command("extract", corpus, "--out", tmp_path / "whole", "-q", "--jobs", "2"), check=True)
    length = time.monotonic() - began
    old, new = files(tmp_path / "old"), files(tmp_path / "whole")
    assert is_complete(old)
    assert is_complete(new)
    assert old != new
    for seed in range(pytestconfig.getoption("--kills")):
        chance = random.Random(seed)
        out, cache = tmp_path / f"out-{seed}", tmp_path / f"cache-{seed}"
        had_output = seed % 3 > 0
        if had_output:
            out.mkdir()
            for name, data in old.items():
                (out / name).write_bytes(data)
        jobs = chance.choice((1, 2))
        run = command("extract", corpus, "--out", out, "-q", "--jobs", jobs, "--cache", cache)
        after = chance.uniform(0, length * (1.3 if jobs == 2 else 2.0))
        process = subprocess.Popen(run)
        time.sleep(after)
        process.kill()
        process.wait()
        story = f"seed {seed}: killed after {after:.3f} s of {length:.1f} s, {jobs} jobs"
        left = files(out)
        assert left in ((old, new) if had_output else ({}, new)), story
        subprocess.run(run, check=True)
        assert files(out) == new, story
        assert not [path.name for path in out.parent.glob(".facts-*")], story
        with capsys.disabled():
            state = "old" if left == old else "new" if left == new else "no"
            sys.stdout.write(f"{story}: {state} files, then the new ones\n")
            sys.stdout.flush()
        for path in (*out.iterdir(), *cache.glob("*/*")):
            path.unlink()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("jobs", [1, 2])
def test_stopped_by_a_signal(corpus: Path, tmp_path: Path, number: signal.Signals, jobs: int) -> None:
    """One line, the promised exit code, the old files and nothing beside them; no process stays."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "dates.jsonl").write_text("old\n")
    process = subprocess.Popen(
        command("extract", corpus, "--out", out, "--jobs", jobs, "--cache", tmp_path / "cache", "-q"),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while not list(tmp_path.glob("cache/*/*")):  # it is at work
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(number)
    _, told = process.communicate(timeout=60)
    assert (process.returncode, told) == {
        signal.SIGTERM: (143, "facts: terminated\n"),
        signal.SIGINT: (130, "facts: interrupted\n"),
    }[number]
    assert files(out) == {"dates.jsonl": b"old\n"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "out"]
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_a_full_disk(news: Path, tmp_path: Path) -> None:
    """One line, exit code 3, and the old files; the limit on file sizes stands in for the disk."""
    out = tmp_path / "out"
    subprocess.run(command("extract", news, "--out", out, "-q"), check=True)
    before = files(out)
    (news / "more.txt").write_text("date 2023-05-24\nThree soldiers died in Kharkiv on Monday.\n" * 40)

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    done = subprocess.run(
        command("extract", news, "--out", out, "-q"),
        preexec_fn=limit,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "File too large" in done.stderr
    assert files(out) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_standard_output_that_is_full(news: Path) -> None:
    """A stream that cannot be written is told of, too."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command("extract", news, "--stdout", "-q"), stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr.count(b"\n")) == (3, 1)
    assert b"No space left" in done.stderr


def test_a_target_that_cannot_be_written(news: Path, tmp_path: Path) -> None:
    """A folder below a file, whoever asks; and a read-only folder, where permissions count."""
    (tmp_path / "file").write_text("")
    done = subprocess.run(
        command("extract", news, "--out", tmp_path / "file" / "out", "-q"), capture_output=True, text=True
    )
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "file" in done.stderr
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o500)
    if os.access(closed, os.W_OK):
        return  # a user for whom nothing is read-only
    done = subprocess.run(
        command("extract", news, "--out", closed / "out", "-q"), capture_output=True, text=True
    )
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "closed" in done.stderr
