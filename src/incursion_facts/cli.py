"""The commands of `facts`: options in, exit code out; no logic of their own.

Imports of models and stages stand inside the commands: `facts --help` and a usage error need neither.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .errors import ExitCode, TerminatedError, UsageError, explain

if TYPE_CHECKING:
    from .findings import Finding
    from .findings.formats import WriteFindings
    from .report import Report, Skip
    from .settings import Recognizer

app = typer.Typer(
    rich_markup_mode=None,  # plain help: rich costs more to import than the help to print
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

USER_LEXICON = Path("facts.toml")
"""A lexicon in the working folder that every run reads."""

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUTS...",
        help="Files, folders (read with their subfolders), globs, or - for standard input.",
        show_default=False,
    ),
]
Stream = Annotated[
    str, typer.Argument(metavar="[STREAM]", help="What the stage before printed; - is standard input.")
]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder that takes one file a record type.")]
ToStdout = Annotated[bool, typer.Option("--stdout", help="Print one stream of all records instead.")]
Jobs = Annotated[int, typer.Option("--jobs", metavar="N", min=1, help="Processes; the records are the same.")]
Timeout = Annotated[
    float | None,
    typer.Option("--timeout-per-article", metavar="SECONDS", help="Give up on an article that takes longer."),
]
CacheFolder = Annotated[
    Path | None,
    typer.Option(
        "--cache", metavar="DIR", help="Keep what was found here; unchanged articles are not read again."
    ),
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="Date (YYYY-MM-DD) of articles that give none."),
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", metavar="E", help="Read all inputs in this encoding.")
]
Only = Annotated[
    str | None,
    typer.Option("--only", metavar="TYPES", help="Write these record types only: casualties,dates"),
]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option("--lexicon", metavar="FILE", help="More known actors and places; may be repeated."),
]
Recognizers = Annotated[
    list[str] | None,
    typer.Option(
        "--recognizer",
        metavar="NAME",
        help="Ask a model for a second opinion on names: spacy. May be repeated.",
    ),
]
SpacyModel = Annotated[
    str | None,
    typer.Option(
        "--spacy-model", metavar="NAME", help="The pipeline that spacy loads: a package or a folder."
    ),
]
WithText = Annotated[bool, typer.Option("--with-text", help="Keep the text in article records.")]
NoMerge = Annotated[
    bool, typer.Option("--no-merge", help="Leave actors and places as each article has them.")
]
Policy = Annotated[
    str, typer.Option("--policy", metavar="NAME", help="How tallies are derived: range, acled or ucdp.")
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="CODES", help="Only these findings: F101,F2,unbalanced-quotes"),
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="CODES", help="All findings but these.")
]
FindingsFormat = Annotated[
    str, typer.Option("--format", metavar="NAME", help="text, json, jsonl, github, junit or sarif.")
]
Today = Annotated[
    str | None,
    typer.Option(
        "--today", metavar="DATE", help="Tell of dates after this one; the clock is never asked for it."
    ),
]
Baseline = Annotated[
    Path | None,
    typer.Option(
        "--baseline", metavar="FILE", help="What is usual in the corpus; articles far off are told."
    ),
]
UpdateBaseline = Annotated[
    bool, typer.Option("--update-baseline", help="Write that file anew from these articles.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Write nothing when any input is skipped.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but what went wrong.")]
Gold = Annotated[
    Path,
    typer.Argument(
        metavar="GOLD_DIR", help="Folder with a file NAME.json for each article, or one such file."
    ),
]
Articles = Annotated[
    Path | None,
    typer.Option(
        "--articles", metavar="DIR", help="Folder of the articles; without it they lie beside the gold."
    ),
]
Records = Annotated[
    str | None,
    typer.Option(
        "--records",
        metavar="OUT",
        help="Judge these records (what facts extract wrote, or - for standard input); extract none.",
    ),
]
Format = Annotated[str, typer.Option("--format", metavar="text|json", help="How the report is printed.")]
Errors = Annotated[bool, typer.Option("--errors/--no-errors", help="List every error before the figures.")]
PerArticle = Annotated[bool, typer.Option("--per-article", help="Print the F1 of each article too.")]
Against = Annotated[
    Path | None,
    typer.Option(
        "--against",
        metavar="SAVED",
        help="Show gains and losses beside a saved run; exit 1 where an F1 fell.",
    ),
]
Tolerance = Annotated[
    float, typer.Option("--tolerance", metavar="F", min=0, max=1, help="A fall that --against lets pass.")
]
Save = Annotated[
    Path | None,
    typer.Option("--save", metavar="FILE", help="Save the run, for --against; all errors included."),
]
FailUnder = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-under",
        metavar="FIGURE=F",
        help="Exit 1 where a figure is lower (dates=0.98); may be repeated.",
    ),
]
NoColor = Annotated[bool, typer.Option("--no-color", help="Print plain text on a terminal too.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an internal error.")]


def _print_version(wanted: bool) -> None:
    if wanted:
        from . import __version__

        typer.echo(f"facts {__version__}")
        raise typer.Exit


@app.callback()
def facts(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read news on armed incidents; write who, where, when, how many and says who, as JSONL."""


