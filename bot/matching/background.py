"""Questions that are not ours: what they are made of, and which of them are about other places."""

import numpy as np

from bot.matching.charngrams import CharIndex
from bot.matching.documents import Documents
from bot.matching.morphology import lemmas
from bot.matching.names import place_names
from bot.matching.text import fold, tokens
from bot.matching.tokenised import Tokenised
from bot.matching.vocabulary import Vocabulary


class BackgroundIndex:
    """The n-grams of the background's lines, and whether each names a place elsewhere."""

    def __init__(self, documents: Documents) -> None:
        lines = [line.text for line in documents.background]
        home = documents.subjects.words
        self.char = CharIndex(Tokenised.of(lines))
        self.elsewhere = np.array([bool(place_names(line, home)) for line in lines], bool)


def only_in_background(documents: Documents, vocabulary: Vocabulary) -> frozenset[str]:
    """Base forms of the background's words of which the base has none."""
    words = {word for line in documents.background for word in tokens(line.text)}
    return frozenset(
        base
        for word in words
        if not vocabulary.has(word)
        for base in lemmas(word) or (fold(word),)
        if base not in vocabulary.bases_known
    )
