"""A folder takes another's place at once; what interrupts that leaves the old files, or the new ones."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from incursion_facts.writing import exchange
from incursion_facts.writing.exchange import READY, finish, new_folder, put_in_place, replace_file

NAMES = ("a.jsonl", "b.jsonl", "manifest.json")


@pytest.fixture(params=["exchanged", "moved"])
def target(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with old files; on systems of both kinds."""
    if request.param == "moved":
        monkeypatch.setattr(exchange, "_renames", lambda: None)
    elif exchange._renames() is None:
        pytest.skip("this system cannot exchange folders")
    folder = tmp_path / "out"
    folder.mkdir()
    for name in NAMES:
        (folder / name).write_text("old")
    yield folder


def fill(target: Path) -> Path:
    made = new_folder(target)
    for name in NAMES:
        (made / name).write_text("new")
    return made


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}


def test_all_files_are_replaced(target: Path) -> None:
    """And nothing is left beside or inside the folder."""
    put_in_place(fill(target), target)
    assert contents(target) == dict.fromkeys(NAMES, "new")
    assert [path.name for path in target.parent.iterdir()] == ["out"]
    assert all(path.is_file() for path in target.iterdir())


def test_files_of_others_stay(target: Path) -> None:
    """A note, a hidden file; and a folder, which forbids the exchange but not the replacing."""
    (target / "notes.md").write_text("mine")
    (target / ".gitkeep").write_text("")
    put_in_place(fill(target), target)
    assert contents(target) == {**dict.fromkeys(NAMES, "new"), "notes.md": "mine", ".gitkeep": ""}
    (target / "plots").mkdir()
    (target / "plots" / "one.svg").write_text("<svg/>")
    put_in_place(fill(target), target)
    assert (target / "plots" / "one.svg").read_text() == "<svg/>"
    assert contents(target)["a.jsonl"] == "new"


def test_permissions_stay(target: Path) -> None:
    """The folder is as open to others as it was."""
    target.chmod(0o750)
    put_in_place(fill(target), target)
    assert target.stat().st_mode & 0o777 == 0o750


def test_the_working_folder_stays_the_same(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--out .` must not take the folder away under the shell."""
    monkeypatch.chdir(target)
    before = target.stat().st_ino
    put_in_place(fill(target), target)
    assert target.stat().st_ino == before
    assert contents(Path()) == dict.fromkeys(NAMES, "new")


def test_a_finished_set_is_moved_by_the_next_run(target: Path) -> None:
    """Half of it was in place when the run was killed."""
    ready = target / READY
    ready.mkdir()
    for name in NAMES[1:]:
        (ready / name).write_text("new")
    (target / NAMES[0]).write_text("new")
    finish(target)
    assert contents(target) == dict.fromkeys(NAMES, "new")
    assert not ready.exists()


def test_leftovers_of_dead_runs_are_removed(target: Path) -> None:
    """Those of a run that is still alive, and folders of others, are not."""
    dead = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True
    )
    left = [target.parent / f".facts-{dead.stdout.strip()}-out", target / f".facts-{dead.stdout.strip()}-new"]
    kept = [target.parent / f".facts-{os.getppid()}-out", target.parent / ".facts-mine-out"]
    for folder in (*left, *kept):
        folder.mkdir()
    fill(target)
    assert [folder.exists() for folder in left] == [False, False]
    assert [folder.exists() for folder in kept] == [True, True]


KILLED = """
import os, sys
from pathlib import Path
from incursion_facts.writing import exchange
steps = 0
def count(function):
    def counted(*arguments, **options):
        global steps
        steps += 1
        if steps == int(sys.argv[2]):
            os._exit(9)
        return function(*arguments, **options)
    return counted
for name in ("rename", "replace", "link", "unlink", "rmdir", "mkdir", "fsync"):
    setattr(os, name, count(getattr(os, name)))
if sys.argv[3] == "moved":
    exchange._renames = lambda: None
else:
    found = exchange._renames()
    exchange._renames = lambda: count(found)
target = Path(sys.argv[1])
made = exchange.new_folder(target)
for name in ("a.jsonl", "b.jsonl", "manifest.json"):
    (made / name).write_text("new")
exchange.put_in_place(made, target)
"""


@pytest.mark.parametrize("way", ["exchanged", "moved"])
def test_killed_at_every_step(tmp_path: Path, way: str) -> None:
    """Before the exchange all files are old, after it all are new; moving is finished by the next run."""
    if way == "exchanged" and exchange._renames() is None:
        pytest.skip("this system cannot exchange folders")
    seen = set()
    for step in range(1, 40):
        target = tmp_path / str(step) / "out"
        target.mkdir(parents=True)
        for name in (*NAMES, "notes.md"):
            (target / name).write_text("old")
        done = subprocess.run([sys.executable, "-c", KILLED, target, str(step), way], check=False)
        if way == "moved" and (target / READY).exists():
            finish(target)
        state = contents(target)
        assert state.pop("notes.md") == "old"
        assert state in (dict.fromkeys(NAMES, "old"), dict.fromkeys(NAMES, "new")), (step, state)
        seen.add(state["a.jsonl"])
        put_in_place(fill(target), target)
        assert [path.name for path in target.parent.iterdir()] == ["out"], step
        assert contents(target) == {**dict.fromkeys(NAMES, "new"), "notes.md": "old"}
        if done.returncode == 0:
            break
    else:
        pytest.fail("never came to the end")
    assert seen == {"old", "new"}


def test_a_single_file_is_replaced_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk leaves the old content, and no part of the new."""
    target = tmp_path / "saved.json"
    replace_file(target, b"old")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        replace_file(target, b"new")
    assert contents(tmp_path) == {"saved.json": "old"}
    monkeypatch.undo()
    replace_file(target, b"new")
    assert contents(tmp_path) == {"saved.json": "new"}
