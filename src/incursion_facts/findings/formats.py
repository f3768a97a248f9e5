"""Findings as text, JSON, JSON lines, GitHub annotations, JUnit XML or SARIF.

Whatever comes out of a file under test is data: control characters and marks that turn text around are shown
as escapes, so that neither a terminal nor a log takes them for commands.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from unicodedata import category
from xml.sax.saxutils import escape, quoteattr

from .. import __version__
from ..errors import UsageError
from . import Code, Finding, codes

URL = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
"""The published schema of SARIF 2.1.0, named in every SARIF file."""
UNSHOWN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode categories that are not shown as they are: controls, direction marks, surrogates, line ends."""


def shown(text: str) -> str:
    """The text on one line, with escapes for what could steer a terminal or hide something."""
    return "".join(
        char
        if char == " " or category(char) not in UNSHOWN
        else char.encode("unicode_escape").decode("ascii")
        for char in text
    )


def as_text(findings: Sequence[Finding]) -> str:
    """One line a finding, as compilers write them: `file:line:column: error F101: what (what to do)`."""
    return "".join(
        f"{shown(f.place)}: {f.level} {f.code}: {shown(f.message)} ({f.kind.do})\n" for f in findings
    )


def as_data(finding: Finding) -> dict[str, Any]:
    """A finding as JSON has it."""
    return {
        "code": finding.code,
        "name": finding.kind.name,
        "level": finding.level,
        "file": finding.file,
        "line": finding.line or None,
        "column": finding.column or None,
        "message": finding.message,
        "hint": finding.kind.do,
    }


def as_json(findings: Sequence[Finding]) -> str:
    """One object: how many findings of each level, and the findings."""
    counts = {level: sum(f.level == level for f in findings) for level in ("error", "warning", "note")}
    return (
        _dump({"version": 1, "counts": counts, "findings": [as_data(f) for f in findings]}, indent=1) + "\n"
    )


def as_jsonl(findings: Sequence[Finding]) -> str:
    """A JSON object a line."""
    return "".join(f"{_dump(as_data(f))}\n" for f in findings)


def as_github(findings: Sequence[Finding]) -> str:
    """Workflow commands that GitHub shows beside the lines of a pull request."""
    kinds = {"error": "error", "warning": "warning", "note": "notice"}
    lines = []
    for f in findings:
        place = {"file": f.file, "line": f.line, "col": f.column, "title": f"{f.code} {f.kind.name}"}
        told = ",".join(f"{key}={_property(str(value))}" for key, value in place.items() if value)
        lines.append(f"::{kinds[f.level]} {told}::{_command(f'{f.message} ({f.kind.do})')}\n")
    return "".join(lines)


def as_junit(findings: Sequence[Finding], files: Iterable[str] = ()) -> str:
    """A test case for each file that was looked at; an error or a warning is a failure of its file's case."""
    by_file: dict[str, list[Finding]] = {file: [] for file in files}
    for finding in findings:
        by_file.setdefault(finding.file, []).append(finding)
    failed = sum(any(f.level != "note" for f in held) for held in by_file.values())
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="facts" tests="{len(by_file)}" failures="{failed}">',
        f'<testsuite name="facts" tests="{len(by_file)}" failures="{failed}" errors="0" skipped="0">',
    ]
    for file, held in sorted(by_file.items()):
        lines.append(f'<testcase classname="facts" name={quoteattr(shown(file))}>')
        grave = [f for f in held if f.level != "note"]
        if grave:
            told = quoteattr(f"{grave[0].code} {shown(grave[0].message)}")
            lines.append(f"<failure type={quoteattr(grave[0].code)} message={told}>")
            lines.append(escape(as_text(grave)).rstrip("\n"))
            lines.append("</failure>")
        lines.append("</testcase>")
    return "\n".join([*lines, "</testsuite>", "</testsuites>", ""])


def as_sarif(findings: Sequence[Finding]) -> str:
    """A SARIF 2.1.0 log with one run; code scanning services read it."""
    used = [codes()[code] for code in sorted({f.code for f in findings})]
    places = {kind.code: number for number, kind in enumerate(used)}
    run = {
        "tool": {
            "driver": {"name": "facts", "version": __version__, "rules": [_rule(kind) for kind in used]}
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            {
                "ruleId": f.code,
                "ruleIndex": places[f.code],
                "level": f.level,
                "message": {"text": f"{shown(f.message)} ({f.kind.do})"},
                "locations": [{"physicalLocation": _physical(f)}],
            }
            for f in findings
        ],
    }
    return _dump({"$schema": URL, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rule(kind: Code) -> dict[str, Any]:
    return {
        "id": kind.code,
        "name": kind.name,
        "shortDescription": {"text": kind.means},
        "help": {"text": kind.do},
        "defaultConfiguration": {"level": kind.level},
    }


def _physical(finding: Finding) -> dict[str, Any]:
    from urllib.parse import quote

    place: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.file, errors="backslashreplace")}}
    if finding.line:
        place["region"] = {"startLine": finding.line, "startColumn": finding.column or 1}
    return place


def _dump(data: Mapping[str, Any], indent: int | None = None) -> str:
    separators = (",", ": ") if indent else (",", ":")
    return json.dumps(data, ensure_ascii=True, indent=indent, separators=separators)


def _command(text: str) -> str:
    """Text as the message of a workflow command."""
    return shown(text).replace("%", "%25")


def _property(text: str) -> str:
    """Text as a property of a workflow command."""
    return _command(text).replace(":", "%3A").replace(",", "%2C")


WriteFindings = Callable[[Sequence[Finding], Sequence[str]], str]
"""Findings and the files that were looked at -> what is printed."""

FORMATS: Mapping[str, WriteFindings] = {
    "text": lambda findings, _: as_text(findings),
    "json": lambda findings, _: as_json(findings),
    "jsonl": lambda findings, _: as_jsonl(findings),
    "github": lambda findings, _: as_github(findings),
    "junit": as_junit,
    "sarif": lambda findings, _: as_sarif(findings),
}
"""Name of a format -> what writes it."""


def rendered(name: str) -> WriteFindings:
    """What writes a format. Raises UsageError for one that there is not."""
    if name not in FORMATS:
        raise UsageError(f"--format {name}: there are {', '.join(FORMATS)}")
    return FORMATS[name]
