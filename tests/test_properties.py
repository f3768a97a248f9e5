"""What holds for every run: grounding, same bytes, idempotent merging, and the JSONL round trip."""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incursion_facts import extract, merge, parse, recognize, write
from incursion_facts.records import Actor, Article, Casualty, Grounded, Mention, Place, Record
from incursion_facts.records.lines import from_json, pack, unpack

SAMPLES = Path(__file__).parents[1] / "data" / "raw"

NAMES = [
    "Vyacheslav Gladkov",
    "Gladkov",
    "Dmitry Peskov",
    "Dmytro Peskov",
    "FSB",
    "the Freedom of Russia Legion",
    "Kyiv",
]
PLACES = [
    "Kharkiv",
    "Graivoron",
    "Grayvoron",
    "Belgorod region",
    "the village of Kozinka",
    "São Tomé",
    "Mosul",
]
COUNTS = [
    "two",
    "at least 12",
    "more than 70",
    "several",
    "a",
    "no",
    "1,200",
    "eight to ten",
    "dozens of",
    "٣",
]
PEOPLE = ["civilians", "soldiers", "people", "border guards", "journalists", "children", "woman"]
DEEDS = ["were killed", "were wounded", "died", "are missing", "had been evacuated", "was shot dead"]
DATES = ["on Monday", "on 22 May 2023", "last week", "in March", "yesterday", "two days ago", "on May 22"]
ENDS = [".", ".\n", ".\n\n", "!", "…", ".” ", " — ", "\r\n", "; ", "", "🚑 "]

PARTS: Sequence[st.SearchStrategy[str]] = [
    st.builds("{} {} {} near {} {}, {} said{}".format, *map(st.sampled_from, (COUNTS, PEOPLE, DEEDS, PLACES, DATES, NAMES, ENDS))),
    st.builds("{} ({}) denied that {} {} {}{}".format, *map(st.sampled_from, (NAMES, NAMES, COUNTS, PEOPLE, DEEDS, ENDS))),
    st.builds("“{} in {} {}” {}{}".format, *map(st.sampled_from, (DEEDS, PLACES, DATES, NAMES, ENDS))),
    st.sampled_from(["date 2023-05-23\n", "By Ada Lind\n", "KYIV, May 23 (Wire) — ", "\ufeff", "\u00a0", "\u2028", "Троє поранені у Харкові. "]),
    st.text(max_size=40),
]  # fmt: skip
TEXTS = (
    st.lists(st.one_of(PARTS), min_size=1, max_size=8).map("".join).filter(lambda text: len(text.split()) > 1)
)


def run(*inputs: Any, **options: Any) -> list[Record]:
    return list(extract(*inputs, with_text=True, on_skip=lambda skip: None, **options))


def lines(records: Sequence[Record]) -> list[str]:
    return [record.to_json() for record in records]


def assert_sound(records: Sequence[Record]) -> None:
    """Facts are grounded, ids are unique and point at records that are there, counts and bounds fit."""
    texts = {r.id: r.text for r in records if isinstance(r, Article)}
    entities = {r.id: r for r in records if isinstance(r, (Actor, Place))}
    ids = [r.id for r in records]
    assert len(ids) == len(set(ids))
    mentions: dict[str, int] = {}
    for record in records:
        if isinstance(record, Grounded):
            text = texts[record.article_id]
            assert text is not None
            assert text[record.start : record.end] == record.text
            assert record.text.strip() == record.text != ""
        if isinstance(record, Mention):
            assert record.entity_id in entities
        if isinstance(record, Mention) and record.form not in ("nominal", "pronoun"):
            mentions[record.entity_id] = mentions.get(record.entity_id, 0) + 1
        if isinstance(record, Casualty):
            pointed = {
                record.place_id,
                record.perpetrator_id,
                record.victims.actor_id,
                record.attribution.speaker_id,
            }
            assert pointed - {None} <= set(entities)
            bounds = [bound for bound in (record.low, record.best, record.high) if bound is not None]
            assert bounds == sorted(bounds)
            assert record.part_of is None or record.part_of in ids
    for entity in entities.values():
        assert entity.mentions == mentions.get(entity.id, 0)
        assert entity.mentions == sum(alias.mentions for alias in entity.aliases)


@pytest.fixture(scope="module")
def samples() -> list[Record]:
    return run(SAMPLES)


