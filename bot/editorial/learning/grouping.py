"""Kept questions grouped by meaning, with the entries that come nearest to each group."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.editorial.editions import Edition
from bot.matching.charngrams import CharIndex
from bot.matching.embedder import BATCH, Embedder
from bot.matching.tokenised import Tokenised
from bot.store.kept import KeptQuestion, KeptQuestions, Reason, State

Floats = npt.NDArray[np.float32]

NEAREST: Final = 3
# Mean nearness within a group: of meaning as the model sees it, where strangers are at .8, and of
# letters.
_SAME_MEANING: Final = 0.9
_SAME_LETTERS: Final = 0.5


@dataclass(frozen=True, slots=True)
class Near:
    """An entry near to a question; ``probability`` that it answers it, ``title`` in Polish."""

    entry: str
    title: str
    probability: float


@dataclass(frozen=True, slots=True)
class Group:
    """Questions of one meaning; ``question`` speaks for all, ``count`` is how often they came."""

    question: KeptQuestion
    questions: tuple[KeptQuestion, ...]
    nearest: tuple[Near, ...]

    @property
    def count(self) -> int:
        """How often the questions of the group were asked."""
        return sum(question.count for question in self.questions)

    @property
    def ids(self) -> tuple[int, ...]:
        """The rows of its questions."""
        return tuple(question.id for question in self.questions)

    @property
    def reasons(self) -> Mapping[Reason, int]:
        """How often they are kept for which reason."""
        counts: Counter[Reason] = Counter()
        for question in self.questions:
            counts[question.reason] += question.count
        return counts


@dataclass(frozen=True, slots=True)
class Overview:
    """The most frequent groups, how many groups there are, and how often people asked in vain."""

    groups: tuple[Group, ...]
    number: int
    asked: int


async def overview(
    kept: KeptQuestions,
    edition: Edition,
    embedder: Embedder | None,
    limit: int,
    state: State = State.OPEN,
) -> Overview:
    """The questions in ``state`` in at most ``limit`` groups, most frequent first.

    Raises StoreError.

    Meanings are computed in a thread and kept nowhere: they are of residents' words.
    """
    questions = await kept.listed((state,))
    found = await asyncio.to_thread(grouped, questions, embedder)
    shown = await asyncio.to_thread(
        lambda: tuple(_with_nearest(members, edition) for members in found[:limit])
    )
    return Overview(shown, len(found), await kept.number(state))


def grouped(
    questions: Sequence[KeptQuestion], embedder: Embedder | None
) -> list[tuple[KeptQuestion, ...]]:
    """``questions`` in groups of one meaning, most frequent group first.

    With the model some 13 ms a question; without it letters are compared. In each group the
    question that speaks for all stands first. The order of ``questions`` makes no difference.
    """
    if not questions:
        return []
    ordered = sorted(questions, key=lambda question: (question.text, question.id))
    near, floor = _nearness([question.text for question in ordered], embedder)
    groups = [_spoken_for(members, ordered, near) for members in _clusters(near, floor)]
    return sorted(
        groups,
        key=lambda group: (
            -sum(question.count for question in group),
            -max(question.last_asked for question in group).toordinal(),
            group[0].text,
        ),
    )


def _nearness(texts: Sequence[str], embedder: Embedder | None) -> tuple[Floats, float]:
    """The nearness of each text to each, and from where on two mean the same."""
    if embedder is None:
        index = CharIndex(Tokenised.of(texts))
        scores = np.stack([index.scores(text) for text in texts])
        return np.asarray((scores + scores.T) / 2, np.float32), _SAME_LETTERS
    different = list(dict.fromkeys(texts))
    parts = [
        embedder(different[start : start + BATCH]) for start in range(0, len(different), BATCH)
    ]
    vectors = np.concatenate(parts)
    place = {text: number for number, text in enumerate(different)}
    rows = vectors[[place[text] for text in texts]]
    return np.asarray(rows @ rows.T, np.float32), _SAME_MEANING


def _clusters(near: Floats, floor: float) -> list[list[int]]:
    """Average linkage: the two nearest groups become one, as long as they are near enough."""
    members = [[number] for number in range(len(near))]
    between = near.astype(np.float64)
    np.fill_diagonal(between, -np.inf)
    while len(members) > 1:
        one, other = divmod(int(np.argmax(between)), len(between))
        if between[one, other] < floor:
            break
        sizes = len(members[one]), len(members[other])
        mean = (sizes[0] * between[one] + sizes[1] * between[other]) / sum(sizes)
        between[one] = between[:, one] = mean
        between[other] = between[:, other] = -np.inf
        between[one, one] = -np.inf
        members[one] += members[other]
        members[other] = []
    return [group for group in members if group]


def _spoken_for(
    members: Sequence[int], questions: Sequence[KeptQuestion], near: Floats
) -> tuple[KeptQuestion, ...]:
    """The group, first the question that is whole, frequent, and near to all the others."""
    central = near[np.ix_(members, members)].mean(axis=1)

    def rank(pair: tuple[int, float]) -> tuple[bool, int, float, str, int]:
        question = questions[pair[0]]
        scrubbed = "[" in question.text
        return scrubbed, -question.count, -round(pair[1], 4), question.text, question.id

    pairs = zip(members, (float(value) for value in central), strict=True)
    return tuple(questions[number] for number, _ in sorted(pairs, key=rank))


def _with_nearest(members: tuple[KeptQuestion, ...], edition: Edition) -> Group:
    base = edition.base
    ranking = edition.assistant.matcher.rank(members[0].text)
    matters = [c for c in ranking.candidates if c.entry not in base.smalltalk_ids]
    nearest = tuple(
        Near(c.entry, base.by_id[c.entry].title, c.probability) for c in matters[:NEAREST]
    )
    return Group(members[0], members, nearest)
