"""What names are judged with: lexicons, gazetteer and the class codes that the names pass asks for.

Built once for a run. `phrase_at` finds the longest known name at a token; whether a weak one ("Times")
is believed is for the evidence of the article to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from pathlib import Path
from typing import Any, Literal, NamedTuple

from ..gazetteer import Gazetteer, load_gazetteer
from ..gazetteer.known import with_known_places
from ..language.classes import ClassTable, class_table, codes_in
from ..lexicons import Countries, Entities, KnownActor, Lexicon, load_countries, load_entities
from ..lexicons.entities import FormClass, split_form
from ..lexicons.lists import FirstNames, load_common_words, load_first_names

PhraseKind = Literal["actor", "country", "capital", "demonym"]


class KnownPhrase(NamedTuple):
    """A known name that begins at a token."""

    end: int
    kind: PhraseKind
    payload: Any
    """The KnownActor, or the country code ("" for a people of no one country)."""
    form: Literal["form", "acronym", "weak"]

    @property
    def weak(self) -> bool:
        """Whether the form is often something else, so that its context must speak for it."""
        return self.form == "weak"


REMEMBERED = 100_000
"""First words whose names are remembered; the memory of a long run must stay bounded."""

TAIL_CLASSES = frozenset({"INSTITUTION", "INSTITUTION_TAIL", "NOUN_MEDIA", "NOUN_ARMED", "NOUN_ORG"})
"""Lower-case last words of lexicon forms that the names pass reads by pattern instead."""

WHOLE_NOUNS = frozenset({"network", "cartel", "gang", "clan", "militia", "faction"})
"""Lower-case last words that belong to the name of an armed group."""

SMALL_WORDS = frozenset({"of", "the", "and", "da", "de", "la", "del"})
"""Words that keep no capital inside a country's name: "Democratic Republic of the Congo"."""

PLAIN = str.maketrans("’‘", "''")
TYPOGRAPHIC = str.maketrans("'", "’")


class Entry(NamedTuple):
    """A known form as tokens in lower case."""

    words: tuple[str, ...]
    printed: tuple[str, ...] | None
    """The form as it must be printed; None when only its capitals matter."""
    capital: tuple[bool, ...]
    """Which tokens must keep their capital."""
    kind: PhraseKind
    payload: Any
    form: Literal["form", "acronym", "weak"]

    def order(self) -> tuple[int, bool, bool]:
        """Longest first, then what is certain, then actors."""
        return -len(self.words), self.form == "weak", self.kind != "actor"

    def stands_at(self, words: Sequence[str], at: int) -> bool:
        """Whether the form stands at a token. "Boko Haram" is no "boko haram", but may be "BOKO HARAM"."""
        if self.printed is not None:
            return tuple(words[at : at + len(self.words)]) == self.printed
        for i, expected in enumerate(self.words):
            if at + i >= len(words):
                return False
            word = words[at + i]
            if word.lower() != expected or (self.capital[i] and not word[0].isupper()):
                return False
        return True


NO_ENTRIES: Mapping[str, Sequence[Entry]] = {}


