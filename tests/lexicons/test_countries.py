"""Countries: every form leads to the right code, and only as printed where lower case is another word."""

from __future__ import annotations

from pathlib import Path

import pytest

from incursion_facts.errors import LexiconError
from incursion_facts.language.classes import class_table
from incursion_facts.lexicons import load_countries, load_lexicon
from incursion_facts.lexicons.countries import compile_countries


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("Russia", "RU"),
        ("RUSSIA", "RU"),
        ("Russian Federation", "RU"),
        ("Britain", "GB"),
        ("U.K.", "GB"),
        ("US", "US"),
        ("U.S.", "US"),
        ("DRC", "CD"),
        ("Congo", "CD"),
        ("Ivory Coast", "CI"),
        ("Burma", "MM"),
        ("Türkiye", "TR"),
        ("North Korea", "KP"),
        ("Kosovo", "XK"),
    ],
)
def test_names_and_acronyms(form: str, code: str) -> None:
    assert load_countries().code(form) == code


@pytest.mark.parametrize("word", ["us", "Us", "car", "Legion", "Belgorod", "Moscow"])
def test_other_words_name_no_country(word: str) -> None:
    assert load_countries().code(word) is None


@pytest.mark.parametrize(
    ("demonym", "code"),
    [
        ("russians", "RU"),
        ("afghans", "AF"),
        ("south korean", "KR"),
        ("saudi", "SA"),
        ("emirati", "AE"),
        ("poles", "PL"),
        ("palestinian", "PS"),
        ("kurdish", ""),
        ("european", ""),
        ("congolese", "CD"),
    ],
)
def test_demonyms(demonym: str, code: str) -> None:
    assert load_countries().by_demonym[demonym] == code


def test_ambiguous_demonyms_keep_all_readings() -> None:
    countries = load_countries()
    assert countries.ambiguous["congolese"] == ("CD", "CG")
    assert all(countries.by_demonym[word] == codes[0] for word, codes in countries.ambiguous.items())


@pytest.mark.parametrize(
    ("capital", "code"), [("kyiv", "UA"), ("kiev", "UA"), ("moscow", "RU"), ("washington", "US")]
)
def test_capitals_stand_for_their_state(capital: str, code: str) -> None:
    assert load_countries().by_capital[capital] == code


@pytest.mark.parametrize("capital", ["male", "victoria", "brussels", "belgorod"])
def test_capitals_that_stand_for_no_state(capital: str) -> None:
    assert capital not in load_countries().by_capital


def test_every_state_has_a_capital_and_a_demonym_that_lead_back() -> None:
    countries = load_countries()
    assert len(countries.by_code) > 220
    for country in countries.by_code.values():
        assert countries.code(country.name) == country.code
        for demonym in (*country.adjectives, *country.people):
            assert country.code in (
                countries.by_demonym[demonym.lower()],
                *countries.ambiguous.get(demonym.lower(), ()),
            )


def test_word_classes_are_made_from_the_rows() -> None:
    lexicon = load_lexicon()
    assert lexicon.value("DEMONYM", "Ukrainians") == "UA"
    assert lexicon.value("DEMONYM", "Kurdish") == ""
    assert lexicon.value("COUNTRY", "Yemen") == "YE"
    assert lexicon.value("CAPITAL", "Kiev") == "UA"
    table = class_table()
    acronyms = table.codes_of("COUNTRY_ACRONYM") & table.codes_of("UPPER")
    assert table.code("US") in acronyms
    assert table.code("us") not in acronyms


ROW = '[[country]]\ncode = "RU"\nname = "Russia"\n'


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (ROW + 'colour = "red"\n', "countries.toml:4: [[country]] has an unknown key 'colour'"),
        ('[[country]]\ncode = "Russia"\nname = "Russia"\n', "countries.toml:2"),
        (
            ROW + '[[country]]\ncode = "BY"\nname = "Belarus"\nforms = ["Russia"]\n',
            "'Russia' is a form of RU already",
        ),
        (ROW + '[[country]]\ncode = "RU"\nname = "Rus"\n', "used twice"),
        ('[[country]]\ncode = "RU"\n', "has no 'name'"),
        ('[ambiguous]\ncongolese = ["CD"]\n' + ROW, "no [[country]] has the code 'CD'"),
        ('[peoples]\nRU = ["Russian"]\n' + ROW + 'adjectives = ["Russian"]\n', "demonym already"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, source: str, message: str) -> None:
    path = tmp_path / "countries.toml"
    path.write_text(source, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        compile_countries(path)
    assert message in str(caught.value)
