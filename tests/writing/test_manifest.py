"""The manifest proves what was read and written, and holds nothing else."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from incursion_facts import __version__, pipeline
from incursion_facts.report import Report, Skip
from incursion_facts.settings import Settings
from incursion_facts.writing.manifest import manifest, options_of, rejections


def write(news: Path, out: Path, settings: Settings) -> dict[str, object]:
    report = Report()
    records = pipeline.extract([str(news)], settings, report)
    pipeline.write(records, options_of(settings), settings, report, out)
    told: dict[str, object] = json.loads((out / "manifest.json").read_bytes())
    return told


def test_contents(news: Path, tmp_path: Path) -> None:
    """Versions, hashes of inputs and outputs, counts and characters."""
    told = write(news, tmp_path / "out", Settings())
    assert told["program"] == {"name": "incursion-facts", "version": __version__}
    texts = {path.name: path.read_bytes() for path in news.iterdir()}
    inputs = told["inputs"]
    assert isinstance(inputs, list)
    assert {item["source"]: item["sha256"] for item in inputs} == {
        name: sha256(data).hexdigest() for name, data in texts.items()
    }
    assert told["characters"] == sum(len(data.decode("utf-8")) for data in texts.values())
    outputs, counts = told["outputs"], told["counts"]
    assert isinstance(outputs, dict)
    assert isinstance(counts, dict)
    for name, output in outputs.items():
        data = (tmp_path / "out" / name).read_bytes()
        assert output == {"sha256": sha256(data).hexdigest(), "lines": data.count(b"\n")}
    assert counts["article"] == 2


def test_no_machine_in_it(news: Path, tmp_path: Path) -> None:
    """Neither the folder of the inputs nor that of the outputs is told."""
    write(news, tmp_path / "out", Settings())
    assert str(tmp_path) not in (tmp_path / "out" / "manifest.json").read_text(encoding="utf-8")


def test_lexicons_are_named_by_content(tmp_path: Path) -> None:
    """Two files of one name are told apart, one file in two places is not."""
    for folder, row in (("a", "Blue Heron"), ("b", "Blue Heron"), ("c", "Grey Heron")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "mine.toml").write_text(f'[[actor]]\nname = "{row}"\nkind = "armed_group"\n')
    a, b, c = (options_of(Settings(lexicons=(tmp_path / folder / "mine.toml",))) for folder in "abc")
    assert a == b != c
    assert a["lexicons"][0]["name"] == "mine.toml"


def test_jobs_are_no_option() -> None:
    """What does not change a record is not told."""
    assert options_of(Settings(jobs=4, strict=True)) == options_of(Settings())


def test_skips_are_sorted_and_below_the_shared_folder() -> None:
    """Absolute sources lose the folder that all share; others stay as given."""
    skips = [
        Skip("/data/news/b/y.txt", None, "binary"),
        Skip("rel/z.txt", 7, "no JSON"),
        Skip("/data/news/x.txt", None, "empty"),
    ]
    told = json.loads(manifest([], {}, skips, {}))["skipped"]
    assert [(skip["source"], skip["line"]) for skip in told] == [
        ("b/y.txt", None),
        ("x.txt", None),
        ("rel/z.txt", 7),
    ]


def test_rejections_leave_out_what_nobody_misses() -> None:
    """A line for each input or article that gave nothing, in order, as JSON; a picture in the folder is none."""
    skips = [
        Skip("/data/news/z.jsonl", 7, "no JSON", "warning"),
        Skip("/data/news/photo.jpg", None, "binary", "note"),
        Skip("/data/news/a.txt", None, "took longer than 5 seconds", "internal"),
    ]
    lines = [json.loads(line) for line in rejections([], skips)]
    assert [list(line) for line in lines] == [["type", "source", "line", "reason", "severity"]] * 2
    assert [(line["source"], line["line"], line["severity"]) for line in lines] == [
        ("a.txt", None, "internal"),
        ("z.jsonl", 7, "warning"),
    ]
