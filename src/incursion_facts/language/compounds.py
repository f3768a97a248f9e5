"""Parts of hyphenated compounds that are tokens of their own, so that the name beside them is one too."""

from __future__ import annotations

COMPOUND_TAILS = (
    "based", "born", "held", "controlled", "occupied", "administered", "run", "led", "backed", "funded",
    "supplied", "made", "built", "sponsored", "supported", "aligned", "allied", "affiliated", "linked",
    "trained", "speaking", "appointed", "installed", "inspired", "style", "era", "owned", "brokered",
    "mediated", "bound", "wide", "area", "dominated", "majority", "friendly",
)  # fmt: skip
"""Second parts that are split off a name, so that "Kabul-based" holds the token "Kabul"."""

COMPOUND_HEADS = ("anti", "pro", "non", "ex", "post", "pre", "trans", "cross", "intra", "inter", "mid")
"""First parts that are split off a capitalised name: "anti-Kremlin"."""

COMPOUND_TAIL_TOKENS = tuple(f"-{tail}" for tail in COMPOUND_TAILS)
