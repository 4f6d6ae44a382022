"""Questions told with a story around them: what goes before says what the question leaves out."""

from dataclasses import replace
from typing import Final

from bot.dialogue.pooling import pooled
from bot.matching.ranking import Ranking
from bot.matching.text import fold, tokens

# How many words before the question are looked at, and how much they weigh beside it.
WORDS_BEFORE: Final = 20
SHARE: Final = 1 / 3

# Folded beginnings of words that point from the question to a place in the story.
_THERE: Final = ("tam", "tut", "stamtad", "zwidty", "there")


def told_before(question: str, message: str) -> str:
    """The words of ``message`` just before ``question``; empty where it does not stand in it."""
    place = message.find(question)
    return " ".join(message[: max(place, 0)].split()[-WORDS_BEFORE:])


def points_there(question: str) -> bool:
    """Whether ``question`` is about a place that the story names: "tamtejszy urząd", "tam"."""
    return any(fold(token).startswith(_THERE) for token in tokens(question))


def blended(asked: Ranking, told: Ranking) -> Ranking:
    """``asked`` in the light of ``told``, the same question with its story before it."""
    found = pooled(((asked, 1 - SHARE), (told, SHARE)))
    return replace(
        found,
        candidates=found.candidates[: len(asked.candidates)],
        informative=asked.informative or told.informative,
        foreign=tuple(dict.fromkeys((*asked.foreign, *told.foreign))),
    )
