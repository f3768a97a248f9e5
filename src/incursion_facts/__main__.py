"""`python -m incursion_facts`, and what the `facts` script calls."""

from __future__ import annotations

import gc

COLLECT_AFTER = (100_000, 50, 1000)
"""Objects made before the collector looks for cycles, and how rarely it looks at old ones (see `gc`)."""


def collect_rarely() -> None:
    """Lets Python look for reference cycles less often.

    Records make none and live until they are written, yet by default the collector walks all of them again
    and again, for a third of the time of a long run. HTML trees do make cycles, so it is not switched off.
    """
    gc.set_threshold(*COLLECT_AFTER)


def main() -> None:
    """Run the command line program."""
    collect_rarely()
    from .cli import app

    app(prog_name="facts")


if __name__ == "__main__":
    main()
