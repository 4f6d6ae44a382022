"""Weights of the signals that fit one base, by the likelihood of what is known of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.matching.signals import Signals

Floats = npt.NDArray[np.float64]

STEPS: Final = 20
CLOSE: Final = 1e-3
# How often a step is halved at most until it is one downwards.
HALVED: Final = 12


@dataclass(frozen=True, slots=True)
class Example:
    """The signals of a text of known meaning, "none" in the last row.

    ``right``: the row that is meant; ``share``: how much the example counts.
    """

    rows: Floats
    right: int
    share: float = 1.0


def example(signals: Signals, right: int, share: float = 1.0) -> Example:
    """``signals`` in one table, where entries have no signals of "none" and the other way round.

    ``right``: the row that is right, −1 for none.
    """
    own, none = signals.values, signals.none
    rows = np.zeros((len(own) + 1, own.shape[1] + len(none)))
    rows[:-1, : own.shape[1]] = own
    rows[-1, own.shape[1] :] = none
    return Example(rows, right if right >= 0 else len(own), share)


def fitted(
    examples: Sequence[Example], believed: Mapping[str, float], free: Sequence[str]
) -> dict[str, float]:
    """The weights of maximum a-posteriori likelihood, by Newton's method.

    ``believed``: by name, in the order of the columns, the weights before anything is seen. What a
    ``free`` one contributes is believed as firmly as one example would make it, in units of the
    spread of its signal; the others stay.
    """
    names = list(believed)
    weights = np.array(list(believed.values()))
    columns = np.array([names.index(name) for name in free])
    table, mask, right = _stacked(examples)
    stays = np.where(np.isin(np.arange(len(names)), columns), 0.0, weights)
    spread = np.array([_spread(table[..., column]) for column in columns])
    shares = np.array([one.share for one in examples])
    task = _Task(table[:, :, columns] / spread, table @ stays + mask, right, shares)
    weights[columns] = task.solved(weights[columns] * spread) / spread
    return dict(zip(names, weights.tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class _Task:
    """Signals in units of their spread, utilities that stay, right rows, shares of examples."""

    signals: Floats
    fixed: Floats
    right: npt.NDArray[np.int64]
    shares: Floats

    def solved(self, believed: Floats) -> Floats:
        """The weights at which the loss is least; it is convex."""
        now = believed
        loss, slope, curvature = self._at(now, believed)
        for _ in range(STEPS):
            step = np.linalg.solve(curvature, slope)
            for _ in range(HALVED):
                there = self._at(now - step, believed)
                if there[0] <= loss:
                    break
                step /= 2
            else:
                return now
            now = now - step
            loss, slope, curvature = there
            if np.abs(step).max() < CLOSE:
                break
        return now

    def _at(self, weights: Floats, believed: Floats) -> tuple[float, Floats, Floats]:
        """The negative logarithm of the likelihood, its first and its second derivative."""
        z = self.signals @ weights + self.fixed
        z -= z.max(axis=1, keepdims=True)
        p = np.exp(z)
        total = p.sum(axis=1, keepdims=True)
        p /= total
        numbers = np.arange(len(z))
        off = weights - believed
        likely = z[numbers, self.right] - np.log(total[:, 0])
        loss = float(off @ off / 2 - self.shares @ likely)
        mean = np.einsum("ne,nek->nk", p, self.signals)
        slope = self.shares @ (mean - self.signals[numbers, self.right]) + off
        flat = self.signals.reshape(-1, len(weights))
        weighted = flat * (p * self.shares[:, None]).reshape(-1, 1)
        among = flat.T @ weighted - mean.T @ (mean * self.shares[:, None])
        return loss, slope, among + np.eye(len(weights))


def _stacked(examples: Sequence[Example]) -> tuple[Floats, Floats, npt.NDArray[np.int64]]:
    """All rows as one table, what keeps the rows out that only fill it up, the right rows."""
    width = max(len(one.rows) for one in examples)
    table = np.zeros((len(examples), width, examples[0].rows.shape[1]))
    mask = np.full((len(examples), width), -1e9)
    for number, one in enumerate(examples):
        table[number, : len(one.rows)] = one.rows
        mask[number, : len(one.rows)] = 0
    return table, mask, np.array([one.right for one in examples])


def _spread(values: Floats) -> float:
    """The spread of a signal where there is one; 1 for what is always the same."""
    there = values[values != 0]
    spread = float(there.std()) if len(there) else 0.0
    return spread if spread > 1e-6 else 1.0  # noqa: PLR2004 – rounding
