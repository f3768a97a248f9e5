"""How alike two names are: small comparisons, each with the sentence that a user would read.

Every comparison returns a Likeness (score from 0 to 1, method of the contract) or None where it has
nothing to say. The policy is the three tables at the end: comparisons in the order in which they are
asked; the best score counts. A newcomer would use one edit distance for all: it puts the Donetsk and
Luhansk republics closer together than the two English names of the Freedom of Russia Legion, so words are
told apart by what they do in the name first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from ..records import MergeMethod
from .fold import Word, chinese
from .lexicon import load_merging
from .parts import BodyName, PersonName, PlaceName, body_name, person_name, place_name

SAME = 0.7
"""At this score and above two names are taken for one where nothing else is known."""

EXACT = 1.0
SOUND = 0.97
GIVEN = 0.95
CORE = 0.92
BONES = 0.86
INITIAL = 0.84
FLOOR = 0.69
"""Two words below this are two words."""


class Likeness(NamedTuple):
    """How alike two names are, and how they were joined."""

    score: float
    method: MergeMethod


@lru_cache(maxsize=1)
def _edit_distance() -> Callable[..., int]:
    from rapidfuzz.distance import OSA

    return OSA.distance


@lru_cache(maxsize=1)
def _ratio() -> Callable[..., float]:
    from rapidfuzz.fuzz import ratio

    return ratio


def edits(first: str, second: str, most: int) -> int:
    """Slips of the pen between two spellings: letters left out, added, changed or swapped; `most` + 1 if
    more."""
    if abs(len(first) - len(second)) > most:
        return most + 1
    return int(_edit_distance()(first, second, score_cutoff=most))


def word_likeness(a: Word, b: Word, people: bool = True) -> float:
    """How alike two words are: 1 the same, 0.97 the same sound, 0.95 one given name in two languages, less
    for slips."""
    if a.plain == b.plain:
        return EXACT
    if a.sound == b.sound:
        return SOUND if len(a.sound) > 2 else CORE
    if people:
        given = load_merging().given
        known = given.get(a.plain)
        if known is not None:
            other = given.get(b.plain)
            if known == other:
                return GIVEN
            if other is not None and a.core[0] == b.core[0]:
                return 0.5  # two known given names are two names, however near: Mario, Maria
        if len(a.plain) == 1 or len(b.plain) == 1:
            return INITIAL if a.core[0] == b.core[0] or a.plain[0] == b.plain[0] else 0.0
    longest = max(len(a.plain), len(b.plain))
    if a.core == b.core and longest > 3:
        return CORE
    if longest < 4:
        return 0.0
    if _differ_in_ending(a.plain, b.plain) or _differ_in_ending(a.core, b.core):
        return 0.66
    if a.bones == b.bones and len(a.bones) > 2:
        return BONES if longest > 5 else 0.75 if longest > 4 else 0.6
    if people and longest < 7:
        return 0.6 if edits(a.core, b.core, 1) < 2 else 0.0
    most = 1 if longest < 6 else 2
    slips = min(edits(a.plain, b.plain, most), edits(a.core, b.core, most))
    if slips > most:
        return 0.3 if a.bones[0] == b.bones[0] and longest > 5 and edits(a.plain, b.plain, 3) <= 3 else 0.0
    first = 0.0 if a.core[0] == b.core[0] else 0.12
    return {1: 0.78 + min(longest, 10) * 0.012, 2: 0.5 + min(longest, 12) * 0.022}[slips] - first


def _differ_in_ending(a: str, b: str) -> bool:
    """Whether only a vowel at the end tells them apart, as it does women and men: Ivanov, Ivanova; Angelo,
    Angela."""
    if len(a) == len(b):
        return a[:-1] == b[:-1] and a[-1] in "aeiouy" and b[-1] in "aeiouy"
    return a == b + "a" or b == a + "a"


class Alignment(NamedTuple):
    """Which words of two names belong together, and how many of each are left over."""

    scores: tuple[float, ...]
    pairs: tuple[tuple[int, int], ...]
    left: int
    right: int

    @property
    def in_order(self) -> bool:
        """Whether the words that belong together stand in the same order in both."""
        rights = [j for _, j in sorted(self.pairs)]
        return rights == sorted(rights)


def align(first: Sequence[Word], second: Sequence[Word], people: bool) -> Alignment:
    """Words paired off, the most alike first, each used once."""
    if len(first) > 12 or len(second) > 12:
        first, second = first[:12], second[:12]
    found: list[tuple[float, int, int]] = []
    for i, a in enumerate(first):
        for j, b in enumerate(second):
            score = word_likeness(a, b, people)
            if score >= FLOOR:
                found.append((-score, abs(i - j) * 16 + i, j))
    found.sort()
    lefts: set[int] = set()
    rights: set[int] = set()
    scores: list[float] = []
    pairs: list[tuple[int, int]] = []
    for score, place, j in found:
        i = place % 16
        if i not in lefts and j not in rights:
            lefts.add(i)
            rights.add(j)
            scores.append(-score)
            pairs.append((i, j))
    return Alignment(tuple(scores), tuple(pairs), len(first) - len(lefts), len(second) - len(rights))


def resemblance(a: str, b: str) -> float:
    """How much two strings look alike, whatever they mean: for the order of names that are not the same."""
    return float(_ratio()(a, b)) / 100


def unlike(words: Sequence[Word], aligned: Alignment, side: int) -> str:
    """The letters of the words that were not paired off."""
    used = {pair[side] for pair in aligned.pairs}
    return " ".join(word.plain for i, word in enumerate(words) if i not in used)


def _method(score: float) -> MergeMethod:
    return "same" if score >= EXACT else "transliteration" if score >= CORE else "fuzzy"


# ---------------------------------------------------------------- people


def same_words(a: PersonName, b: PersonName) -> Likeness | None:
    """They are spelt the same but for case, marks, apostrophes and titles."""
    if a.generation == b.generation and [w.plain for w in a.words] == [w.plain for w in b.words]:
        return Likeness(1.0, "same")
    return None


def same_letters(a: PersonName, b: PersonName) -> Likeness | None:
    """They sound the same and only the spaces between the syllables differ: Kim Jong-un, Kim Jongun."""
    if (a.joined == b.joined or a.letters == b.letters) and a.generation == b.generation:
        return Likeness(0.96, "transliteration") if len(a.words) + len(b.words) > 2 else None
    if len(a.words) != len(b.words) and min(len(a.letters), len(b.letters)) > 9:
        slips = edits(a.letters, b.letters, 2)
        return Likeness(0.92 - 0.07 * slips, "fuzzy") if slips <= 2 and a.generation == b.generation else None
    return None


def same_people_words(a: PersonName, b: PersonName) -> Likeness | None:
    """Every word of the shorter name stands in the longer one, in another romanisation or with a slip at
    most."""
    if a.generation != b.generation:
        return Likeness(0.3, "fuzzy")
    aligned = align(a.words, b.words, people=True)
    if not aligned.scores:
        return Likeness(0.3 * resemblance(a.letters, b.letters), "fuzzy")
    worst = min(aligned.scores)
    mean = sum(aligned.scores) / len(aligned.scores)
    base = worst * 0.7 + mean * 0.3
    matched = len(aligned.scores)
    if aligned.left and aligned.right:  # each has a word that the other lacks: Rami and Ihab Makhlouf
        rest = unlike(a.words, aligned, 0), unlike(b.words, aligned, 1)
        return Likeness(
            base * (0.3 * matched / max(len(a.words), len(b.words)) + 0.38 * resemblance(*rest)), "fuzzy"
        )
    if not aligned.in_order:
        if a.filiation and b.filiation:  # Salman bin Muhammad, Muhammad bin Salman
            return Likeness(0.45, "fuzzy")
        base -= 0.03
    extra = aligned.left or aligned.right
    if not extra:
        return Likeness(base, _method(base))
    if matched == 1:
        return Likeness(0.6 * base if extra == 1 else 0.5 * base, "surname")
    longer = a if aligned.left else b
    used = {i if aligned.left else j for i, j in aligned.pairs}
    if len(longer.words) - 1 in used:
        edge = 0.0
    elif used == set(range(matched)):  # Nicolás Maduro Moros; but Aung San is not Aung San Suu Kyi
        edge = 0.05 + 0.22 * (extra - 1)
    else:
        edge = 0.1
    return Likeness(base - 0.05 - 0.02 * (extra - 1) - edge, _method(min(base, 0.96)))


def same_chinese_syllables(a: PersonName, b: PersonName) -> Likeness | None:
    """They are one Chinese name in pinyin and in Wade-Giles: Mao Zedong, Mao Tse-tung."""
    if a.family_first and b.family_first:
        heard = [chinese("".join(w.plain for w in name.words)) for name in (a, b)]
        if heard[0] == heard[1]:
            return Likeness(0.9, "transliteration")
    return None


# ---------------------------------------------------------------- organizations, groups, units


def same_body_bag(a: BodyName, b: BodyName) -> Likeness | None:
    """They say the same in other words or another order: Russian Freedom Legion, Liberty of Russia Legion."""
    if a.bag == b.bag and a.bag and len(a.words) == len(b.words):
        return Likeness(0.98, "transliteration")
    return None


def same_initials(a: BodyName, b: BodyName) -> Likeness | None:
    """One is made of the first letters of the other: RVC, Russian Volunteer Corps."""
    for short, full in ((a, b), (b, a)):
        if short.acronym and not full.acronym and short.acronym in full.initials:
            return Likeness(0.82, "acronym")
    return None


def same_body_words(a: BodyName, b: BodyName) -> Likeness | None:
    """What sets the one apart from other bodies sets the other apart too; common words may be missing."""
    aligned = align(a.words, b.words, people=False)
    if a.joined == b.joined and a.joined:
        return Likeness(0.95, "transliteration")
    generic = load_merging().generic
    used_left = {i for i, _ in aligned.pairs}
    used_right = {j for _, j in aligned.pairs}
    left = [w for i, w in enumerate(a.words) if i not in used_left]
    right = [w for j, w in enumerate(b.words) if j not in used_right]
    left_own = [w for w in left if w.plain not in generic]
    right_own = [w for w in right if w.plain not in generic]
    own = [
        s for s, (i, _) in zip(aligned.scores, aligned.pairs, strict=True) if a.words[i].plain not in generic
    ]
    if not aligned.scores:
        return Likeness(0.3 * resemblance(a.joined, b.joined), "fuzzy")
    base = min(aligned.scores) * 0.7 + sum(aligned.scores) / len(aligned.scores) * 0.3
    if left_own and right_own:
        look = resemblance(" ".join(w.plain for w in left_own), " ".join(w.plain for w in right_own))
        share = len(own) / (len(own) + max(len(left_own), len(right_own)))
        return Likeness(base * (0.3 * share + 0.38 * look), "fuzzy")
    if not own and (left_own or right_own):
        return Likeness(0.3 * base, "fuzzy")
    if left and right:  # "Lukoil Group", "Lukoil Fund": generic words, but two
        return Likeness((0.62 if own else 0.4) * base, "fuzzy")
    extra_own = len(left_own) + len(right_own)
    if extra_own:
        return Likeness(base * (0.66 if len(own) > 1 else 0.5) / (1 + 0.1 * (extra_own - 1)), "fuzzy")
    if left or right:
        return Likeness(base - 0.12 if own else 0.5 * base, _method(min(base, 0.96)))
    return Likeness(base, _method(base))


def opposes(a: BodyName, b: BodyName) -> bool:
    """Whether the names hold two words of one closed set: North and South, Donetsk and Luhansk."""
    opposed = load_merging().opposed
    mine = {opposed[w.plain]: w.plain for w in a.words if w.plain in opposed}
    return any(mine.get(opposed[w.plain], w.plain) != w.plain for w in b.words if w.plain in opposed)


def body_factor(a: BodyName, b: BodyName) -> float:
    """What nations, numbers, legal forms and opposed words leave of a likeness: nothing between 24th and
    25th."""
    factor = 1.0
    if a.numbers != b.numbers:
        factor *= 0.4 if a.numbers and b.numbers else 0.65
    if a.nations != b.nations:
        factor *= 0.45 if a.nations and b.nations else 0.72
    if a.legal != b.legal:
        factor *= 0.66 if a.legal and b.legal and a.legal.isdisjoint(b.legal) else 0.93
    if opposes(a, b):
        factor *= 0.5
    return factor


# ---------------------------------------------------------------- places


def same_place_key(a: PlaceName, b: PlaceName) -> Likeness | None:
    """They are one name in two romanisations, or its noun and its adjective: Graivoronsky district,
    Grayvoron."""
    if not a.keys.isdisjoint(b.keys):
        return Likeness(0.97 if a.joined != b.joined else 1.0, "transliteration")
    return None


def former_name(a: PlaceName, b: PlaceName) -> Likeness | None:
    """One is what the other was called before, or in the other language: Artyomovsk, Bakhmut."""
    names = former_names()
    known = {names[key] for key in a.keys if key in names}
    if known and any(names.get(key) in known for key in b.keys):
        return Likeness(0.96, "lexicon")
    return None


def same_place_words(a: PlaceName, b: PlaceName) -> Likeness | None:
    """They differ by a slip of the pen at most: Byransk, Bryansk."""
    if a.opposed != b.opposed:
        return Likeness(0.35, "fuzzy")
    aligned = align(a.words, b.words, people=False)
    if aligned.left or aligned.right or not aligned.scores:
        whole = word_likeness(
            Word(a.joined, a.joined, a.joined, a.joined), Word(b.joined, b.joined, b.joined, b.joined), False
        )
        return Likeness(min(0.8, whole) if whole > 0.8 and len(a.joined) > 6 else 0.3 * whole, "fuzzy")
    base = min(aligned.scores)
    if base >= CORE:
        return Likeness(base, _method(base))
    longest = max(len(w.plain) for w in a.words)
    if sorted(a.joined) == sorted(b.joined) and longest > 5:  # letters changed places
        return Likeness(min(base, 0.85), "fuzzy")
    least = 10 if {len(w.plain) for w in a.words} != {len(w.plain) for w in b.words} else 12
    boned = "".join(w.bones for w in a.words) == "".join(w.bones for w in b.words)
    if (longest >= least and base > 0.85) or (
        longest > 7 and boned and a.words[0].plain[0] == b.words[0].plain[0]
    ):
        return Likeness(min(base, 0.78), "fuzzy")
    return Likeness(base * 0.75, "fuzzy")  # Lgov and Lvov, Tokmak and Tomak: towns are often one letter apart


@lru_cache(maxsize=1)
def former_names() -> dict[str, str]:
    """Sound of a former name -> today's name."""
    return {place_name(name).joined: row[0] for row in load_merging().former for name in row}


