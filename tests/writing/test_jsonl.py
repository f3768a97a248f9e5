"""Files replaced whole or not at all."""

from __future__ import annotations

import io
import os
from hashlib import sha256
from pathlib import Path

import pytest

from incursion_facts.records import PLURALS, Date, Mention
from incursion_facts.writing.jsonl import Folder, write_lines

DATE = Date(
    id="date-1", article_id="article-1", start=0, end=6, text="Монday", rule="weekday", value="2023-05-22",
    granularity="day", relative=True, anchor="2023-05-23",
)  # fmt: skip
MENTION = Mention(
    id="mention-1",
    article_id="article-1",
    start=9,
    end=13,
    text="Kyiv",
    rule="capital",
    entity_id="place-1",
    form="name",
)


def test_one_file_a_type(tmp_path: Path) -> None:
    """Every type has its file, and each record is a line of its own in UTF-8."""
    with Folder(tmp_path / "out") as folder:
        folder.write([DATE, MENTION])
        folder.reject([])
        folder.commit(b"{}\n")
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {f"{plural}.jsonl" for plural in PLURALS.values()} | {"rejected.jsonl", "manifest.json"}
    line = (tmp_path / "out" / "dates.jsonl").read_bytes()
    assert line.startswith(b'{"type":"date","id":"date-1"')
    assert "Монday".encode() in line
    assert line.endswith(b"}\n")


def test_outputs_are_counted_and_hashed(tmp_path: Path) -> None:
    """The digest is that of the file."""
    with Folder(tmp_path) as folder:
        folder.write([DATE, DATE])
        told = folder.outputs()["dates.jsonl"]
        folder.commit(b"{}\n")
    assert told.lines == 2
    assert told.sha256 == sha256((tmp_path / "dates.jsonl").read_bytes()).hexdigest()


@pytest.mark.parametrize("broken", ["fsync", "write"])
def test_a_failure_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    """A full disk, Ctrl-C: what was there stays, and no parts are left behind."""
    (tmp_path / "dates.jsonl").write_text("old\n")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"), Folder(tmp_path) as folder:
        folder.write([DATE])
        if broken == "fsync":
            monkeypatch.setattr(os, "fsync", fail)
        else:
            fail()
        folder.commit(b"{}\n")
    assert [path.name for path in tmp_path.iterdir()] == ["dates.jsonl"]
    assert (tmp_path / "dates.jsonl").read_text() == "old\n"


def test_leaving_without_commit_writes_nothing(tmp_path: Path) -> None:
    """Only commit replaces."""
    with Folder(tmp_path) as folder:
        folder.write([DATE])
    assert list(tmp_path.iterdir()) == []


def test_stream() -> None:
    """A stream is the same lines one after the other."""
    stream = io.BytesIO()
    write_lines([DATE, MENTION], stream)
    assert stream.getvalue().decode("utf-8").splitlines() == [DATE.to_json(), MENTION.to_json()]


def test_what_is_there_already_is_left_alone(tmp_path: Path) -> None:
    """The same bytes again replace nothing; one more record replaces all."""
    for records, is_new in (([DATE], True), ([DATE], False), ([DATE, MENTION], True)):
        before = (
            tmp_path.stat().st_ino,
            (tmp_path / "dates.jsonl").exists() and (tmp_path / "dates.jsonl").stat().st_ino,
        )
        with Folder(tmp_path) as folder:
            folder.write(records)
            folder.commit(b"{}\n")
        after = tmp_path.stat().st_ino, (tmp_path / "dates.jsonl").stat().st_ino
        assert (after != before) is is_new
