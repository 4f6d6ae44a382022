"""Base forms of Polish words (Morfeusz 2); other words stand for themselves."""

from functools import cache, lru_cache

import morfeusz2

from bot.matching.text import fold


@cache
def _analyser() -> morfeusz2.Morfeusz:
    return morfeusz2.Morfeusz(
        generate=False, expand_tags=False, whitespace=morfeusz2.SKIP_WHITESPACES
    )


@lru_cache(maxsize=32768)
def lemmas(word: str) -> tuple[str, ...]:
    """The folded base forms of a lower-case ``word``, sorted; empty where it is no Polish word."""
    found = {
        fold(lemma.partition(":")[0])
        for _, _, (_, lemma, tag, _, _) in _analyser().analyse(word)
        if tag != "ign"
    }
    return tuple(sorted(found))


@lru_cache(maxsize=16384)
def is_place_name(word: str) -> bool:
    """Whether ``word`` can be a form of a geographical name in whatever case."""
    return any(
        "nazwa_geograficzna" in names
        for _, _, (_, _, _, names, _) in _analyser().analyse(word.capitalize())
    )


@lru_cache(maxsize=16384)
def has_common_reading(word: str) -> bool:
    """Whether the lower-case ``word`` can be a form of a word that is no proper name."""
    return any(
        tag != "ign"
        and not any(name.startswith("nazw") and name != "nazwa_pospolita" for name in names)
        for _, _, (_, _, tag, names, _) in _analyser().analyse(word)
    )


@lru_cache(maxsize=4096)
def genders(noun: str) -> frozenset[str]:
    """Of a noun in the nominative: "m", "f", "n" in the singular, "pl"; empty for other words."""
    found: set[str] = set()
    for _, _, (_, _, tag, _, _) in _analyser().analyse(noun):
        kind, *parts = tag.split(":")
        if kind == "subst" and len(parts) > 2 and "nom" in parts[1].split("."):  # noqa: PLR2004 – number, case, gender
            found |= {"pl"} if parts[0] == "pl" else {one[0] for one in parts[2].split(".")}
    return frozenset(found)
