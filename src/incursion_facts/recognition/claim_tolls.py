"""Figures that are claims: a party that counts the enemy's dead owns up to them, one that has no losses
denies them.

The figures are found already; here only their speaker is weighed. A newcomer would ask for a doer: "40 rebels
had died in its raids", said by the army that flew them, names none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicons import load_lexicon
from ..records import Casualty
from .claim_scene import Found, Scene, clause_end, clause_start, of_speech, voice
from .claim_sides import side_of
from .talk import Speech


def read_tolls(scene: Scene) -> Iterator[Found]:
    """The claims that the article's figures make; the caller drops those that a verb has told already."""
    tokens = scene.reading.tokens
    for toll in scene.reading.casualties:
        if toll.victims.class_ != "combatant" or toll.effect not in ("killed", "captured"):
            continue
        start, end = tokens.at(toll.start), tokens.at(toll.end - 1) + 1
        scene.first, scene.last = tokens.sentence(start)
        speech = voice(scene, start, end)
        if speech is None or speech.stance in ("denies", "admits") or toll.high == 0:
            continue
        if toll.perpetrator_id is None and _is_enemys(scene, speech, toll, start, end):
            begin = clause_start(scene, start, speech, 10)
            yield of_speech(
                scene, "claims_responsibility", speech, begin, max(end, clause_end(scene, end)), "enemy dead"
            )


def _is_enemys(scene: Scene, speech: Speech, toll: Casualty, start: int, end: int) -> bool:
    """Whether the dead are those whom the speaker's side fights: an army's rebels, a group's soldiers."""
    side = side_of(scene, speech)
    lexicon = load_lexicon()
    words = scene.reading.tokens.lower[start:end]
    if side.camp is None or not SELF_MADE.isdisjoint(words):
        return False
    victims = WORD.findall((toll.victims.text or "").lower())
    group = scene.cast.actors.get(toll.victims.actor_id or "")
    irregular = (group is not None and group.kind == "armed_group") or any(
        lexicon.has(word, "IRREGULAR") for word in (*victims, *words)
    )
    if side.camp == "state":
        return irregular and (group is None or group.id != (side.name.entity_id if side.name else None))
    return not irregular and (group is None or group.kind != "armed_group")


SELF_MADE = frozenset({
    "bomber", "bombers", "himself", "themselves", "herself", "died", "die", "dead",
    "attacker", "attackers", "assailant", "assailants", "raiders", "suspect", "suspects",
})  # fmt: skip
"""Words of a figure that its enemy did not make, or made in defence."""
WORD = re.compile(r"[^\W\d_]+")