@dataclass(frozen=True, slots=True)
class CodeSets:
    """Class codes by what the names pass wants to know of a token."""

    lower: frozenset[str]
    """Not capitalised: what joins or follows names."""
    place_prefix: frozenset[str]
    """First words of compound place names: "Northern", "Port", "Deir"."""
    passed: frozenset[str]
    """Lower-case words and signs, and articles with a capital: no name begins with one."""
    head: frozenset[str]
    """Head nouns with a capital: "Brigade", "Ministry"."""
    place_type: frozenset[str]
    """Types of places with a capital: "District", "Lake"."""
    telling: frozenset[str]
    """Head nouns, types of places and titles: runs without them hold plain and known names only."""
    compound_first: frozenset[str]
    """First words of compound place names, and demonyms."""
    function: frozenset[str]
    """Function words in capitals: "The", "But"."""
    protected: frozenset[str]
    """Titles, organization heads, demonyms: never ordinary words."""
    office_end: frozenset[str]
    """Last tokens of an office before a name: "Governor", and the full stop of "Gov."."""
    particle: frozenset[str]
    title: frozenset[str]
    role: frozenset[str]
    name: frozenset[str]
    """Capitalised."""
    speech: frozenset[str]
    verb: frozenset[str]
    auxiliary: frozenset[str]
    adverb: frozenset[str]
    locative: frozenset[str]
    preposition: frozenset[str]
    direction: frozenset[str]
    dash: frozenset[str]
    saint: frozenset[str]
    determiner: frozenset[str]
    possessive: frozenset[str]
    comma: frozenset[str]
    quote: frozenset[str]
    open_bracket: frozenset[str]
    close_bracket: frozenset[str]
    number: frozenset[str]
    upper: frozenset[str]
    initial: frozenset[str]
    compound: frozenset[str]
    noun_media: frozenset[str]
    noun_armed: frozenset[str]
    noun_unit: frozenset[str]
    noun_org: frozenset[str]
    noun_place: frozenset[str]
    demonym: frozenset[str]
    blame: frozenset[str]
    leading_particle: frozenset[str]
    """Lower-case particles that a name may begin with: "bin Laden"."""
    noun_area: frozenset[str]
    """"the X area"."""
    noun_thing: frozenset[str]
    """"the X operation", "an X missile"."""
    before_no_subject: frozenset[str]
    """Behind these a name is no subject: directions, names, the second parts of compounds."""
    relation: frozenset[str]
    """Nouns of what is between states: "talks", "war"."""
    takes_place_only: frozenset[str]
    """Those of them that hardly ever take anybody: "seized X"."""
    takes_place: frozenset[str]
    """Verbs whose object is often a place: "shelled X", "entered X"."""


def code_sets(table: ClassTable) -> CodeSets:
    """The code sets of a class table."""

    def bits(*names: str) -> int:
        return reduce(or_, map(table.bits_of, names))

    def codes(*names: str) -> frozenset[str]:
        return codes_in(bits(*names))

    capital = bits("CAP", "UPPER", "MIXED")
    function = bits(
        "DETERMINER", "PREPOSITION", "CONJUNCTION", "PRONOUN", "BE", "HAVE", "DO", "MODAL", "NEGATION",
        "STARTER", "ADVERB",
    )  # fmt: skip
    heads = bits("HEAD_GOVERNMENT", "HEAD_MILITARY", "HEAD_ARMED", "HEAD_MEDIA", "HEAD_ORG")
    return CodeSets(
        lower=codes("LOWER", "PUNCT"),
        place_prefix=codes_in(bits("DIRECTION", "PLACE_PREFIX") & capital),
        passed=codes_in(bits("LOWER", "PUNCT") | bits("the", "a", "an") & capital),
        head=codes_in(heads & bits("CAP", "UPPER")),
        place_type=codes_in(bits("NOUN_PLACE") & bits("CAP")),
        telling=codes_in(bits("NOUN_PLACE") & bits("CAP") | heads & bits("CAP", "UPPER") | bits("TITLE")),
        compound_first=codes_in(bits("DIRECTION", "PLACE_PREFIX") & capital | bits("DEMONYM")),
        function=codes_in(function & capital),
        protected=codes_in((bits("TITLE", "DEMONYM") | heads) & capital),
        office_end=codes("TITLE", "OFFICE", "DOT"),
        particle=codes("PARTICLE"),
        title=codes("TITLE"),
        role=codes("ROLE", "TITLE", "KINSHIP", "OFFICIAL", "COMBATANT", "CIVILIAN", "JOURNALIST"),
        name=codes_in(capital),
        speech=codes("SPEECH", "CLAIM_SPEECH", "ADMIT_SPEECH", "DENY_SPEECH"),
        verb=codes("VBD", "VBZ"),
        auxiliary=codes("BE", "HAVE", "DO", "MODAL"),
        adverb=codes("ADVERB"),
        locative=codes("LOCATIVE"),
        preposition=codes("PREPOSITION"),
        direction=codes("DIRECTION"),
        dash=codes("DASH"),
        saint=codes_in(bits("SAINT") & bits("CAP")),
        determiner=codes("DETERMINER"),
        possessive=codes("POSS"),
        comma=codes("COMMA"),
        quote=codes("QUOTE", "APOS"),
        open_bracket=codes("LPAR"),
        close_bracket=codes("RPAR"),
        number=codes("NUM"),
        upper=codes("UPPER"),
        initial=codes_in(bits("INITIAL") | bits("SAINT") & bits("CAP")),
        compound=codes("COMPOUND"),
        noun_media=codes("NOUN_MEDIA"),
        noun_armed=codes("NOUN_ARMED"),
        noun_unit=codes("NOUN_UNIT"),
        noun_org=codes("NOUN_ORG"),
        noun_place=codes_in(bits("NOUN_PLACE") & bits("LOWER")),
        demonym=codes("DEMONYM"),
        blame=codes("BLAME"),
        before_no_subject=codes_in(bits("DIRECTION", "COMPOUND") | capital),
        relation=codes("RELATION"),
        leading_particle=codes_in(bits("LEADING_PARTICLE") & bits("LOWER")),
        noun_area=codes_in(bits("NOUN_AREA") & bits("LOWER")),
        noun_thing=codes_in(bits("NOUN_THING") & bits("LOWER")),
        takes_place_only=codes("TAKES_PLACE_ONLY"),
        takes_place=codes("TAKES_PLACE"),
    )


