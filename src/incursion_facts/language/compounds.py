"""Parts of hyphenated compounds that are tokens of their own, so that the name beside them is one too."""

from __future__ import annotations

COMPOUND_TAILS = (
    "based", "born", "held", "controlled", "occupied", "administered", "run", "led", "backed", "funded",
    "supplied", "made", "built", "sponsored", "supported", "aligned", "allied", "affiliated", "linked",
    "trained", "speaking", "appointed", "installed", "inspired", "style", "era", "owned", "brokered",
    "mediated", "bound", "wide", "area", "dominated", "majority", "friendly", "recognised", "recognized",
    "designated", "mandated", "imposed", "declared", "claimed", "approved", "besieged", "patrolled",
    "proposed", "drafted", "ordered", "engineered", "orchestrated", "sanctioned", "ruled", "governed",
    "annexed", "financed", "operated", "monitored", "ravaged", "infested", "registered", "flagged",
    "bordering", "hosted", "manufactured", "supervised", "guaranteed", "inhabited", "populated",
)  # fmt: skip
"""Second parts that are split off a name, so that "Kabul-based" holds the token "Kabul"."""

COMPOUND_HEADS = (
    "anti", "pro", "non", "ex", "post", "pre", "trans", "cross", "intra", "inter", "mid", "then", "Then",
)  # fmt: skip
"""First parts that are split off a capitalised name: "anti-Kremlin"."""

LINK_WORDS = (
    "the", "and", "that", "which", "who", "whose", "has", "had", "have", "was", "were", "than", "least",
    "including", "while", "when", "where",
)  # fmt: skip
"""Words that no compound begins or ends with; a hyphen beside one is what a page left of a link's edge."""

BEFORE_A_NAME = (
    *LINK_WORDS, "of", "in", "on", "by", "from", "with", "to", "for", "but", "his", "her", "its", "their",
    "late", "early",
)  # fmt: skip
"""Words that a hyphen never joins to a capital, but Arabic articles may: "al-", "as-", "an-Nusra"."""

SAYING = (
    "said", "says", "told", "accused", "added", "announced", "warned", "denied", "vowed", "confirmed",
)  # fmt: skip
"""Verbs that are likelier glued to a name than part of a compound: "Owusu-said"."""

COMPOUND_TAIL_TOKENS = tuple(f"-{tail}" for tail in COMPOUND_TAILS)
