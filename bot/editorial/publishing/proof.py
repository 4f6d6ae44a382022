"""The regression questions asked of two editions: which a change breaks, and which it heals."""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.dialogue.assistant import Assistant
from bot.dialogue.reply import Decision, Question
from bot.editorial.building import VECTORS, Edition, Workshop
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.model import KnowledgeBase, RegressionCase
from bot.matching.embedder import MODEL, Embedder
from bot.store.vectors import VectorStore

_SHOWN: Final = 10


@dataclass(frozen=True, slots=True)
class Given:
    """What a regression question was met with; ``entry`` is the one answered first, if any."""

    decision: Decision
    entry: str | None
    title: str

    def meets(self, case: RegressionCase) -> bool:
        """Whether it is what ``case`` asks for."""
        if case.entry is None:
            return self.decision is Decision.FALLBACK
        return self.entry == case.entry

    def words(self) -> str:
        """What was done, in Polish."""
        if self.entry is not None:
            return message(DEFAULT_LANGUAGE, "proof-answer", title=self.title, id=self.entry)
        kind = "refusal" if self.decision is Decision.FALLBACK else "choice"
        return message(DEFAULT_LANGUAGE, f"proof-{kind}")


@dataclass(frozen=True, slots=True)
class Turned:
    """A question whose outcome differs between two editions."""

    case: RegressionCase
    before: Given
    after: Given


@dataclass(frozen=True, slots=True)
class Proof:
    """Questions that a change breaks and heals; how many hold, and how many fail as before."""

    broken: tuple[Turned, ...]
    healed: tuple[Turned, ...]
    holding: int
    failing: int

    def lines(self) -> tuple[str, ...]:
        """All of it in Polish: a line for each broken and healed question, then a summary."""
        total = self.holding + self.failing + len(self.broken) + len(self.healed)
        if not total:
            return ()
        summary = message(
            DEFAULT_LANGUAGE,
            "proof-summary",
            total=total,
            good=self.holding + len(self.healed),
            broken=len(self.broken),
            healed=len(self.healed),
        )
        return (*_turned("broken", self.broken), *_turned("healed", self.healed), summary)


def prove(before: Edition, after: Edition, workshop: Workshop, now: datetime) -> Proof:
    """Ask the regression questions of ``after`` of both; answers already known are not asked for.

    Runs beside the answering: it leaves no trace in what the editions answer with.
    """
    cases = after.base.regression
    old = given(before, cases, workshop, now)
    new = given(after, cases, workshop, now)
    broken, healed = [], []
    holding = 0
    for case, was, is_ in zip(cases, old, new, strict=True):
        if was.meets(case) and is_.meets(case):
            holding += 1
        elif was.meets(case):
            broken.append(Turned(case, was, is_))
        elif is_.meets(case):
            healed.append(Turned(case, was, is_))
    failing = len(cases) - holding - len(broken) - len(healed)
    return Proof(tuple(broken), tuple(healed), holding, failing)


def given(
    edition: Edition, cases: Sequence[RegressionCase], workshop: Workshop, now: datetime
) -> list[Given]:
    """What ``edition`` meets the questions with."""
    missing = [case for case in cases if case not in edition.findings.given]
    if missing:
        matcher = copy(edition.assistant.matcher)
        if not edition.assistant.matcher.semantic or workshop.embedder is None:
            _ask(missing, edition, Assistant(edition.base, matcher), now)
        else:
            with VectorStore(workshop.data_dir / VECTORS, MODEL) as store:
                known = _Cached(workshop.embedder, store)
                matcher.attach(known)
                _ask(missing, edition, Assistant(edition.base, matcher), now)
                known.keep()
    found = (edition.findings.given[case] for case in cases)
    return [one for one in found if isinstance(one, Given)]


def _ask(
    cases: Sequence[RegressionCase], edition: Edition, assistant: Assistant, now: datetime
) -> None:
    for case in cases:
        reply = assistant.reply(Question(case.question, now, case.language))
        entry = next(iter(reply.answered), None)
        edition.findings.given[case] = Given(reply.decision, entry, _title(edition.base, entry))


class _Cached:
    """The model, but what authors wrote into the regression set is computed once for all."""

    def __init__(self, embedder: Embedder, store: VectorStore) -> None:
        self._embedder = embedder
        self._store = store
        self._new: dict[str, npt.NDArray[np.float32]] = {}

    def __call__(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        known = {**self._store.get(texts), **self._new}
        if missing := [text for text in texts if text not in known]:
            self._new.update(zip(missing, self._embedder(missing), strict=True))
        return np.stack([self._new[text] if text in self._new else known[text] for text in texts])

    def keep(self) -> None:
        """Store what was computed."""
        self._store.put(self._new)


def _turned(kind: str, turned: Sequence[Turned]) -> Iterator[str]:
    for one in turned[:_SHOWN]:
        yield message(
            DEFAULT_LANGUAGE,
            f"proof-{kind}",
            question=one.case.question,
            before=one.before.words(),
            after=one.after.words(),
        )
    if (rest := len(turned) - _SHOWN) > 0:
        yield message(DEFAULT_LANGUAGE, f"proof-{kind}-more", count=rest)


def _title(base: KnowledgeBase, entry: str | None) -> str:
    return base.by_id[entry].title if entry is not None else ""
