"""Languages: short samples of our own, and texts that are too short to tell."""

from __future__ import annotations

import pytest

from incursion_facts.parsing.languages import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Shells fell on the market of the town in the night, but no one was hurt, said the mayor.", "en"),
        (
            "In der Nacht ist der Markt der Stadt von Granaten getroffen worden, aber es gab keine Verletzten.",
            "de",
        ),
        ("Des obus sont tombés dans la nuit sur le marché de la ville, mais il n’y a pas de blessés.", "fr"),
        ("Los proyectiles cayeron por la noche en el mercado de la ciudad, pero no hay heridos.", "es"),
        (
            "Nella notte i colpi sono caduti sul mercato della città, ma non ci sono feriti, ha detto il sindaco.",
            "it",
        ),
        ("W nocy pociski spadły na rynek miasta, ale nikt nie został ranny, jak powiedział burmistrz.", "pl"),
        (
            "Ночью снаряды упали на рынок города, но никто не пострадал, сообщил мэр, что было для всех чудом.",
            "ru",
        ),
        (
            "Вночі снаряди впали на ринок міста, але ніхто не постраждав, і це було дивом, як сказав мер.",
            "uk",
        ),
        ("Οβίδες έπεσαν τη νύχτα στην αγορά της πόλης, αλλά κανείς δεν τραυματίστηκε.", "el"),
        ("سقطت قذائف على سوق المدينة ليلا ولم يصب أحد بأذى", "ar"),
        ("夜里炮弹落在城市的市场上 但是没有人受伤 市长说 电车照常运行", "zh"),
        ("Veska Borisovka Kozinka", None),
        ("12 34 56", None),
        ("", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    """A code where the text is long enough, else None."""
    assert detect_language(text) == language


def test_a_post_in_another_language_changes_nothing() -> None:
    """Most of the text decides."""
    text = "The mayor wrote that it had been a long night for the town, and that he was not surprised by it: "
    assert detect_language(text + "Ночью было тихо, и никто не пострадал.") == "en"
