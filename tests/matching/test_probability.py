from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.probability import Calibration, Observation, calibrate, probabilities

UTILITIES = st.lists(st.floats(-20, 20), min_size=1, max_size=8)


def seen(count: int, right: int, *values: float, none: float = 0.0) -> list[Observation]:
    """``count`` equal observations."""
    return [Observation(np.array(values), none, right)] * count


def chance(observation: Observation, calibration: Calibration) -> float:
    """The probability of what was right."""
    found = probabilities(observation.utilities, observation.none, calibration)
    return float(found[observation.right] if observation.right >= 0 else 1 - found.sum())


def mean_log(observations: Sequence[Observation], calibration: Calibration) -> float:
    """How well a calibration foretells."""
    return float(np.mean([np.log(max(chance(o, calibration), 1e-300)) for o in observations]))


@settings(max_examples=200, deadline=None)
@given(UTILITIES, st.floats(-20, 20), st.floats(0.5, 3), st.floats(-3, 3))
def test_probabilities(values: list[float], none: float, temperature: float, offset: float) -> None:
    """They leave a share for none, and stand in the order of the utilities."""
    found = probabilities(np.array(values), none, Calibration(temperature, offset))
    assert np.all((found >= 0) & (found <= 1))
    assert found.sum() <= 1 + 1e-9
    assert found[int(np.argmax(values))] == pytest.approx(found.max())


def test_an_offset_makes_none_likelier() -> None:
    """And every entry less likely."""
    values = np.array([2.0, 1.0])
    assert np.all(
        probabilities(values, 1, Calibration(1, 1)) < probabilities(values, 1, Calibration())
    )


def test_a_temperature_makes_sure_less_sure() -> None:
    """The best stays the best."""
    values = np.array([5.0, 1.0])
    cold, hot = (probabilities(values, 0, Calibration(t)) for t in (1.0, 2.0))
    assert cold[0] > hot[0] > hot[1] > cold[1]


def test_nothing_seen_changes_nothing() -> None:
    """A base of one phrasing."""
    assert calibrate([]) == Calibration()


def test_a_base_that_is_always_right_may_be_surer() -> None:
    """Its probabilities go up."""
    observations = seen(300, 0, 1.5, 0.0)
    learned = calibrate(observations)
    assert learned.temperature < 1
    assert chance(observations[0], learned) > chance(observations[0], Calibration())


def test_a_base_that_errs_must_be_less_sure() -> None:
    """Where the likeliest is right only every other time."""
    observations = seen(150, 0, 4.0, 0.0, none=-9.0) + seen(150, 1, 4.0, 0.0, none=-9.0)
    learned = calibrate(observations)
    assert learned.temperature > 1
    assert chance(observations[0], learned) < chance(observations[0], Calibration())


def test_none_is_learned_both_ways() -> None:
    """Likelier where nothing was meant, less likely where something was."""
    nothing = calibrate(seen(300, -1, 0.0, none=0.0))
    something = calibrate(seen(300, 0, 0.0, none=0.0))
    assert nothing.offset > 0 > something.offset


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(UTILITIES, st.floats(-20, 20), st.integers(-1, 7)), min_size=1))
def test_calibration_never_foretells_worse(rows: list[tuple[list[float], float, int]]) -> None:
    """Than no calibration, on what it learned from."""
    observations = [
        Observation(np.array(values), none, min(right, len(values) - 1))
        for values, none, right in rows
    ]
    learned = calibrate(observations)
    assert mean_log(observations, learned) >= mean_log(observations, Calibration()) - 1e-3
