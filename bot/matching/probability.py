"""One calibrated probability from all signals: a softmax over the entries and "none of them".

The utility of an entry is a weighted sum of its signals, that of "none" a weighted sum of how near
the background comes and how little of the question is known. The weights are constants, fitted by
maximum likelihood on the development half of the evaluation (``python -m tests.tuning``); what
depends on the base – how sharp its phrasings are and how near its subject lies to everyday talk –
is learned when an edition is built: a temperature and an offset of "none", or – in a base without a
background of its own – the weights (``bot.matching.learned``).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.matching.signals import Signals
from bot.matching.weights import LEXICAL_WEIGHTS, SEMANTIC_WEIGHTS

Floats = npt.NDArray[np.float64]

# Strength of the belief in temperature 1 and in offset 0, in observations. How near the texts of a
# base lie to each other differs more than how sharp its questions are.
PRIOR: Final = 240.0
OFFSET_PRIOR: Final = 10.0
STEPS: Final = 25


@dataclass(frozen=True, slots=True)
class Calibration:
    """What an edition learned from its own base.

    ``weights``: of the signals, where the usual ones do not fit the base.
    """

    temperature: float = 1.0
    offset: float = 0.0
    weights: Mapping[str, float] | None = None

    def beside(self, usual: "Calibration") -> "Calibration":
        """What there is to correct where ``usual`` is found when there is nothing to correct."""
        return Calibration(self.temperature / usual.temperature, self.offset - usual.offset)


@dataclass(frozen=True, slots=True)
class Observation:
    """A text of known meaning: its utilities and the place of the right one (−1: none)."""

    utilities: Floats
    none: float
    right: int


# What is found on the base that the weights were fitted on: its phrasings and background lines are
# not quite what people ask. The temperature is the one calibrated best on the development half.
USUAL: Final = Calibration(1.18, 0.43)


def usual_weights(names: Collection[str]) -> Mapping[str, float]:
    """The weights fitted on real questions, by whether the model takes part in ``names``."""
    return SEMANTIC_WEIGHTS if "meaning" in names else LEXICAL_WEIGHTS


def utilities(
    signals: Signals,
    names: Sequence[str],
    none_names: Sequence[str],
    own: Mapping[str, float] | None = None,
) -> tuple[Floats, float]:
    """The utility of each shortlisted entry and of "none"; ``own``: weights of the base itself."""
    weights = own or usual_weights(names)
    entries = signals.values.astype(np.float64) @ np.array([weights[name] for name in names])
    none = float(signals.none @ np.array([weights[name] for name in none_names]))
    return entries, none


def probabilities(entries: Floats, none: float, calibration: Calibration) -> Floats:
    """The probability of each entry; what is missing to 1 is that of "none"."""
    scaled = np.append(entries, none + calibration.offset) / calibration.temperature
    exponent = np.exp(scaled - scaled.max())
    result: Floats = (exponent / exponent.sum())[:-1]
    return result


def calibrate(
    observations: Sequence[Observation], usual: Calibration = Calibration()
) -> Calibration:
    """The temperature and offset of maximum a-posteriori likelihood, by gradient steps.

    ``usual`` is what is believed in before anything is seen.
    """
    if not observations:
        return usual
    believed = float(np.log(usual.temperature))
    log_temperature, offset = believed, usual.offset
    width = max(len(o.utilities) for o in observations) + 1
    table = np.full((len(observations), width), -np.inf)
    right = np.zeros(len(observations), np.int64)
    for row, observation in enumerate(observations):
        table[row, : len(observation.utilities)] = observation.utilities
        table[row, -1] = observation.none
        right[row] = observation.right if observation.right >= 0 else width - 1
    finite = np.where(np.isfinite(table), table, 0.0)
    is_none = np.zeros(width)
    is_none[-1] = 1
    rows = np.arange(len(observations))
    for _ in range(STEPS):
        scale = np.exp(-log_temperature)
        z = (table + offset * is_none) * scale
        z -= z.max(axis=1, keepdims=True)
        p = np.exp(z)
        p /= p.sum(axis=1, keepdims=True)
        hit = np.zeros_like(p)
        hit[rows, right] = 1
        slope_z = p - hit
        values = (finite + offset * is_none) * scale
        gradient = np.array(
            [
                -(slope_z * values).sum() + PRIOR * (log_temperature - believed),
                (slope_z[:, -1] * scale).sum() + OFFSET_PRIOR * (offset - usual.offset),
            ]
        )
        mean = (p * values).sum(axis=1, keepdims=True)
        curvature = np.array(
            [
                (p * (values - mean) ** 2).sum() + PRIOR,
                (p[:, -1] * (1 - p[:, -1])).sum() * scale**2 + OFFSET_PRIOR,
            ]
        )
        step = np.clip(gradient / curvature, -0.5, 0.5)
        log_temperature -= float(step[0])
        offset -= float(step[1])
    return Calibration(float(np.exp(np.clip(log_temperature, -0.7, 1.2))), offset)
