"""`python -m incursion_facts.lexicons` checks all lexicons and writes `compiled.json`."""

from __future__ import annotations

import json
import sys

from ..errors import FactsError
from .compilation import COMPILED, compile_lexicon


def main() -> int:
    """Write the compiled lexicons; the exit code."""
    try:
        data = compile_lexicon()
    except FactsError as error:
        sys.stderr.write(f"{error}\n")
        return int(error.exit_code)
    COMPILED.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
