"""Names of other places and people: a question about them is not answered with ours."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import zxcvbn_pl

from bot.matching.languages import FUNCTION_WORDS
from bot.matching.morphology import has_common_reading, is_place_name, lemmas
from bot.matching.text import fold, tokens
from bot.matching.towns import ADJECTIVES, FOREIGN_BEGINNINGS, OF_TWO_WORDS

# Ranks in the package's frequency lists: places this well known (alone, or beside a
# common word of the same form), words this common.
KNOWN_PLACE: Final = 3000
FAMOUS_PLACE: Final = 1000
COMMON_WORD: Final = 20000
MIN_LENGTH: Final = 4
# Letters that an ending adds at most.
ENDING: Final = 3


@lru_cache(maxsize=16384)
def _is_place(word: str) -> bool:
    bases = lemmas(word.lower())
    if not ADJECTIVES.isdisjoint(bases):
        return True
    lists = zxcvbn_pl.dictionaries()
    common = lists["pl_common_words"].get(word)
    if common is not None and common < COMMON_WORD:
        return False
    rank = lists["pl_places"].get(word)
    if not bases:
        return _begins_as_a_town(fold(word)) or (rank is not None and rank < KNOWN_PLACE)
    if has_common_reading(word):
        return rank is not None and rank < FAMOUS_PLACE
    return is_place_name(word)


def _begins_as_a_town(word: str) -> bool:
    return any(
        word.startswith(town) and len(word) <= len(town) + ENDING for town in FOREIGN_BEGINNINGS
    )


def place_names(text: str, home: frozenset[str]) -> tuple[str, ...]:
    """The names of places in ``text``, but for the folded words and lemmas of ``home``."""
    alone = (word for word in _candidates(text, home) if _is_place(word))
    return tuple(dict.fromkeys((*alone, *_of_two_words(text, home))))


def _of_two_words(text: str, home: frozenset[str]) -> Iterable[str]:
    words = tokens(text)
    bases = [frozenset((fold(word), *lemmas(word))) for word in words]
    for place in range(len(words) - 1):
        first, second = bases[place], bases[place + 1]
        if any(one in first and two in second for one, two in OF_TWO_WORDS) and not (
            first & home and second & home
        ):
            yield f"{words[place]} {words[place + 1]}"


def _candidates(text: str, home: frozenset[str]) -> Iterable[str]:
    for word in tokens(text):
        folded = fold(word)
        if len(word) < MIN_LENGTH or word.isdigit() or folded in FUNCTION_WORDS:
            continue
        if folded not in home and not any(lemma in home for lemma in lemmas(word)):
            yield word
