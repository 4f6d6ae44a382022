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
