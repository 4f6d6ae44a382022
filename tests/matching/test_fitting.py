from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.fitting import Example, example, fitted
from bot.matching.signals import Signals

VALUES = st.floats(-3, 3)
ROWS = st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=4)
BELIEVED = {"near": 1.0, "far": -1.0, "constant": 0.5}


def table(*entries: tuple[float, float]) -> np.ndarray:
    """Entries with two signals, and "none" with its constant."""
    rows = np.zeros((len(entries) + 1, 3))
    rows[:-1, :2] = entries
    rows[-1, 2] = 1
    return rows


def loss(examples: Sequence[Example], weights: dict[str, float]) -> float:
    """Minus the logarithm of the likelihood."""
    total = 0.0
    for one in examples:
        z = one.rows @ np.array(list(weights.values()))
        total -= one.share * (z[one.right] - np.logaddexp.reduce(z))
    return float(total)


def test_an_example_has_a_row_for_none() -> None:
    """Which is right where no entry is."""
    signals = Signals(
        np.array([4, 7], np.int32),
        np.array([[1, 2], [3, 4]], np.float32),
        np.array([5], np.float32),
        np.zeros(2, np.int32),
        np.zeros(0, np.int32),
        1.0,
        (),
    )
    assert example(signals, 1).right == 1
    assert example(signals, -1).right == 2
    assert example(signals, -1).rows.tolist() == [[1, 2, 0], [3, 4, 0], [0, 0, 5]]


def test_a_signal_that_tells_gains_weight() -> None:
    """And the other way round where it misleads."""
    tells = [Example(table((2, 0), (0, 0), (1, 1)), 0)] * 40
    misleads = [Example(table((2, 0), (0, 0), (1, 1)), 1)] * 40
    assert fitted(tells, BELIEVED, ["near", "far", "constant"])["near"] > 1
    assert fitted(misleads, BELIEVED, ["near", "far", "constant"])["near"] < 1


def test_few_examples_change_little() -> None:
    """What is believed outweighs them."""
    one = Example(table((2, 0), (0, 0)), 1)
    few, many = (fitted([one] * count, BELIEVED, ["near"])["near"] for count in (2, 200))
    assert many < few < 1


def test_a_share_counts_as_so_many_examples() -> None:
    """Half of two is one."""
    one = Example(table((2, 1), (0, 0)), 1)
    half = Example(one.rows, 1, 0.5)
    free = ["near", "far"]
    assert fitted([half, half], BELIEVED, free) == pytest.approx(fitted([one], BELIEVED, free))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(ROWS, st.integers(0, 4)), min_size=1, max_size=12))
def test_what_is_fitted_never_foretells_worse(
    rows: list[tuple[list[tuple[float, float]], int]],
) -> None:
    """Than what was believed, on what it was fitted on; what is not free stays."""
    examples = [Example(table(*entries), min(right, len(entries))) for entries, right in rows]
    weights = fitted(examples, BELIEVED, ["near", "constant"])
    assert list(weights) == list(BELIEVED)
    assert weights["far"] == BELIEVED["far"]
    assert loss(examples, weights) <= loss(examples, BELIEVED) + 1e-6
