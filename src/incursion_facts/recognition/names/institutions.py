"""Institutions that every state has, named alike however they are printed.

"Ministry of Defence", "the Defense Ministry" and "Russia’s defence ministry" are one body, the
Russian Ministry of Defense; whose it is comes from the words beside it, else from the article.
"""

from __future__ import annotations

from ..knowledge import Knowledge

IGNORED = frozenset({"of", "the", "for", "and", "'s", "’s"})


def institution_function(key: str, knowledge: Knowledge) -> tuple[str, str | None] | None:
    """(what all states call such a body, the nationality among the words); None for a particular body."""
    parts = key.replace("’s", " ’s").replace("'s", " 's").split()
    nation, parts = _owner(parts, knowledge)
    words: list[str] = []
    for word in parts:
        lower = word.lower()
        code = knowledge.countries.by_demonym.get(lower) or knowledge.country_code(word)
        if code:
            nation = nation or code
        elif lower not in IGNORED:
            words.append(lower.replace("defence", "defense"))
    function = knowledge.lexicon.values.get("INSTITUTION_FUNCTION", {}).get(" ".join(words))
    return None if function is None else (str(function), nation)


def _owner(words: list[str], knowledge: Knowledge) -> tuple[str | None, list[str]]:
    """(code, rest) of words that begin with a country's or people's name of several words: "South Korean"."""
    if len(words) < 3 or words[0].islower() or words[1].islower():
        return None, words
    for count in (3, 2):
        name = " ".join(words[:count])
        if count < len(words):
            code = knowledge.countries.by_demonym.get(name.lower()) or knowledge.countries.code(name)
            if code:
                return code, words[count:]
    return None, words


def institution_name(
    key: str, nation: str | None, home: str | None, knowledge: Knowledge
) -> tuple[str, str | None] | None:
    """(name, country code) of a state's institution; None when the words name a particular body."""
    found = institution_function(key, knowledge)
    if found is None:
        return None
    function, inside = found
    nation = inside or nation or home
    if nation is None:
        return function, None
    country = knowledge.countries.by_code.get(nation)
    if country is None:
        return None
    adjective = country.adjectives[0] if country.adjectives else country.name
    return f"{adjective} {function}", nation