@app.command()
def extract(
    inputs: Inputs,
    out: Out = Path("data/out"),
    stdout: ToStdout = False,
    jobs: Jobs = 1,
    cache: CacheFolder = None,
    timeout_per_article: Timeout = None,
    published: Published = None,
    encoding: Encoding = None,
    only: Only = None,
    lexicon: Lexicons = None,
    recognizer: Recognizers = None,
    spacy_model: SpacyModel = None,
    with_text: WithText = False,
    no_merge: NoMerge = False,
    policy: Policy = "range",
    strict: Strict = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Read articles and write their records: all four stages in one run."""
    with _failures_told(debug):
        from . import pipeline
        from .settings import Settings
        from .writing.manifest import options_of

        settings = Settings(
            published=_checked_date(published),
            encoding=_checked_encoding(encoding),
            lexicons=_lexicons(lexicon),
            recognizers=_recognizers(recognizer, spacy_model),
            merge=not no_merge,
            policy=_checked_policy(policy),
            only=_checked_types(only),
            with_text=with_text,
            strict=strict,
            jobs=jobs,
            timeout=_checked_timeout(timeout_per_article),
            cache=cache,
        )
        report = _report(quiet, debug)
        records = pipeline.extract(inputs, settings, report)
        pipeline.write(records, options_of(settings), settings, report, sys.stdout.buffer if stdout else out)
        _close(report, "standard output" if stdout else out.as_posix(), quiet)


@app.command()
def parse(
    inputs: Inputs,
    published: Published = None,
    encoding: Encoding = None,
    strict: Strict = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Stage 1: print the articles of the inputs, each with its text."""
    with _failures_told(debug):
        from . import stages
        from .settings import Settings

        settings = Settings(
            published=_checked_date(published), encoding=_checked_encoding(encoding), strict=strict
        )
        report = _report(quiet, debug)
        stages.parse(inputs, settings, report, sys.stdout.buffer)
        _close(report, "standard output", quiet)


@app.command()
def recognize(
    stream: Stream = "-",
    jobs: Jobs = 1,
    cache: CacheFolder = None,
    timeout_per_article: Timeout = None,
    lexicon: Lexicons = None,
    recognizer: Recognizers = None,
    spacy_model: SpacyModel = None,
    strict: Strict = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Stage 2: add to each article the records found in it."""
    with _failures_told(debug):
        from . import stages
        from .settings import Settings

        settings = Settings(
            lexicons=_lexicons(lexicon),
            recognizers=_recognizers(recognizer, spacy_model),
            strict=strict,
            jobs=jobs,
            timeout=_checked_timeout(timeout_per_article),
            cache=cache,
        )
        report = _report(quiet, debug)
        stages.recognize(stream, settings, report, sys.stdout.buffer)
        _close(report, "standard output", quiet)


@app.command()
def merge(
    stream: Stream = "-",
    lexicon: Lexicons = None,
    policy: Policy = "range",
    strict: Strict = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Stage 3: join actors and places over all articles and point the facts at them."""
    with _failures_told(debug):
        from . import stages
        from .settings import Settings

        settings = Settings(lexicons=_lexicons(lexicon), policy=_checked_policy(policy), strict=strict)
        report = _report(quiet, debug)
        stages.merge(stream, settings, report, sys.stdout.buffer)
        _close(report, "standard output", quiet)


@app.command()
def write(
    stream: Stream = "-",
    out: Out = Path("data/out"),
    stdout: ToStdout = False,
    only: Only = None,
    with_text: WithText = False,
    strict: Strict = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Stage 4: write the records to files, or as one stream."""
    with _failures_told(debug):
        from . import stages
        from .settings import Settings

        settings = Settings(only=_checked_types(only), with_text=with_text, strict=strict)
        report = _report(quiet, debug)
        stages.write(stream, settings, report, sys.stdout.buffer if stdout else out)
        _close(report, "standard output" if stdout else out.as_posix(), quiet)


@app.command("eval")
def evaluate(
    gold: Gold,
    articles: Articles = None,
    records: Records = None,
    output_format: Format = "text",
    errors: Errors = True,
    per_article: PerArticle = False,
    against: Against = None,
    tolerance: Tolerance = 0.0,
    save: Save = None,
    fail_under: FailUnder = None,
    no_color: NoColor = False,
    jobs: Jobs = 1,
    published: Published = None,
    encoding: Encoding = None,
    lexicon: Lexicons = None,
    no_merge: NoMerge = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Judge what is found in annotated articles: precision, recall and F1 by type, and every error."""
    with _failures_told(debug):
        from .evaluation.command import Asked, run
        from .settings import Settings

        asked = Asked(
            gold=gold,
            articles=articles,
            records=records,
            output_format=output_format,
            errors=errors,
            per_article=per_article,
            against=against,
            tolerance=tolerance,
            save=save,
            fail_under=fail_under or (),
            color=not no_color,
            quiet=quiet,
        )
        if records is not None and (jobs != 1 or published or lexicon or no_merge):
            raise UsageError(
                "--records: nothing is extracted; leave --jobs, --published, --lexicon, --no-merge out"
            )
        settings = Settings(
            published=_checked_date(published),
            encoding=_checked_encoding(encoding),
            lexicons=_lexicons(lexicon),
            merge=not no_merge,
            jobs=jobs,
        )
        code = run(asked, settings, _report(quiet, debug), sys.stdin.buffer, sys.stdout.buffer)
        raise typer.Exit(code)


@app.command()
def verify(
    output: Annotated[
        Path,
        typer.Argument(metavar="[OUT]", help="An output folder, or a file that holds a stream of records."),
    ] = Path("data/out"),
    sources: Annotated[
        Path | None,
        typer.Option("--sources", metavar="DIR", help="Look every text up in the files below DIR."),
    ] = None,
    select: Select = None,
    ignore: Ignore = None,
    form: FindingsFormat = "text",
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Check written records: schema, ids, order, ranges, dates, and every text in its source."""
    with _failures_told(debug):
        from .findings import chosen
        from .findings.formats import rendered
        from .verification import verify as check

        wanted = chosen(_listed(select), _listed(ignore))
        write_findings = rendered(form)
        if sources is not None and not sources.is_dir():
            raise UsageError(f"--sources {sources}: no such folder")
        findings = [finding for finding in check(output, sources) if finding.code in wanted]
        grave = any(finding.level != "note" for finding in findings)
        code = ExitCode.FINDINGS if grave else ExitCode.OK
        _tell(findings, write_findings, [output.as_posix()], quiet, code)


@app.command()
def validate(
    inputs: Inputs,
    today: Today = None,
    baseline: Baseline = None,
    update_baseline: UpdateBaseline = False,
    select: Select = None,
    ignore: Ignore = None,
    form: FindingsFormat = "text",
    jobs: Jobs = 1,
    cache: CacheFolder = None,
    timeout_per_article: Timeout = None,
    published: Published = None,
    encoding: Encoding = None,
    lexicon: Lexicons = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> None:
    """Check articles before they enter a corpus: files, texts, and how much is found in them."""
    with _failures_told(debug):
        from datetime import date

        from .findings import chosen
        from .findings.formats import rendered
        from .settings import Settings
        from .validation import Asked
        from .validation import validate as check

        day = _checked_date(today, "--today")
        asked = Asked(
            wanted=chosen(_listed(select), _listed(ignore)),
            day=None if day is None else date.fromisoformat(day),
            baseline=baseline,
            update=update_baseline,
        )
        write_findings = rendered(form)
        settings = Settings(
            published=_checked_date(published),
            encoding=_checked_encoding(encoding),
            lexicons=_lexicons(lexicon),
            jobs=jobs,
            timeout=_checked_timeout(timeout_per_article),
            cache=cache,
        )
        done = check(inputs, asked, settings, _report(quiet, debug))
        _tell(list(done.findings), write_findings, list(done.files), quiet, done.exit_code)


@app.command()
def schema(
    record_type: Annotated[
        str | None,
        typer.Argument(
            metavar="[TYPE]",
            help="A record type, or gold or evaluation for those files; without it, any line of a stream.",
        ),
    ] = None,
    debug: Debug = False,
) -> None:
    """Print the JSON Schema of a record type, of gold files or of evaluations."""
    with _failures_told(debug):
        if record_type in ("gold", "evaluation"):
            from .evaluation.schema import schema_text as file_schema_text

            sys.stdout.write(file_schema_text(record_type))
            sys.stdout.flush()
            return
        from .writing.schema import schema_text

        chosen = _checked_types(record_type)
        if chosen is not None and len(chosen) > 1:
            raise UsageError("facts schema prints one type at a time")
        sys.stdout.write(schema_text(chosen[0] if chosen else None))
        sys.stdout.flush()


@contextmanager
def _failures_told(debug: bool) -> Iterator[None]:
    """Turns whatever ends a command into one line on stderr and an exit code."""
    came = _answer_signals()
    try:
        yield
    except typer.Exit:
        raise
    except (Exception, KeyboardInterrupt) as error:
        message, code = explain(_as_it_was(error, came))
        if debug and code is ExitCode.INTERNAL:
            import traceback

            traceback.print_exc()
        if message:
            typer.echo(f"facts: {message}", err=True)
        if isinstance(error, BrokenPipeError):
            _let_go_of_stdout()
        raise typer.Exit(code) from None


def _answer_signals() -> list[int]:
    """Makes SIGTERM an exception, as Ctrl-C is one, so that a stopped run tidies up as one that failed does.

    The list takes the signals that come: a library may turn the exception into one of its own.
    """
    import signal
    import threading

    came: list[int] = []

    def stop(number: int, _: object) -> None:
        came.append(number)
        raise TerminatedError if number == signal.SIGTERM else KeyboardInterrupt

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, stop)
        if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, stop)
    return came


def _as_it_was(error: BaseException, came: list[int]) -> BaseException:
    """The error, or the interruption that a library made it from."""
    if not came or isinstance(error, KeyboardInterrupt):
        return error
    import signal

    return TerminatedError() if came[0] == signal.SIGTERM else KeyboardInterrupt()


def _let_go_of_stdout() -> None:
    """Points stdout at nothing, or Python complains at exit about what it could not flush."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report(quiet: bool, debug: bool) -> Report:
    from .report import Report, say

    def tell(skip: Skip, traceback: str) -> None:
        if debug and traceback:
            say(traceback.rstrip())
        say(f"facts: skipped {skip}")

    return Report(on_skip=tell, show_progress=not quiet)


def _close(report: Report, where: str, quiet: bool) -> None:
    """Says what the run did and ends with the code that follows from it."""
    if not quiet:
        from .report import say, summary

        say(*summary(report, where))
    raise typer.Exit(report.exit_code)


def _tell(
    findings: list[Finding], write_findings: WriteFindings, looked_at: list[str], quiet: bool, code: ExitCode
) -> None:
    """Prints findings and ends with the code that follows from them."""
    sys.stdout.write(write_findings(findings, looked_at))
    sys.stdout.flush()
    if not quiet:
        from .report import say

        grave = sum(finding.level != "note" for finding in findings)
        say(f"{len(looked_at):,} looked at, {grave:,} to mend, {len(findings) - grave:,} to note")
    raise typer.Exit(code)


def _listed(values: list[str] | None) -> list[str]:
    """Words of an option that may be repeated or hold commas."""
    return [word.strip() for value in values or [] for word in value.split(",") if word.strip()]


def _lexicons(given: list[Path] | None) -> tuple[Path, ...]:
    paths = [USER_LEXICON] if USER_LEXICON.is_file() else []
    paths += [path for path in given or [] if path not in paths]
    for path in paths:
        if not path.is_file():
            raise UsageError(f"--lexicon {path}: no such file")
    return tuple(paths)


def _recognizers(given: list[str] | None, spacy_model: str | None) -> tuple[Recognizer, ...]:
    if not given and spacy_model is None:
        return ()
    from .second_opinion import find_recognizers

    return find_recognizers(given or (), spacy_model)


def _checked_date(value: str | None, option: str = "--published") -> str | None:
    if value is None:
        return None
    from datetime import date

    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise UsageError(f"{option} {value}: not a date; write it as 2023-05-22") from None


def _checked_timeout(value: float | None) -> float | None:
    if value is not None and not 0 < value < 1e6:
        raise UsageError(f"--timeout-per-article {value:g}: write seconds above 0")
    return value


def _checked_encoding(value: str | None) -> str | None:
    if value is None:
        return None
    import codecs

    try:
        return codecs.lookup(value).name
    except LookupError:
        raise UsageError(
            f"--encoding {value}: no such encoding; utf-8, windows-1251 and latin-1 are"
        ) from None


def _checked_policy(value: str) -> str:
    """The name of a policy that there is; the default needs no look."""
    if value != "range":
        from .tallying import load_policy

        return load_policy(value).name
    return value


def _checked_types(value: str | None) -> tuple[str, ...] | None:
    """Record types by singular or plural name, in the contract's order."""
    if value is None:
        return None
    from .records import PLURALS

    names = {plural: kind for kind, plural in PLURALS.items()} | {kind: kind for kind in PLURALS}
    wanted = [name.strip().lower() for name in value.split(",") if name.strip()]
    unknown = [name for name in wanted if name not in names]
    if unknown or not wanted:
        raise UsageError(f"{value!r}: not a record type; there are {', '.join(PLURALS)}")
    chosen = {names[name] for name in wanted}
    return tuple(kind for kind in PLURALS if kind in chosen)
