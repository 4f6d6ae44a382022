"""What of a long question the sentence-embedding model reads: its time grows with every word."""

from typing import Final

from bot.matching.languages import FUNCTION_WORDS, NEGATIONS, QUESTION_WORDS
from bot.matching.text import fold, tokens

# From 12 words on no difference in the answers is measured.
WORDS: Final = 14


def gist(text: str) -> str:
    """``text`` in at most 14 words: first without words that only join, then without its beginning.

    What asks and what negates stays; in a story the question comes last.
    """
    words = text.split()
    over = len(words) - WORDS
    if over <= 0:
        return text
    light = [place for place, word in enumerate(words) if _only_joins(word)]
    left_out = set(light[:over])
    left = [word for place, word in enumerate(words) if place not in left_out]
    return " ".join(left[-WORDS:])


def _only_joins(word: str) -> bool:
    folded = [fold(token) for token in tokens(word)]
    return all(
        one in FUNCTION_WORDS and one not in QUESTION_WORDS and one not in NEGATIONS
        for one in folded
    )
