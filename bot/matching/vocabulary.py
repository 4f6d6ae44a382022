"""The words of a knowledge base: how rare each is and how near a typed word comes to it."""

import sys
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from math import log
from typing import Final

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA

from bot.knowledge.model import Lexicon
from bot.matching.languages import FILLERS, FUNCTION_WORDS
from bot.matching.morphology import lemmas
from bot.matching.remembering import Remembering, remembered
from bot.matching.spelling import MIN_FUZZY, MIN_FUZZY_LENGTH, Spelling
from bot.matching.text import fold, tokens
from bot.matching.tokenised import Lists, Tokenised, pairs

SAME_LEMMA: Final = 0.95
SYNONYM: Final = 0.8
STEM: Final = 0.85
MIN_STEMMED: Final = 6
STEM_SHARE: Final = 0.7
# Comes after any letter.
LAST: Final = chr(sys.maxunicode)
FUNCTION_WEIGHT: Final = 0.3
FILLER_WEIGHT: Final = 0.05

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]


class Vocabulary(Remembering):
    """Folded words of all documents with their weights, and similarities to any typed word.

    A word's weight is its idf over entries, ``ln((N+1)/(df+.5))``, relative to that of an unseen
    word and at least .05; word 0 is padding. Similarities: the same folded word 1, the same base
    form .95, a synonym .8, a common stem up to .85, else .95 × OSA similarity where that is ≥ .75.
    """

    def __init__(
        self,
        entries: Tokenised,
        lexicon: Lexicon | None = None,
        before: "Vocabulary | None" = None,
    ) -> None:
        """``before``: the vocabulary of an earlier base, whose words are not looked up again."""
        known = before._bases_by_token() if before is not None else {}
        self._ids: dict[str, int] = {"": 0}
        self._bases: dict[str, int] = {}
        of_tokens: list[list[int]] = []
        of_words: list[list[int]] = [[]]
        having: list[list[int]] = []
        for token in entries.words:
            # One string for both, most of the time.
            word = token if fold(token) == token else fold(token)
            own = self._ids.setdefault(word, len(self._ids))
            if own == len(of_words):
                of_words.append([])
            keys = known.get(token) or lemmas(token) or (word,)
            of_tokens.append([self._bases.setdefault(base, len(self._bases)) for base in keys])
            having += ([] for _ in range(len(self._bases) - len(having)))
            for base in of_tokens[-1]:
                if own not in having[base]:
                    having[base].append(own)
                    of_words[own].append(base)
        self.words: list[str] = list(self._ids)
        self._forms = list(self._bases)
        # The base forms of each word as it is written, and folded; the folded words of each form.
        self._tokens = entries.words
        self._of_tokens, self._of_words = Lists.of(of_tokens), Lists.of(of_words)
        self._having = Lists.of(having)
        self._top = log((len(entries) + 1) / 0.5)
        self.unseen_weight = log((len(entries) + 1) / 1.5) / self._top if len(entries) > 1 else 1.0
        found, places = self._of_tokens.expanded(entries.flat)
        counts = np.bincount(
            pairs(found, entries.numbers[places], len(entries))[0], minlength=len(having)
        )
        frequency = np.array([max((counts[base] for base in own), default=0) for own in of_words])
        idf = np.log((len(entries) + 1) / (frequency + 0.5)) / self._top
        self.weights = np.maximum(idf, 0.05).astype(np.float32)
        self.weights[0] = 0
        self._synonyms = self._expand(lexicon or Lexicon())
        self._spelling = Spelling(self.words)
        self._sorted = np.array(
            sorted(range(len(self.words)), key=self.words.__getitem__), np.int32
        )
        self._remember()

    def _remember(self) -> None:
        self.similar = remembered(self._similar, 4096)

    def _bases_by_token(self) -> dict[str, tuple[str, ...]]:
        """The folded base forms of each word as it is written, or the folded word itself."""
        return {
            token: tuple(self._forms[base] for base in self._of_tokens[number])
            for number, token in enumerate(self._tokens)
        }

    def _expand(self, lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
        """What counts in part for a word: synonyms, the words an abbreviation is short for."""
        table: dict[str, set[str]] = {}
        for group in lexicon.synonyms:
            singles = [lemma for term in group if " " not in term for lemma in self.bases(term)]
            for lemma in singles:
                table.setdefault(lemma, set()).update(singles)
        for short, full in lexicon.abbreviations.items():
            words = [word for word in tokens(full) if fold(word) not in FUNCTION_WORDS]
            bases = {base for word in words for base in self.bases(word)}
            table.setdefault(fold(short), set()).update(bases)
        return {lemma: tuple(sorted(others)) for lemma, others in table.items()}

    @staticmethod
    def bases(term: str) -> tuple[str, ...]:
        """The folded base forms of a word, or the folded word itself."""
        return lemmas(term.casefold()) or (fold(term),)

    def of(self, texts: Tokenised) -> Ints:
        """The number of each word of indexed texts."""
        return np.array([self._ids[fold(word)] for word in texts.words], np.int32)

    def id(self, token: str) -> int:
        """The number of an indexed word."""
        return self._ids[fold(token)]

    def ids(self, text: str) -> list[int]:
        """Word numbers of an indexed text."""
        return [self._ids[fold(token)] for token in tokens(text)]

    def _similar(self, token: str, *, typos: bool = True) -> tuple[Ints, Floats]:
        """Numbers of the words near to ``token`` and their similarity (0–1).

        Without ``typos`` a word must be spelt right: for texts that authors wrote.
        """
        word = fold(token)
        bases = lemmas(token)
        found: dict[int, float] = {}
        own = self._ids.get(word)
        if not bases and own is not None:
            # A form without diacritics: take the base forms of the word that it spells.
            bases = tuple(self._forms[base] for base in self._of_words[own])
        for base in bases or (word,):
            found.update(dict.fromkeys(self._with_base(base), SAME_LEMMA))
        for base in bases or (word,):
            for synonym in self._synonyms.get(base, ()):
                for other in self._with_base(synonym):
                    found.setdefault(other, SYNONYM)
        if own is not None:
            found[own] = 1.0
        elif len(word) >= MIN_FUZZY_LENGTH and not word.isdigit() and not found:
            found = self._stem(word)
            if typos:
                found = self._fuzzy(word, found)
        ids = np.fromiter(found, np.int32, len(found))
        return ids, np.fromiter(found.values(), np.float32, len(found))

    def _with_base(self, base: str) -> list[int]:
        """The numbers of the words of which ``base`` is a base form."""
        number = self._bases.get(base)
        return [] if number is None else self._having[number].tolist()

    def _stem(self, word: str) -> dict[int, float]:
        """Words that begin as ``word`` does and differ in a short ending."""
        found: dict[int, float] = {}
        if len(word) >= MIN_STEMMED:
            stem = word[: max(5, round(STEM_SHARE * len(word)))]
            first, end = (
                bisect_left(self._sorted, bound, key=self.words.__getitem__)
                for bound in (stem, stem + LAST)
            )
            for i in self._sorted[first:end].tolist():
                if len(self.words[i]) <= len(word) + 3:
                    found[i] = STEM
        return found

    def _fuzzy(self, word: str, stems: dict[int, float]) -> dict[int, float]:
        """Words within a few slips of ``word``, and its ``stems``."""
        found = dict(stems)
        for i in self._spelling.alike(word):
            similarity = OSA.normalized_similarity(word, self.words[i], score_cutoff=MIN_FUZZY)
            if similarity:
                found[i] = max(found.get(i, 0.0), SAME_LEMMA * similarity)
        return found

    def weight(self, token: str) -> float:
        """The weight of a typed word, 0–1: that of the word of the base it comes nearest to."""
        ids, similarities = self.similar(token)
        if len(ids) == 0:
            return self.unseen_weight
        return float(self.weights[ids[int(similarities.argmax())]])

    def light_weight(self, token: str) -> float:
        """The weight of a typed word, function words at 0.3 of theirs, fillers at 0.05."""
        word = fold(token)
        if word in FILLERS:
            return self.weight(token) * FILLER_WEIGHT
        return self.weight(token) * (FUNCTION_WEIGHT if word in FUNCTION_WORDS else 1.0)

    def has(self, token: str) -> bool:
        """Whether ``token`` or a form of it is a word of the vocabulary."""
        return fold(token) in self._ids or any(base in self._bases for base in lemmas(token))

    @property
    def bases_known(self) -> Mapping[str, object]:
        """The base forms of all words."""
        return self._bases

    def known(self) -> frozenset[str]:
        """Every folded word and base form of the vocabulary."""
        return frozenset(self._ids) | frozenset(self._bases)

    def known_share(self, words: Sequence[str]) -> float:
        """The weighted share (0–1) of ``words`` that the vocabulary has, near forms in part."""
        total = found = 0.0
        for word in words:
            weight = self.light_weight(word)
            total += weight
            found += weight * float(self.similar(word)[1].max(initial=0))
        return found / total if total else 0.0
