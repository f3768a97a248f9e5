"""Rules on the data of merging."""

from __future__ import annotations

from incursion_facts.lexicons import read_toml
from incursion_facts.merging.fold import words
from incursion_facts.merging.lexicon import FOLDER, load_merging, rows


def test_words_are_folded() -> None:
    """Words are looked up folded, so a row with a capital or a mark would never match."""
    lexicon = load_merging()
    single = lexicon.titles | lexicon.particles | lexicon.family_first | lexicon.stop | lexicon.given.keys()
    single |= lexicon.generic | lexicon.heads | lexicon.opposed.keys() | lexicon.nations.keys()
    assert [w for w in sorted(single) if words(w.replace("_", " ")) != tuple(w.split("_"))] == []


def test_no_row_says_a_thing_twice() -> None:
    """No word twice in a row, and no empty row."""
    for path in sorted(FOLDER.glob("*.toml")):
        for key, block in read_toml(path).items():
            if key in ("given", "former", "nations", "seats"):
                for row in rows(block):
                    assert len(row) == len(set(row)) > 1, f"{path.name}: {key}: {row}"


def test_each_given_name_has_one_family() -> None:
    """A given name of two rows would join them for one spelling and not for the others."""
    found: dict[str, list[str]] = {}
    for label, *others in rows(read_toml(FOLDER / "people.toml")["given"]):
        for word in (label, *others):
            found.setdefault(word, []).append(label)
    assert {word: labels for word, labels in found.items() if len(labels) > 1} == {}
