"""`python -m incursion_facts`, and what the `facts` script calls."""

from __future__ import annotations


def main() -> None:
    """Run the command line program."""
    from .cli import app

    app(prog_name="facts")


if __name__ == "__main__":
    main()
