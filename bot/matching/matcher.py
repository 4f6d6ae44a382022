"""``Matcher.rank``: which entries a question may mean, with calibrated probabilities."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.matching.documents import Documents
from bot.matching.embedder import Embedder
from bot.matching.gist import gist
from bot.matching.language import detect_language
from bot.matching.languages import FUNCTION_WORDS
from bot.matching.learned import learned, line_signals
from bot.matching.probability import probabilities, utilities
from bot.matching.ranking import Candidate, Ranking
from bot.matching.remembering import Remembering, remembered
from bot.matching.signals import Analysis, SignalIndex, Signals
from bot.matching.text import cut, fold, question_key, tokens

Floats = npt.NDArray[np.float32]
Chances = npt.NDArray[np.float64]

CANDIDATES: Final = 10
# From here on a background line is spelt like the question.
ALIKE: Final = 0.45
# Metric and calibration are learned anew when this share of the texts has changed since.
WORN: Final = 0.05
# The probability of an entry when one of its phrasings is typed as it stands.
EXACT: Final = 0.99
CACHED: Final = 512
EMBEDDED: Final = 64
# Words in the Unicode names of emoji that stand for a feeling.
FEELING: Final = ("FACE", "HAND", "HEART", "THUMB", "FIST", "BICEPS", "PARTY", "FIRE", "SPARKLES")


class Matcher(Remembering):
    """Ranks the entries of one knowledge base; immutable but for a cache of the last rankings."""

    def __init__(
        self,
        documents: Documents,
        embedder: Embedder | None = None,
        vectors: Mapping[str, Floats] | None = None,
        before: "Matcher | None" = None,
    ) -> None:
        """``before``: a matcher that ``serves`` these documents, so that nothing is learned anew.

        Then ``vectors`` need only have the texts that are new.
        """
        self.documents = documents
        self._embedder = embedder if vectors is not None else None
        self._exact = {
            key: entry.id
            for entry, part in zip(documents.entries, documents.parts, strict=True)
            for key in part.keys
        }
        earlier = before._index if before is not None else None
        self._index: SignalIndex = SignalIndex(
            documents, vectors if embedder is not None else None, earlier
        )
        self._remember()
        if before is None:
            self._drift = 0
            self.calibration = learned(self._index, vectors or {})
        else:
            self._drift = before._drifted(documents)
            self.calibration = before.calibration

    def serves(self, documents: Documents, *, semantic: bool) -> bool:
        """Whether metric and calibration can go on with ``documents``, of which few are new."""
        same = documents.subjects is self.documents.subjects and self.semantic == semantic
        return same and self._drifted(documents) <= WORN * len(documents.to_embed)

    def _drifted(self, documents: Documents) -> int:
        """How many texts came and went since something was learned, until ``documents``."""
        ours = self.documents
        return self._drift + len(documents.new(ours)) + len(ours.new(documents))

    def _remember(self) -> None:
        # People ask the same things; in memory only, and gone with the edition.
        self._rank = remembered(self._ranked, CACHED)
        # One question is ranked with its story and without.
        self._embed = remembered(self._embedded, EMBEDDED)

    def __getstate__(self) -> dict[str, object]:
        return {**super().__getstate__(), "_embedder": None}

    def attach(self, embedder: Embedder | None) -> None:
        """Give a matcher that was saved its model back."""
        self._embedder = embedder

    @property
    def signal_names(self) -> tuple[str, ...]:
        """The names of the signals of an entry."""
        return self._index.names

    @property
    def none_names(self) -> tuple[str, ...]:
        """The names of the signals of "none of them"."""
        return self._index.none_names

    @property
    def semantic(self) -> bool:
        """Whether the sentence-embedding model takes part."""
        return self._embedder is not None

    @property
    def embedder(self) -> Embedder | None:
        """The sentence-embedding model, where it takes part."""
        return self._embedder

    def rank(self, text: str, *, told: str = "", places: bool = True) -> Ranking:
        """The entries that ``text`` may mean.

        ``told``: a story before it, which its meaning has a part in; ``places``: whether names of
        other places count.
        """
        return self._rank(cut(text), told, places)

    def _ranked(self, short: str, told: str, places: bool) -> Ranking:  # noqa: FBT001 – cached, so positional
        language = detect_language(short)
        exact = self._exact.get(question_key(short)) or self._by_sign(short)
        analysis = self.analyse(short, language, told)
        if exact is None and not tokens(analysis.text):
            return Ranking(short, language, ())
        signals = self._index.of(analysis, places=places)
        chances = self._chances(signals)
        order = np.argsort(-chances)[:CANDIDATES]
        lines = [self.documents.background[number] for number in signals.background]
        candidates = [self._candidate(signals, int(i), float(chances[i])) for i in order]
        return Ranking(
            short,
            language,
            _with_exact(candidates, exact),
            tuple(dict.fromkeys(s for m in analysis.mentions if not m.generic for s in m.subjects)),
            tuple(dict.fromkeys(s for m in analysis.mentions if m.generic for s in m.subjects)),
            analysis.masked,
            signals.known,
            1 - EXACT if exact is not None else 1 - float(chances.sum()),
            lines[0].text if lines else "",
            _agreed([line.group for line in lines], char=float(signals.none[1])),
            signals.foreign,
            dict(zip(self._index.none_names, (float(v) for v in signals.none), strict=True)),
            exact is not None or is_informative(analysis.text),
        )

    def _by_sign(self, text: str) -> str | None:
        """The small talk that a message of nothing but emoji stands for."""
        if tokens(text) or not (signs := _pictures(text)):
            return None
        known = {sign: entry for sign, entry in self._exact.items() if _pictures(sign)}
        for sign in signs:
            for other, entry in known.items():
                if sign in other:
                    return entry
        # Whatever the picture says, it is no question.
        return next(iter(known.values()), None)

    def _candidate(self, signals: Signals, place: int, chance: float) -> Candidate:
        document = self.documents.items[signals.nearest[place]]
        return Candidate(
            self.documents.entries[signals.entries[place]].id,
            chance,
            document.text,
            {
                name: float(value)
                for name, value in zip(self._index.names, signals.values[place], strict=True)
            },
        )

    def signals(self, text: str) -> Signals:
        """The raw signals of a question, for tuning."""
        return self._index.of(self.analyse(text, detect_language(text)))

    def as_if_new(self, analysis: Analysis, number: int) -> tuple[Signals, Chances]:
        """Signals and probabilities of a text of the base, as if document ``number`` were not."""
        signals = self._index.of(analysis, without=number)
        return signals, self._chances(signals)

    def _chances(self, signals: Signals) -> Chances:
        names, none_names = self._index.names, self._index.none_names
        values, none = utilities(signals, names, none_names, self.calibration.weights)
        return probabilities(values, none, self.calibration)

    def background_signals(self, number: int, vectors: Mapping[str, Floats]) -> Signals:
        """The raw signals of a background line, as if it were not in the background."""
        return line_signals(self._index, number, vectors)

    def analyse(self, text: str, language: str | None, told: str = "") -> Analysis:
        """A question with its subjects found and, with the model, embedded after its story."""
        language = language or self.documents.base.language
        short, masked, mentions = self.documents.analyse(text, language)
        vector = (
            self._embed(gist(f"{told} {short}".strip())) if self._embedder is not None else None
        )
        return Analysis(short, masked, mentions, vector)

    def _embedded(self, text: str) -> Floats:
        assert self._embedder is not None
        vector: Floats = self._embedder([text])[0]
        return vector


def _agreed(groups: Sequence[str], char: float) -> str | None:
    """The group of the nearest background line, if another one nearby or the letters agree."""
    if not groups or not groups[0]:
        return None
    return groups[0] if groups.count(groups[0]) > 1 or char >= ALIKE else None


def is_informative(text: str) -> bool:
    """Whether ``text`` has a word with letters that is neither function nor question word."""
    return any(
        any(char.isalpha() for char in word) and fold(word) not in FUNCTION_WORDS
        for word in tokens(text)
        if len(word) > 1
    )


def _pictures(text: str) -> list[str]:
    """The emoji of ``text`` by which people show what they feel: faces, hands, hearts."""
    return [
        char
        for char in text
        if unicodedata.category(char) == "So"
        and any(word in unicodedata.name(char, "") for word in FEELING)
    ]


def _with_exact(candidates: list[Candidate], exact: str | None) -> tuple[Candidate, ...]:
    """``candidates`` with the entry that has the question as a phrasing in front."""
    if exact is None:
        return tuple(candidates)
    own = next((c for c in candidates if c.entry == exact), Candidate(exact, 0.0, "", {}))
    rest = [c for c in candidates if c.entry != exact]
    left = (1 - EXACT) / max(sum(c.probability for c in rest), 1.0)
    return (
        replace(own, probability=max(EXACT, own.probability)),
        *(replace(c, probability=c.probability * left) for c in rest),
    )
