"""What the words of a text of the base count for as if the text were not there.

A phrasing put to its own base is asked in words that the base has; of what people ask, some it has
not. Whoever learns from phrasings must leave out with the phrasing what only it says.
"""

from collections import Counter
from dataclasses import dataclass

from bot.matching.coverage import CoverageIndex
from bot.matching.documents import Documents, body
from bot.matching.text import tokens
from bot.matching.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Weighted shares (0–1) of the words of a text.

    ``covered``: those that the rest of its entry has; ``known``: that the base has without the
    text; ``elsewhere``: that it has without the whole entry.
    """

    covered: float
    known: float
    elsewhere: float


def left_out(
    documents: Documents, vocabulary: Vocabulary, coverage: CoverageIndex, number: int
) -> LeftOut:
    """The words of document ``number`` without it."""
    item = documents.items[number]
    words = tokens(item.text)
    counts = Counter(tokens(body(documents.entries[item.entry])))
    counts.subtract(Counter(words))
    rest = {vocabulary.id(word) for word, count in counts.items() if count > 0}
    total = covered = known = elsewhere = 0.0
    for word in words:
        weight = vocabulary.light_weight(word)
        own = others = 0.0
        ids, similarities = vocabulary.similar(word)
        for other, similarity in zip(ids.tolist(), similarities.tolist(), strict=True):
            if other in rest:
                own = max(own, similarity)
            if (coverage.entries(other) != item.entry).any():
                others = max(others, similarity)
        total += weight
        covered += weight * own
        known += weight * max(own, others)
        elsewhere += weight * others
    total = max(total, 1e-9)
    return LeftOut(covered / total, known / total, elsewhere / total)
