"""Everything that speaks for or against an entry being what a question means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.matching.asking import AskingProfile
from bot.matching.background import BackgroundIndex, only_in_background
from bot.matching.charngrams import CharIndex
from bot.matching.coverage import CoverageIndex
from bot.matching.documents import Documents
from bot.matching.leaving_out import LeftOut, left_out
from bot.matching.morphology import lemmas
from bot.matching.names import place_names
from bot.matching.semantics import SemanticIndex
from bot.matching.subjects import Mention
from bot.matching.text import fold, tokens
from bot.matching.vocabulary import Vocabulary

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

SHORTLIST: Final = 40
NEAREST: Final = 3
# τ of the soft maximum; .01 to .05 measured alike, all better than the mean of the three nearest.
SOFTNESS: Final = 0.02

LEXICAL: Final = ("char", "covered", "asked", "years", "places", "subject_agrees")
SEMANTIC: Final = ("meaning",)
NONE_LEXICAL: Final = (
    *("constant", "background_char", "unknown_words", "foreign_name", "background_words"),
)
NONE_SEMANTIC: Final = ("background_meaning",)


@dataclass(frozen=True, slots=True)
class Analysis:
    """A question with its subjects found; ``vector`` is that of its text."""

    text: str
    masked: str
    mentions: tuple[Mention, ...]
    vector: Floats | None = None


@dataclass(frozen=True, slots=True)
class Signals:
    """Signals of the shortlisted entries, and those for "none of them".

    ``entries``: places in ``Documents.entries``; ``values``: one row an entry, one column a name of
    ``SignalIndex.names``; ``none``: one value a name of ``SignalIndex.none_names``; ``nearest``:
    the document of each entry nearest to the question; ``background``: the nearest lines.
    """

    entries: Ints
    values: Floats
    none: Floats
    nearest: Ints
    background: Ints
    known: float
    foreign: tuple[str, ...]


class SignalIndex:
    """Computes signals; with ``vectors`` (by text) the semantic ones too.

    With an index ``before`` its metric goes on, and ``vectors`` need only have the new texts.
    """

    def __init__(
        self,
        documents: Documents,
        vectors: Mapping[str, Floats] | None,
        before: "SignalIndex | None" = None,
    ) -> None:
        self.documents = documents
        self.vocabulary: Vocabulary = Vocabulary(
            documents.bodies, documents.base.lexicon, before.vocabulary if before else None
        )
        self._char = CharIndex(documents.texts)
        self._coverage = CoverageIndex(self.vocabulary, documents.bodies)
        self._asking = AskingProfile([part.asked for part in documents.parts])
        self._background_bases = only_in_background(documents, self.vocabulary)
        self._background: BackgroundIndex = (
            before._background
            if before is not None and documents.has_background_of(before.documents)
            else BackgroundIndex(documents)
        )
        self._about = _aboutness(documents)
        self._subject_number = {s.id: i for i, s in enumerate(documents.base.subjects)}
        # What a soft maximum gains by the usual number of texts, so that bases of many and of few
        # phrasings have the same scale.
        usual = len(documents.items) / max(len(documents.entries), 1)
        self._crowd = np.float32(SOFTNESS * np.log(usual))
        self._semantic: SemanticIndex | None = None
        if vectors is not None:
            texts = [item.text for item in documents.items]
            lines = [line.text for line in documents.background]
            earlier = before._semantic if before is not None else None
            self._semantic = SemanticIndex(texts, documents.owners, lines, vectors, earlier)
        self.names = LEXICAL + (SEMANTIC if vectors is not None else ())
        self.none_names = NONE_LEXICAL + (NONE_SEMANTIC if vectors is not None else ())

    @property
    def semantic(self) -> bool:
        """Whether there are semantic signals."""
        return self._semantic is not None

    def of(
        self,
        analysis: Analysis,
        *,
        places: bool = True,
        without: int = -1,
        without_line: int = -1,
    ) -> Signals:
        """The signals of a question; ``without`` leaves out one document, one background line.

        ``places``: whether names of other places count.
        """
        char = self._char.scores(analysis.text)
        words = tokens(analysis.text)
        home = self.documents.subjects.words
        named = place_names(analysis.text, home) if places else ()
        covered = self._coverage.shares(words)
        known = self.vocabulary.known_share(words)
        if without >= 0:
            alone = self.left_out(without)
            covered[self.documents.items[without].entry] = alone.covered
            known = alone.known
        first = char
        placed = self._placed(analysis)
        meaning = None
        if self._semantic is not None and placed is not None:
            meaning = self._semantic.documents @ placed
            first = char + 3 * meaning
        if without >= 0:
            for scores in (char, first, *([] if meaning is None else [meaning])):
                scores[without] = 0
        per_entry = np.maximum.reduceat(first, self.documents.starts) + covered
        shortlist = _largest(per_entry, SHORTLIST)
        rows, spans = self._rows(shortlist, without)
        columns = [
            np.maximum.reduceat(char[rows], [start for start, _ in spans]),
            covered[shortlist],
            self._asking.agreement(analysis.masked)[shortlist],
            self._coverage.years(words)[shortlist],
            self._coverage.lacking(named)[shortlist],
            self._subjects(analysis, shortlist),
        ]
        if self._semantic is not None and placed is not None and meaning is not None:
            columns.append(_soft_maxima(meaning[rows], spans) - self._crowd)
        values = np.stack(columns, axis=1).astype(np.float32)
        nearest = np.array([rows[a:b][first[rows[a:b]].argmax()] for a, b in spans], np.int32)
        foreign = tuple(name for name in named if not all(map(self.vocabulary.has, name.split())))
        none, lines = self._none(analysis, placed, known, foreign, without_line)
        return Signals(shortlist, values, none, nearest, lines, known, foreign)

    def left_out(self, number: int) -> LeftOut:
        """What the words of document ``number`` count for without it."""
        return left_out(self.documents, self.vocabulary, self._coverage, number)

    def _rows(self, shortlist: Ints, without: int) -> tuple[Ints, list[tuple[int, int]]]:
        parts: list[Ints] = []
        spans: list[tuple[int, int]] = []
        position = 0
        for entry in shortlist:
            part = np.arange(
                self.documents.starts[entry], self.documents.ends[entry], dtype=np.int32
            )
            if len(part) > 1:
                part = part[part != without]
            parts.append(part)
            spans.append((position, position + len(part)))
            position += len(part)
        return np.concatenate(parts), spans

    def _subjects(self, analysis: Analysis, shortlist: Ints) -> Floats:
        """How much of what the question names each entry is about (0–1)."""
        named = np.zeros(max(len(self._subject_number), 1), np.float32)
        for mention in analysis.mentions:
            if not mention.generic:
                for subject in mention.subjects:
                    named[self._subject_number[subject]] = 1
        return self._about[shortlist] @ named / max(float(named.sum()), 1.0)

    def _placed(self, analysis: Analysis) -> Floats | None:
        if self._semantic is None or analysis.vector is None:
            return None
        return self._semantic.place(analysis.vector)

    def _is_strange(self, word: str) -> bool:
        """Whether ``word`` stands in the background and nowhere in the base."""
        return any(base in self._background_bases for base in lemmas(word) or (fold(word),))

    def _none(
        self,
        analysis: Analysis,
        placed: Floats | None,
        known: float,
        foreign: Sequence[str],
        without: int,
    ) -> tuple[Floats, Ints]:
        """The signals for "none of them", and the nearest background lines."""
        values = np.zeros(len(self.none_names), np.float32)
        values[0], values[2], values[3] = 1, 1 - known, bool(foreign)
        words = tokens(analysis.text)
        total = sum(self.vocabulary.light_weight(word) for word in words)
        strange = sum(
            self.vocabulary.light_weight(word) for word in words if self._is_strange(word)
        )
        values[4] = strange / max(total, 1e-9)
        if not self.documents.background:
            return values, np.zeros(0, np.int32)
        parts = [self._background.char.scores(analysis.text)]
        if self._semantic is not None and placed is not None:
            parts.append(self._semantic.background @ placed)
        if without >= 0:
            for part in parts:
                part[without] = 0
        if not foreign:
            # "Godziny urzędu w Krakowie" says nothing against a question that names no town.
            for part in parts:
                part[self._background.elsewhere] = 0
        values[1] = parts[0].max()
        values[5:] = [part.max() for part in parts[1:]]
        order = np.argsort(-np.sum(parts, axis=0))[:NEAREST]
        return values, order.astype(np.int32)


def _largest(scores: Floats, count: int) -> Ints:
    if len(scores) <= count:
        return np.arange(len(scores), dtype=np.int32)
    return np.sort(np.argpartition(-scores, count)[:count]).astype(np.int32)


def _soft_maxima(scores: Floats, spans: Sequence[tuple[int, int]]) -> Floats:
    """For each span τ·ln Σ exp((score − 1)/τ): the highest score, and how many come near it."""
    weights = np.exp((scores - 1) / SOFTNESS)
    sums = np.add.reduceat(weights, [start for start, _ in spans])
    return np.asarray(SOFTNESS * np.log(sums), np.float32)


def _aboutness(documents: Documents) -> Floats:
    """How much each entry is about each subject: named by ``about``, or in its phrasings (0–1)."""
    subjects = {subject.id: i for i, subject in enumerate(documents.base.subjects)}
    about = np.zeros((len(documents.entries), max(len(subjects), 1)), np.float32)
    for number, part in enumerate(documents.parts):
        for subject, share in part.named.items():
            about[number, subjects[subject]] = share
    for number, entry in enumerate(documents.entries):
        for place, subject in enumerate(entry.about):
            column = subjects[subject]
            about[number, column] = max(about[number, column], 1.0 if place == 0 else 0.7)
    return about