@lru_cache(maxsize=1)
def states() -> dict[str, str]:
    """Sound of a state's name or of its seat -> the state."""
    return {place_name(name).joined: row[0] for row in load_merging().seats for name in row}


# ---------------------------------------------------------------- the policy

PEOPLE: tuple[Callable[[PersonName, PersonName], Likeness | None], ...] = (
    same_words,
    same_letters,
    same_chinese_syllables,
    same_people_words,
)
BODIES: tuple[Callable[[BodyName, BodyName], Likeness | None], ...] = (
    same_body_bag,
    same_initials,
    same_body_words,
)
PLACES: tuple[Callable[[PlaceName, PlaceName], Likeness | None], ...] = (
    same_place_key,
    former_name,
    same_place_words,
)
NOTHING = Likeness(0.0, "fuzzy")
Parts = TypeVar("Parts", PersonName, BodyName, PlaceName)


def compare_people(a: PersonName, b: PersonName) -> Likeness:
    """How alike two names of people are."""
    return _best(PEOPLE, a, b)


def compare_bodies(a: BodyName, b: BodyName) -> Likeness:
    """How alike two names of organizations, groups or units are."""
    best = _best(BODIES, a, b)
    factor = 1.0 if best.method == "acronym" else body_factor(a, b)
    return Likeness(best.score * factor, best.method)