class Signs(dict[str, str]):
    """What a code tells the names pass: the name of the first set that holds it, found when first asked."""

    def __init__(self, *sets: tuple[str, frozenset[str]]) -> None:
        super().__init__({"": ""})
        self.sets = sets

    def __missing__(self, code: str) -> str:
        found = self[code] = next((name for name, codes in self.sets if code in codes), "")
        return found


def signs_before(sets: CodeSets) -> Signs:
    """What the token before a name tells of it. A role counts only in lower case and where no title is."""
    return Signs(
        ("outlet noun", sets.noun_media),
        ("armed noun", sets.noun_armed),
        ("organization noun", sets.noun_org),
        ("direction before", sets.direction),
        ("locative", sets.locative),
        ("surely taken", sets.takes_place_only),
        ("taken", sets.takes_place),
        ("comma", sets.comma),
        ("word", sets.lower),
    )


def signs_behind(sets: CodeSets) -> Signs:
    """What the token behind a name tells of it."""
    return Signs(
        ("outlet noun", sets.noun_media),
        ("armed noun", sets.noun_armed),
        ("unit noun", sets.noun_unit),
        ("organization noun", sets.noun_org),
        ("area noun", sets.noun_area),
        ("thing noun", sets.noun_thing),
        ("compound", sets.compound),
        ("possessive", sets.possessive),
        ("speech", sets.speech),
        ("passed", sets.adverb | sets.auxiliary),
        ("comma", sets.comma),
        ("bracket", sets.open_bracket),
    )


