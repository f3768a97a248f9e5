"""Findings in every format: what tools need is there, and nothing from a file is taken for a command."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from incursion_facts.errors import UsageError
from incursion_facts.findings import Finding, chosen, codes, position
from incursion_facts.findings.formats import FORMATS, rendered, shown

FINDINGS = [
    Finding("in/a.txt", 3, 7, "F511", "at 42 the source has 'eight', not 'twelve'"),
    Finding("in/b, c.txt", 0, 0, "F513", "100 % gone"),
]


def test_every_code_is_complete() -> None:
    """Number, name and level as promised; names are used once; texts are sentences."""
    names = [kind.name for kind in codes().values()]
    assert len(set(names)) == len(names)
    for code, kind in codes().items():
        assert re.fullmatch(r"F\d{3}", code)
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", kind.name), code
        assert kind.level in ("error", "warning", "note")
        assert kind.means.endswith("."), code
        assert kind.do, code


def test_codes_are_chosen_by_number_beginning_and_name() -> None:
    """All where none is named; one that there is not is an error."""
    assert chosen() == set(codes())
    assert chosen(["F511"]) == {"F511"} == chosen(["not-in-the-source"])
    assert chosen(["f5"]) == {code for code in codes() if code.startswith("F5")}
    assert chosen(["F5"], ["F511", "no-source"]) == chosen(["F5"]) - {"F511", "F513"}
    for wrong in ("F999", "nothing", ""):
        with pytest.raises(UsageError, match="validation"):
            chosen([wrong])


@pytest.mark.parametrize(
    ("offset", "place"), [(0, (1, 1)), (1, (1, 2)), (2, (1, 3)), (3, (2, 1)), (4, (3, 1)), (5, (3, 2))]
)
def test_positions_count_from_one(offset: int, place: tuple[int, int]) -> None:
    """A line's newline is its last column."""
    assert position("ab\n\nxy", offset) == place


def test_text() -> None:
    """Place, level, code, what and what to do; a place without a line is the file."""
    first, second = rendered("text")(FINDINGS, []).splitlines()
    assert first.startswith("in/a.txt:3:7: error F511: at 42 the source has 'eight', not 'twelve' (")
    assert second.startswith("in/b, c.txt: warning F513: 100 % gone (")


def test_json_and_jsonl() -> None:
    """The same objects, once in one document and once a line."""
    told = json.loads(rendered("json")(FINDINGS, []))
    assert told["counts"] == {"error": 1, "warning": 1, "note": 0}
    lines = [json.loads(line) for line in rendered("jsonl")(FINDINGS, []).splitlines()]
    assert lines == told["findings"]
    assert (lines[0]["line"], lines[0]["column"], lines[1]["line"]) == (3, 7, None)


def test_github() -> None:
    """Properties are escaped as GitHub wants them."""
    first, second = rendered("github")(FINDINGS, []).splitlines()
    assert first.startswith("::error file=in/a.txt,line=3,col=7,title=F511 not-in-the-source::at 42")
    assert second.startswith("::warning file=in/b%2C c.txt,title=F513 no-source::100 %25 gone")


def test_junit() -> None:
    """A case for each file looked at, failed or not."""
    root = ElementTree.fromstring(rendered("junit")(FINDINGS, ["in/a.txt", "in/good.txt"]))
    assert (root.get("tests"), root.get("failures")) == ("3", "2")
    cases = {case.get("name"): case.find("failure") for case in root.iter("testcase")}
    assert cases["in/good.txt"] is None
    failure = cases["in/a.txt"]
    assert failure is not None
    assert failure.get("type") == "F511"


def test_sarif_has_what_its_schema_requires() -> None:
    """The required fields of the published schema (2.1.0): version, runs, tool, driver name, message, rule ids."""
    log = json.loads(rendered("sarif")(FINDINGS, []))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "facts"
    assert all(rule["id"] and rule["shortDescription"]["text"] for rule in driver["rules"])
    for result in run["results"]:
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert re.fullmatch(r"[^\s]+", place["artifactLocation"]["uri"])
        assert place.get("region", {"startLine": 1})["startLine"] >= 1
    assert "region" not in run["results"][1]["locations"][0]["physicalLocation"]


def test_an_unknown_format() -> None:
    """The known ones are named."""
    with pytest.raises(UsageError, match="sarif"):
        rendered("yaml")


@given(st.text(), st.text())
@example("a\udcff.txt", "\ud800")
def test_nothing_steers_a_terminal_or_breaks_a_line(file: str, message: str) -> None:
    """Names and messages of any characters: one line each, no control characters, and formats that parse."""
    finding = Finding(file, 1, 1, "F511", message)
    for name in ("text", "github"):
        out = FORMATS[name]([finding], [])
        assert out.count("\n") == 1
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", out)
    assert json.loads(FORMATS["jsonl"]([finding], []))["message"] == message
    assert json.loads(FORMATS["sarif"]([finding], []))["runs"][0]["results"]
    ElementTree.fromstring(FORMATS["junit"]([finding], [file]))


def test_shown_keeps_what_is_harmless() -> None:
    """Letters of any script and blanks stay."""
    assert shown("Козинка, naïve “quote” 北京") == "Козинка, naïve “quote” 北京"
    assert shown("a\x1b[31m\r\u202eb") == "a\\x1b[31m\\r\\u202eb"