def compare_places(a: PlaceName, b: PlaceName) -> Likeness:
    """How alike two names of places are."""
    return _best(PLACES, a, b)


def _best(comparisons: Sequence[Callable[[Parts, Parts], Likeness | None]], a: Parts, b: Parts) -> Likeness:
    """The strongest likeness that a comparison finds, tried until nothing behind it could matter."""
    best = NOTHING
    for comparison in comparisons:
        found = comparison(a, b)
        if found is not None and found.score > best.score:
            best = found
            if best.score >= GIVEN or best.method == "acronym":
                break
    return best


PERSON_SCHEMAS = frozenset({"Person", "person"})
PLACE_SCHEMAS = frozenset(
    {"Address", "Place", "place", "settlement", "region", "district", "facility", "country", "other"}
)


def compare(name1: str, name2: str, schema: str) -> Likeness:
    """How alike two names are; `schema` is "Person", a kind of place, or anything else for an
    organization."""
    if schema in PERSON_SCHEMAS:
        return compare_people(person_name(name1), person_name(name2))
    if schema in PLACE_SCHEMAS:
        return compare_places(place_name(name1), place_name(name2))
    if name1 == name2:
        return Likeness(1.0, "same")
    return compare_bodies(body_name(name1), body_name(name2))


def score(name1: str, name2: str, schema: str) -> float:
    """The score alone; `SAME` and above is one name."""
    return compare(name1, name2, schema).score