class Knowledge:
    """Everything that the names pass looks up. Never changed after it is built."""

    def __init__(self, extra: Sequence[Path] = ()) -> None:
        self.table = class_table()
        self.lexicon: Lexicon = self.table.lexicon
        self.sets = code_sets(self.table)
        self.before, self.behind = signs_before(self.sets), signs_behind(self.sets)
        self.entities: Entities = load_entities(tuple(extra))
        self.countries: Countries = load_countries()
        self.gazetteer: Gazetteer = with_known_places(load_gazetteer(), self.entities.places)
        self.first_names: FirstNames = load_first_names()
        self.common = load_common_words()
        self._tails = frozenset(
            word for word, number in self.lexicon.words.items() if self.lexicon.sets[number] & TAIL_CLASSES
        )
        self._geography = _geographic_entries(self.countries)
        self._phrases: dict[str, Mapping[str, Sequence[Entry]]] = {}
        self._actors: dict[str, KnownActor | None] = {}
        self.own_words: dict[str, list[tuple[str, float]]] = {}
        """What a name's own words speak for (names/kinds.py), remembered over articles."""

    def country_code(self, form: str) -> str | None:
        """The code of a country or of a capital that stands for it, by a one-word form as printed."""
        return self.countries.code(form) or self.countries.by_capital.get(form.lower())

    def phrase_at(self, words: Sequence[str], at: int) -> KnownPhrase | None:
        """The longest known name at a token; of two as long the actor, unless his form is weak."""
        first = words[at].lower()
        entries = self._phrases.get(first)
        if entries is None:
            entries = self._phrases[first] = self._entries(first)
        if not entries:
            return None
        following = words[at + 1].lower() if at + 1 < len(words) else ""
        for second in (following, "") if following else ("",):
            for entry in entries.get(second, ()):
                if entry.stands_at(words, at):
                    return KnownPhrase(at + len(entry.words), entry.kind, entry.payload, entry.form)
        return None

    def actor(self, form: str) -> KnownActor | None:
        """The lexicon's actor that a form names unambiguously; remembered, as institutions recur."""
        if form not in self._actors:
            if len(self._actors) > REMEMBERED:
                self._actors.clear()
            self._actors[form] = self.entities.find(form)
        return self._actors[form]

    def _entries(self, first: str) -> Mapping[str, Sequence[Entry]]:
        """Second token ("" for a form of one) -> entries that begin with a word, longest and surest first.

        Made when the word is first met: most of the lexicon's names are in no article of a run.
        """
        if len(self._phrases) > REMEMBERED:
            self._phrases.clear()
        plain = first if first.isascii() else first.translate(PLAIN)
        if plain not in self.entities.phrases and plain not in self._geography:
            return NO_ENTRIES
        found: dict[str, list[Entry]] = {}
        for entry in (*self._actor_entries(plain), *self._geography.get(plain, ())):
            for words in {entry.words, tuple(word.translate(TYPOGRAPHIC) for word in entry.words)}:
                found.setdefault(words[1] if len(words) > 1 else "", []).append(entry._replace(words=words))
        return {second: sorted(entries, key=Entry.order) for second, entries in found.items()}

    def _actor_entries(self, first: str) -> Iterator[Entry]:
        for phrase in self.entities.phrases.get(first, ()):
            actor = self.entities.actors[phrase.actor]
            if _is_whole(phrase.printed, actor) or not _is_left_to_patterns(
                phrase.printed, self.countries, self._tails
            ):
                cased = phrase.printed if phrase.form_class != "form" else None
                capital = tuple(word[0].isupper() for word in phrase.printed)
                yield Entry(phrase.tokens, cased, capital, "actor", actor, phrase.form_class)


def _geographic_entries(countries: Countries) -> Mapping[str, Sequence[Entry]]:
    """First token in lower case -> forms of countries, capitals and demonyms."""
    found: dict[str, list[Entry]] = {}
    weak = {form.lower() for country in countries.by_code.values() for form in country.weak}
    tables: tuple[tuple[Mapping[str, str], PhraseKind], ...] = (
        (countries.by_form, "country"),
        (countries.by_capital, "capital"),
        (countries.by_demonym, "demonym"),
    )
    for table, kind in tables:
        for form, code in table.items():
            words = (form,) if form.isalpha() else split_form(form)
            # Capitals are found in lower case too: texts written without capitals still name Kyiv.
            capital = tuple(kind != "capital" and word not in SMALL_WORDS for word in words)
            strength: FormClass = "weak" if form in weak else "form"
            found.setdefault(words[0], []).append(Entry(words, None, capital, kind, code, strength))
    for form, code in countries.by_acronym.items():
        words = split_form(form)
        lower = tuple(map(str.lower, words))
        found.setdefault(lower[0], []).append(Entry(lower, words, (), "country", code, "acronym"))
    return found


def _is_whole(printed: Sequence[str], actor: KnownActor) -> bool:
    """Whether an armed group is known by its noun too, as nothing else of it is a name: "Haqqani network"."""
    if actor.kind != "armed_group" or len(printed) < 2 or printed[-1] not in WHOLE_NOUNS:
        return False
    return " ".join(printed[:-1]) not in (actor.name, *actor.forms, *actor.acronyms, *actor.weak)


def _is_left_to_patterns(printed: Sequence[str], countries: Countries, tails: frozenset[str]) -> bool:
    """Forms that the names pass reads by pattern, because what stands around them decides.

    "Russian military" is no actor in "a Russian military store"; "Russia's Interior Ministry" is printed
    "Interior Ministry" behind a possessor; "RIA Novosti news agency" is printed "RIA Novosti".
    """
    if len(printed) > 1 and printed[-1] in tails:
        return True
    return len(printed) > 2 and printed[1] in ("'s", "’s") and countries.code(printed[0]) is not None


@lru_cache(maxsize=4)
def load_knowledge(extra: tuple[Path, ...] = ()) -> Knowledge:
    """The package's knowledge with the user's lexicon files."""
    return Knowledge(extra)
