"""Actor drafts to Actor and Mention records of one article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..language import Tokens
from ..records import Actor, Alias, Mention, MergeEvidence, content_id
from .names import ActorDraft
from .names.binding import count_forms
from .reading import Name


def actor_record(draft: ActorDraft) -> Actor:
    """The article's record of an actor: aliases by count, and why each form is his."""
    forms = count_forms(draft)
    aliases = aliases_of(forms)
    evidence = tuple(
        [
            MergeEvidence(form=form, with_=joined[0], method=joined[1], score=1.0)
            for form, joined in sorted(draft.joined.items())
            if form != draft.name
        ]
    )
    return Actor(
        id=content_id("actor", draft.kind, draft.name),
        name=draft.name,
        kind=draft.kind,
        country=draft.country,
        side=None,
        roles=tuple(draft.roles),
        aliases=aliases,
        mentions=sum(forms.values()),
        articles=1,
        merged_by=evidence,
    )


def aliases_of(forms: Mapping[str, int]) -> tuple[Alias, ...]:
    """The forms of a name, those printed most often first."""
    counted = forms.items()
    if len(counted) > 1:
        counted = dict(sorted(counted, key=lambda item: (-item[1], item[0]))).items()
    return tuple([Alias(form=form, mentions=count, articles=1) for form, count in counted])


def find_actors(
    drafts: list[ActorDraft], tokens: Tokens, article_id: str
) -> Iterator[tuple[Actor, list[Name], list[Mention]]]:
    """Every actor of the article with its name occurrences and mention records."""
    for draft in drafts:
        actor = actor_record(draft)
        names: list[Name] = []
        mentions: list[Mention] = []
        for chunk, _, form, rule in sorted(draft.occurrences, key=lambda item: item[0].start):
            names.append(Name(chunk.start, chunk.end, actor.kind, form, actor.id, rule))
            mentions.append(mention_record(tokens, article_id, chunk.start, chunk.end, actor.id, form, rule))
        yield actor, names, mentions


def mention_record(
    tokens: Tokens, article_id: str, start: int, end: int, entity_id: str, form: str, rule: str
) -> Mention:
    """A mention of an entity at the tokens start to end."""
    first, last = tokens.span(start, end)
    return Mention(
        id=content_id("mention", article_id, first, last),
        article_id=article_id,
        start=first,
        end=last,
        text=tokens.text[first:last],
        rule=rule,
        entity_id=entity_id,
        form=form,
    )
