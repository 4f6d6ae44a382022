import numpy as np
import pytest

from bot.matching.semantics import DIMENSIONS, SemanticIndex, within_class_metric
from tests.matching import olszyna

TEXTS = ("kiedy przyjęto", "data przyjęcia", "kto przewodniczy", "szef rady", "ile pieniędzy")
OWNERS = np.array([0, 0, 1, 1, 2], np.int32)
LINES = ("jaka pogoda", "co na obiad")


def index(size: int = olszyna.SIZE) -> SemanticIndex:
    """An index of vectors of ``size`` numbers."""
    every = [*TEXTS, *LINES]
    raw = np.zeros((len(every), size), np.float32)
    raw[:, : olszyna.SIZE] = olszyna.embed(every)[:, :size]
    return SemanticIndex(TEXTS, OWNERS, LINES, dict(zip(every, raw, strict=True)))


@pytest.mark.parametrize("size", [olszyna.SIZE, DIMENSIONS, DIMENSIONS + 100])
def test_vectors_of_any_length_find_their_text(size: int) -> None:
    """A model may have fewer dimensions than are kept, or more."""
    made = index(size)
    question = np.zeros(size, np.float32)
    question[: olszyna.SIZE] = olszyna.embed([TEXTS[2]])[0]
    placed = made.place(question)
    assert np.linalg.norm(placed) == pytest.approx(1, abs=1e-4)
    scores = made.documents @ placed
    assert scores.argmax() == 2
    assert scores[2] == pytest.approx(1, abs=1e-3)


def test_the_background_is_placed_too() -> None:
    """In the same metric."""
    made = index()
    placed = made.place(olszyna.embed(["co na obiad"])[0])
    assert (made.background @ placed).argmax() == 1


def test_a_base_need_not_have_a_background() -> None:
    """Nothing comes near then."""
    vectors = dict(zip(TEXTS, olszyna.embed(TEXTS), strict=True))
    made = SemanticIndex(TEXTS, OWNERS, (), vectors)
    assert (made.background @ made.place(vectors[TEXTS[0]])).shape == (0,)


def test_directions_within_an_entry_count_less() -> None:
    """Phrasings of one entry differ in the first direction, entries in the second."""
    vectors = np.array([[1, 1], [-1, 1], [1, -1], [-1, -1]], np.float32)
    metric = within_class_metric(vectors, np.array([0, 0, 1, 1], np.int32))
    moved = vectors @ metric
    within = np.linalg.norm(moved[0] - moved[1])
    between = np.linalg.norm(moved[0] - moved[2])
    assert within < between


def test_without_two_texts_of_an_entry_nothing_is_learned() -> None:
    """Directions count alike."""
    vectors = np.eye(3, dtype=np.float32)
    metric = within_class_metric(vectors, np.array([0, 1, 2], np.int32))
    assert np.array_equal(metric, np.eye(3))
