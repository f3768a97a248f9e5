"""The commands of `facts`: options in, exit code out; no logic of their own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def main_options() -> None:
    """Read news on armed incidents and write who, where, when, how many and says who as JSONL."""


@app.command()
def extract(
    inputs: Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input.")],
    out: Annotated[Path, typer.Option(help="Folder for the files.")] = Path("data/out"),
    stdout: Annotated[bool, typer.Option("--stdout", help="One stream on standard output.")] = False,
    published: Annotated[str | None, typer.Option(help="Date for undated articles.")] = None,
    encoding: Annotated[str | None, typer.Option(help="Encoding of the inputs.")] = None,
    no_merge: Annotated[bool, typer.Option("--no-merge", help="Leave entities per article.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing but failures.")] = False,
) -> None:
    """Read articles and write their records."""
    from . import pipeline
    from .settings import Settings
    from .writing.jsonl import write_files

    settings = Settings(published=published, encoding=encoding, merge=not no_merge)
    records = pipeline.extract(inputs, settings)
    if stdout:
        for record in records:
            sys.stdout.write(record.to_json() + "\n")
    else:
        write_files(records, out)
