"""Inputs: files, folders, globs; what is left out is said, and the order of inputs does not matter."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from incursion_facts.parsing import Source, list_sources


def write(folder: Path, *names: str, text: str = "Shells fell on Veska.") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def below(sources: list[Source]) -> list[str]:
    return [s.below for s in sources]


def test_folder_is_read_recursively_in_order(tmp_path: Path) -> None:
    """All suffixes, packed or not; hidden files and folders are no articles."""
    write(tmp_path, "b.txt", "a/c.md", "a/x.html.gz", "d.JSONL", ".git/e.txt", ".f.txt")
    sources, skipped = list_sources([tmp_path])
    assert below(sources) == ["a/c.md", "a/x.html.gz", "b.txt", "d.JSONL"]
    assert skipped == []
    assert [s.name for s in sources] == [(tmp_path / b).as_posix() for b in below(sources)]


def test_other_files_of_a_folder_are_noted(tmp_path: Path) -> None:
    """A picture beside the articles is no finding."""
    write(tmp_path, "a.txt", "b.png")
    sources, skipped = list_sources([tmp_path])
    assert below(sources) == ["a.txt"]
    assert [(Path(s.source).name, s.severity) for s in skipped] == [("b.png", "note")]


def test_missing_empty_and_unmatched(tmp_path: Path) -> None:
    """Each is an error of its own, and the other inputs are still read."""
    write(tmp_path, "a.txt")
    (tmp_path / "empty").mkdir()
    sources, skipped = list_sources(
        [tmp_path / "a.txt", tmp_path / "no", tmp_path / "empty", f"{tmp_path}/*.md"]
    )
    assert below(sources) == ["a.txt"]
    assert sorted((Path(s.source).name, s.reason) for s in skipped) == [
        ("*.md", "no file matches this pattern"),
        ("empty", "no article in this folder"),
        ("no", "no such file or folder"),
    ]
    assert {s.severity for s in skipped} == {"error"}


def test_globs(tmp_path: Path) -> None:
    """Paths below a pattern count from its last fixed folder."""
    write(tmp_path, "x/a.txt", "y/a.txt", "y/b.md", "y/z/c.txt")
    assert below(list_sources([f"{tmp_path}/*/a.txt"])[0]) == ["x/a.txt", "y/a.txt"]
    assert below(list_sources([f"{tmp_path}/**/*.txt"])[0]) == ["x/a.txt", "y/a.txt", "y/z/c.txt"]
    assert below(list_sources([f"{tmp_path}/y*"])[0]) == ["y/a.txt", "y/b.md", "y/z/c.txt"]


def test_a_file_reached_twice_is_read_once_whatever_the_order(tmp_path: Path) -> None:
    """A folder and a file in it, in both orders."""
    write(tmp_path, "a/b.txt", "c.txt")
    inputs = [tmp_path, tmp_path / "a", tmp_path / "a/b.txt"]
    assert len(list_sources(inputs)[0]) == 2
    assert list_sources(inputs) == list_sources(inputs[::-1])


def test_same_path_and_bytes_below_two_inputs_are_told_apart(tmp_path: Path) -> None:
    """Otherwise both articles would have one id."""
    write(tmp_path, "one/a.txt", "two/a.txt")
    write(tmp_path, "three/a.txt", text="Something else.")
    inputs = [tmp_path / "one", tmp_path / "two", tmp_path / "three"]
    sources, _ = list_sources(inputs)
    assert [(Path(s.name).parent.name, s.rank) for s in sources] == [("one", 0), ("three", 0), ("two", 1)]
    assert sources == list_sources(inputs[::-1])[0]


def test_links_that_leave_the_folder_are_not_followed(tmp_path: Path) -> None:
    """Nor are links that lead nowhere; links inside the folder are the file that they lead to."""
    write(tmp_path, "in/a.txt", "out/secret.txt")
    (tmp_path / "in/leak.txt").symlink_to(tmp_path / "out/secret.txt")
    (tmp_path / "in/folder").symlink_to(tmp_path / "out")
    (tmp_path / "in/A_first.txt").symlink_to(tmp_path / "in/a.txt")
    (tmp_path / "in/gone.txt").symlink_to(tmp_path / "gone")
    sources, skipped = list_sources([tmp_path / "in"])
    assert below(sources) == ["a.txt"]
    assert sorted(Path(s.source).name for s in skipped) == ["gone.txt", "leak.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_in_a_folder_is_not_opened(tmp_path: Path) -> None:
    """Reading it would wait for ever."""
    write(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "b.txt")
    sources, skipped = list_sources([tmp_path])
    assert below(sources) == ["a.txt"]
    assert [s.reason for s in skipped] == ["is no regular file"]


def test_relative_folder_keeps_its_name_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`source` is the path as given; the id counts from the folder."""
    write(tmp_path, "raw/a.txt")
    monkeypatch.chdir(tmp_path)
    assert [(s.name, s.below) for s in list_sources(["raw/"])[0]] == [("raw/a.txt", "a.txt")]
    assert [(s.name, s.below) for s in list_sources(["."])[0]] == [("raw/a.txt", "raw/a.txt")]


def test_a_name_that_is_no_text_is_skipped(tmp_path: Path) -> None:
    """No record could name the file; it is told with escapes."""
    write(tmp_path, "a.txt")
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text("text")
    except OSError:
        pytest.skip("needs a file system that takes any bytes as a name")
    for given in (tmp_path, tmp_path / "*.txt", Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))):
        sources, skipped = list_sources([given])
        assert set(below(sources)) <= {"a.txt"}
        (only,) = skipped
        assert only.source.endswith("/\\udcff.txt")
        assert only.reason == "has a name that is not UTF-8"


def test_side_files_are_no_articles(tmp_path: Path) -> None:
    """In a folder they are passed over; named, or matched by a pattern, they are told as such."""
    write(tmp_path, "a.txt", "a.txt.facts")
    assert list_sources([tmp_path])[1] == []
    for given in ([tmp_path / "*"], [tmp_path / "a.txt", tmp_path / "a.txt.facts"]):
        sources, skipped = list_sources(given)
        assert below(sources) == ["a.txt"]
        assert [(s.reason, s.severity, s.cause) for s in skipped] == [
            ("is a side file, no article", "note", "kind")
        ]


def test_a_folder_with_the_name_of_an_article(tmp_path: Path) -> None:
    """It is entered as any other, and told, for who made it may have meant a file."""
    write(tmp_path, "a.txt/b.txt")
    sources, skipped = list_sources([tmp_path])
    assert below(sources) == ["a.txt/b.txt"]
    assert [(s.reason, s.severity) for s in skipped] == [("is a folder with the name of an article", "note")]


def test_a_link_to_itself(tmp_path: Path) -> None:
    """It leads nowhere, and ends nothing."""
    write(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to("b.txt")
    sources, skipped = list_sources([tmp_path])
    assert below(sources) == ["a.txt"]
    assert [s.cause for s in skipped] == ["link"]
    assert [s.severity for s in list_sources([tmp_path / "b.txt"])[1]] == ["error"]
