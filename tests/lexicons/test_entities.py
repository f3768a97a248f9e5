"""Known actors: which words name them, which do not, and how a user's file is laid over the package's."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from incursion_facts.errors import LexiconError
from incursion_facts.language.tokens import TOKEN
from incursion_facts.lexicons import load_countries, load_entities
from incursion_facts.lexicons.entities import ACTOR_KINDS, PLACE_KINDS, Entities
from incursion_facts.records import ActorKind, PlaceKind


def found(text: str, entities: Entities | None = None) -> list[tuple[str, str]]:
    """(name, form class) of the longest phrase at each place of a text, from left to right."""
    entities = entities or load_entities()
    words = TOKEN.findall(text)
    at = 0
    out: list[tuple[str, str]] = []
    while at < len(words):
        phrase = entities.match(words, at)
        if phrase is not None:
            out.append((entities.actors[phrase.actor].name, phrase.form_class))
        at += len(phrase.tokens) if phrase is not None else 1
    return out


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("fighters of the Taliban and al-Qaida", [("Taliban", "form"), ("Al-Qaeda", "form")]),
        ("a cell of al Qaeda in Yemen", [("Al-Qaeda", "form")]),
        ("BOKO HARAM RAIDS VILLAGE", [("Boko Haram", "form")]),
        ("a U.N. panel", [("United Nations", "acronym")]),
        ("the Israel Defence Forces", [("Israel Defense Forces", "form")]),
        ("Ukraine’s Ministry of Defence", [("Ukrainian Ministry of Defence", "form")]),
        ("the People’s Liberation Army", [("People's Liberation Army", "form")]),
        ("the chief of Wagner", [("Wagner Group", "weak")]),
        ("the Wagner Group", [("Wagner Group", "form")]),
        ("The Guardian wrote", [("The Guardian", "form")]),
        ("the Guardian wrote", [("The Guardian", "weak")]),
        (
            "the Russian Volunteer Corps (RVC)",
            [("Russian Volunteer Corps", "form"), ("Russian Volunteer Corps", "acronym")],
        ),
        ("Al-Qaeda in the Arabian Peninsula", [("Al-Qaeda in the Arabian Peninsula", "form")]),
        ("CNN, citing Reuters", [("CNN", "acronym"), ("Reuters", "form")]),
    ],
)
def test_forms_are_matched(text: str, names: list[tuple[str, str]]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "the guardian of the gate",
        "three times",
        "the taliban",
        "who is it",
        "he wagnered",
        "a legion of fans",
        "nato",
    ],
)
def test_common_words_are_not(text: str) -> None:
    assert found(text) == []


def test_find_takes_a_form_as_printed() -> None:
    entities = load_entities()
    actor = entities.find("HUR")
    assert actor is not None and actor.country == "UA" and actor.side == "Ukraine"
    assert entities.find("nobody at all") is None
    assert entities.find("") is None


def test_a_shared_weak_form_leads_to_all_its_bearers() -> None:
    entities = load_entities()
    names = {entities.actors[phrase.actor].name for phrase in entities.matches(["RSF"], 0)}
    assert names == {"Rapid Support Forces", "Reporters Without Borders"}
    assert entities.find("RSF") is None


def test_phrases_are_longest_first() -> None:
    entities = load_entities()
    for first, phrases in entities.phrases.items():
        lengths = [len(phrase.tokens) for phrase in phrases]
        assert lengths == sorted(lengths, reverse=True)
        assert all(phrase.tokens[0] == first for phrase in phrases)
    assert entities.phrases.get("no such word") is None


def test_rows_are_sound() -> None:
    entities, countries = load_entities(), load_countries()
    names = [actor.name for actor in entities.actors]
    bearers = {*names, *(country.name for country in countries.by_code.values())}
    assert len(names) == len(set(names)) > 1500
    for actor in entities.actors[:]:
        assert actor.kind in ACTOR_KINDS
        assert actor.country is None or actor.country in countries.by_code
        assert actor.side is None or actor.side in bearers
        assert not actor.role or actor.kind == "person"


def test_kinds_are_the_contracts() -> None:
    assert frozenset(get_args(ActorKind)) == ACTOR_KINDS
    assert frozenset(get_args(PlaceKind)) == PLACE_KINDS


def user_file(folder: Path, text: str, name: str = "facts.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_user_adds_actors_and_places(tmp_path: Path) -> None:
    path = user_file(
        tmp_path,
        '[[actor]]\nname = "Harbour Watch"\nkind = "armed_group"\ncountry = "NO"\nside = "Norway"\nacronyms = ["HW"]\n'
        '[[place]]\nname = "Tinyfjord"\nkind = "settlement"\ncountry = "NO"\nlatitude = 61.5\nlongitude = 5\nforms = ["Tiny Fjord"]\n',
    )
    entities = load_entities([path])
    assert found("HW of Harbour Watch", entities) == [("Harbour Watch", "acronym"), ("Harbour Watch", "form")]
    assert [(p.name, p.latitude, p.longitude, p.forms) for p in entities.places] == [
        ("Tinyfjord", 61.5, 5, ("Tiny Fjord",))
    ]
    assert found("Hamas", entities) == [("Hamas", "form")]
    assert found("Harbour Watch") == []


def test_a_users_row_wins(tmp_path: Path) -> None:
    path = user_file(
        tmp_path, '[[actor]]\nname = "Baza Fish Market"\nkind = "organization"\nforms = ["Baza", "Hamas"]\n'
    )
    entities = load_entities([path])
    assert found("Baza and Hamas", entities) == [("Baza Fish Market", "form")] * 2
    assert found("Islamic Resistance Movement", entities) == [("Hamas", "form")]


def test_a_users_row_replaces_that_of_the_same_name_and_kind(tmp_path: Path) -> None:
    path = user_file(tmp_path, '[[actor]]\nname = "Hamas"\nkind = "armed_group"\ncountry = "QA"\n')
    entities = load_entities([path])
    actor = entities.find("Hamas")
    assert actor is not None and actor.country == "QA"
    assert found("Islamic Resistance Movement", entities) == []
    assert len(entities.actors) == len(load_entities().actors)


def test_aliases(tmp_path: Path) -> None:
    path = user_file(
        tmp_path,
        '[[alias]]\nform = "Mosquito Legion"\nof = "Russian Volunteer Corps"\n'
        '[[alias]]\nform = "KLQ"\nof = "RVC"\n'
        '[[alias]]\nform = "Old Pete"\nof = "Peter Unknown"\nkind = "person"\n',
    )
    entities = load_entities([path])
    assert found("the Mosquito Legion", entities) == [("Russian Volunteer Corps", "form")]
    assert found("KLQ klq", entities) == [("Russian Volunteer Corps", "acronym")]
    assert [tuple(alias) for alias in entities.aliases] == [("Old Pete", "Peter Unknown", "person")]
    actor = entities.find("RVC")
    assert actor is not None and "Mosquito Legion" in actor.forms and "KLQ" in actor.acronyms


def test_later_files_win(tmp_path: Path) -> None:
    one = user_file(tmp_path, '[[actor]]\nname = "Quill"\nkind = "media"\ncountry = "NO"\n', "one.toml")
    two = user_file(tmp_path, '[[actor]]\nname = "Quill"\nkind = "media"\ncountry = "SE"\n', "two.toml")
    for files, country in (([one, two], "SE"), ([two, one], "NO")):
        actor = load_entities(files).find("Quill")
        assert actor is not None and actor.country == country


ACTOR = '[[actor]]\nname = "Quill"\nkind = "media"\n'


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (ACTOR + 'colour = "red"\n', "my.toml:4: [[actor]] has an unknown key 'colour'"),
        ('[[actor]]\nname = "Quill"\nkind = "newspaper"\n', "my.toml:3: [[actor]] 'Quill' has the unknown kind 'newspaper'"),
        (ACTOR + 'country = "XX"\n', "my.toml:4: [[actor]] 'Quill' has the unknown country code 'XX'"),
        (ACTOR + 'forms = [\n  "The Quill",\n  "Quill",\n]\n', "my.toml:4: [[actor]] 'Quill' repeats its own name"),
        (ACTOR + 'forms = [\n  "The Quill",\n  "",\n]\n', "my.toml:6: [[actor]] 'forms' holds an empty form"),
        (ACTOR + 'forms = ["A B", "A B"]\n', "my.toml:4: [[actor]] gives 'A B' twice"),
        (ACTOR + 'forms = "A B"\n', "my.toml:4: [[actor]] 'forms' must be a list of strings"),
        (ACTOR + 'side = "Nowhere"\n', "my.toml:4: [[actor]] 'Quill' has the side 'Nowhere'"),
        (ACTOR + 'forms = ["A B"]\nweak = ["A B"]\n', "my.toml:5: [[actor]] 'Quill' gives 'A B' in two lists"),
        (ACTOR + '\n[[actor]]\nname = "Feather"\nkind = "media"\nforms = ["Quill"]\n', "my.toml:8: [[actor]] 'Feather' has the form 'Quill', which 'Quill' has too (my.toml:1)"),
        ('[[actor]]\nname = ""\nkind = "media"\n', "my.toml:2: [[actor]] 'name' is empty"),
        ('[[actor]]\nkind = "media"\n', "my.toml:1: [[actor]] has no 'name'"),
        ('[[place]]\nname = "X"\nkind = "settlement"\nlatitude = 95\n', "my.toml:4: [[place]] 'X' has latitude 95"),
        ('[[place]]\nname = "X"\nkind = "settlement"\nlatitude = "far"\n', "my.toml:4: [[place]] 'latitude' must be a number"),
        ('[[place]]\nname = "X"\nkind = "person"\n', "my.toml:3: [[place]] 'X' has the unknown kind 'person'"),
        ('[[alias]]\nform = "X"\nof = "X"\n', "my.toml:3: [[alias]] 'X' is an alias of itself"),
        ('[[alias]]\nform = "X"\nof = "Y"\nkind = "thing"\n', "my.toml:4: [[alias]] 'X' has the unknown kind 'thing'"),
        ("\n[[actors]]\n", "my.toml:2: unknown table 'actors'"),
        ("[actor]\n", "must be written as [[actor]] rows"),
        ("[[actor]\n", "my.toml: not TOML"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_named_with_file_and_line(tmp_path: Path, source: str, message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        load_entities([user_file(tmp_path, source, "my.toml")])
    assert message in str(caught.value)