def test_samples_are_sound(samples: list[Record]) -> None:
    """The samples' records hold together."""
    assert_sound(samples)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text_is_sound(text: str) -> None:
    """Whatever the text, no recognizer fails, facts are grounded and the records read back as they were."""
    failed: list[str] = []
    records = list(extract([text], with_text=True, on_skip=lambda skip: failed.append(skip.reason)))
    assert not [reason for reason in failed if "internal error" in reason]
    assert_sound(records)
    assert [from_json(line) for line in lines(records)] == records


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_order_of_inputs_is_no_matter(texts: list[str], chance: random.Random) -> None:
    """Shuffled inputs give the same records in the same order."""
    shuffled = texts.copy()
    chance.shuffle(shuffled)
    assert lines(run(texts)) == lines(run(shuffled))


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_merging_again_changes_nothing(texts: list[str]) -> None:
    """Merged records stay as they are, whatever order they come in."""
    once = merge(recognize(parse(texts, on_skip=lambda skip: None), on_skip=lambda skip: None))
    assert lines(merge(once)) == lines(once)
    assert lines(merge(reversed(once))) == lines(once)


def test_merging_samples_again_changes_nothing(samples: list[Record]) -> None:
    """The same on the samples, all at once."""
    assert lines(merge(samples)) == lines(samples)


def test_merging_loses_no_fact() -> None:
    """Merging moves facts to other entities and changes nothing else of them."""
    found = list(recognize(parse(SAMPLES)))
    before = {(r.type, r.article_id, r.start, r.end, r.text) for r in found if isinstance(r, Grounded)}
    after = {(r.type, r.article_id, r.start, r.end, r.text) for r in merge(found) if isinstance(r, Grounded)}
    assert before == after


def test_round_trip(samples: list[Record]) -> None:
    """JSON lines and packed lists give the records back, byte for byte."""
    assert [from_json(line) for line in lines(samples)] == samples
    assert lines(unpack(pack(samples))) == lines(samples)


def test_jobs(samples: list[Record]) -> None:
    """Two processes find what one finds."""
    assert lines(run(SAMPLES, jobs=2)) == lines(samples)


def test_other_folder(samples: list[Record], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the input lies is no matter: below the same relative path the bytes are the same."""
    for name in ("one", "two/deeper"):
        shutil.copytree(SAMPLES, tmp_path / name / "raw")
        monkeypatch.chdir(tmp_path / name)
        write(run("raw"), tmp_path / name / "out")
    for path in (tmp_path / "one" / "out").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / "deeper" / "out" / path.name).read_bytes()
    facts = [r.id for r in samples if r.type != "article"]
    assert [r.id for r in run(tmp_path / "one" / "raw") if r.type != "article"] == facts


def test_another_day(samples: list[Record], monkeypatch: pytest.MonkeyPatch) -> None:
    """No module asks what day it is."""

    def forbidden(*_: object) -> NoReturn:
        raise AssertionError("the clock was asked")

    class Date(dt.date):
        today = forbidden

    class DateTime(dt.datetime):
        now = today = utcnow = forbidden  # type: ignore[assignment]

    for name in ("time", "localtime", "gmtime", "time_ns"):
        monkeypatch.setattr(time, name, forbidden)
    for name, module in list(sys.modules.items()):
        if name.startswith("incursion_facts"):
            for attribute, value in list(vars(module).items()):
                if value is dt.date:
                    monkeypatch.setattr(module, attribute, Date)
                elif value is dt.datetime:
                    monkeypatch.setattr(module, attribute, DateTime)
    monkeypatch.setattr(dt, "date", Date)
    monkeypatch.setattr(dt, "datetime", DateTime)
    assert lines(run(SAMPLES)) == lines(samples)


@pytest.mark.parametrize(
    "changed",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "ru_RU.UTF-8"},
    ],
)
def test_other_environment(samples: list[Record], changed: dict[str, str]) -> None:
    """Hash seed, time zone and locale decide nothing."""
    command = [
        sys.executable,
        "-m",
        "incursion_facts",
        "extract",
        str(SAMPLES),
        "--stdout",
        "--with-text",
        "--quiet",
    ]
    done = subprocess.run(command, capture_output=True, env={**os.environ, **changed}, check=True)
    assert done.stdout.decode("utf-8").splitlines() == lines(samples)
