"""Merged records -> the same with a tally for each incident's figures, and the disputes about it.

Four steps: sightings (where and when each fact is), incidents (facts that speak of one thing), tallies
(figures put together under a policy) and disputes (what cannot all hold). Nothing is changed in the records
that come in.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..records import Dispute, Record, Tally
from .disputes import disputes
from .incidents import incidents
from .policies import DEFAULT, Policy, load_policy, policy_names
from .sightings import World, sightings
from .tallies import tallies

__all__ = ["DEFAULT", "Policy", "load_policy", "policy_names", "tally"]


def tally(records: Iterable[Record], policy: Policy | None = None) -> list[Record]:
    """The records with tallies and disputes; those that are there already are made anew."""
    held = [record for record in records if type(record) not in (Tally, Dispute)]
    world = World(held)
    found = incidents(sightings(world), world)
    made = tallies(found, world, policy or load_policy())
    return [*held, *made, *disputes(found, made, world)]
