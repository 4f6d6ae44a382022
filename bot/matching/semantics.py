"""Nearness in meaning: sentence vectors in a metric learned from the base's own phrasings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, Self

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Steps = npt.NDArray[np.int16]

SHRINKAGE: Final = 3.0
# Directions kept of the metric: half of the model's, for half the memory and time.
DIMENSIONS: Final = 192
# Steps of 1.
WHOLE: Final = np.float32(32767)
BLOCK: Final = 256


def within_class_metric(vectors: Floats, owners: Ints) -> Floats:
    """The whitening matrix C of within-class covariance normalisation.

    Sw = mean over texts of (v − μ_entry)(v − μ_entry)ᵀ; C = cholesky((Sw + λ·tr(Sw)/d·I)⁻¹) with
    λ = 3, measured best or near it on five bases. Directions in which the phrasings of one entry
    differ count less.
    """
    size = vectors.shape[1]
    counts = np.bincount(owners)
    starts = np.concatenate(([0], np.cumsum(counts[counts > 0])[:-1]))
    means = np.add.reduceat(vectors, starts) / counts[counts > 0][:, None]
    order = np.cumsum(np.concatenate(([0], np.diff(owners) != 0)))
    residuals = vectors - means[order]
    scatter = residuals.T @ residuals / len(vectors)
    trace = float(np.trace(scatter)) / size
    if trace <= 1e-9:  # noqa: PLR2004 – one text an entry: nothing to learn from
        return np.eye(size, dtype=np.float32)
    regular = scatter + SHRINKAGE * trace * np.eye(size)
    return np.asarray(np.linalg.cholesky(np.linalg.inv(regular)), np.float32)


def leading_directions(vectors: Floats, metric: Floats) -> Floats:
    """``metric`` followed by a projection on the directions in which ``vectors`` vary most."""
    moved = vectors @ metric
    moved /= np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)
    _, directions = np.linalg.eigh(moved.T @ moved)
    return np.asarray(metric @ directions[:, -DIMENSIONS:], np.float32)


@dataclass(frozen=True, slots=True)
class UnitVectors:
    """Rows of sixteen bits a number: half the memory of floats, and less of it to go through."""

    steps: Steps

    @classmethod
    def of(cls, rows: Floats) -> Self:
        """Vectors of length 1."""
        return cls(np.rint(rows * WHOLE).astype(np.int16))

    def __matmul__(self, vector: Floats) -> Floats:
        """The dot product of each row with ``vector``."""
        scaled = vector / WHOLE
        products = np.empty(len(self.steps), np.float32)
        # So many rows at a time stay in the processor's cache as floats.
        block = np.empty((BLOCK, len(vector)), np.float32)
        for start in range(0, len(products), BLOCK):
            part = self.steps[start : start + BLOCK]
            block[: len(part)] = part
            np.dot(block[: len(part)], scaled, out=products[start : start + BLOCK])
        return products


class SemanticIndex:
    """The vectors of documents and background in a metric learned from the documents.

    With an index ``before`` its metric goes on, and ``vectors`` need only have the new texts.
    """

    def __init__(
        self,
        texts: Sequence[str],
        owners: Ints,
        background: Sequence[str],
        vectors: Mapping[str, Floats],
        before: "SemanticIndex | None" = None,
    ) -> None:
        self._texts = (*texts, *background)
        if before is None:
            raw = _stacked(texts, vectors)
            self._metric = leading_directions(raw, within_class_metric(raw, owners))
            self.documents = UnitVectors.of(self._place(raw))
            self.background = UnitVectors.of(self._place(_stacked(background, vectors)))
            return
        self._metric = before._metric
        rows = chain(before.documents.steps, before.background.steps)
        placed: dict[str, Steps] = dict(zip(before._texts, rows, strict=True))
        new = [text for text in dict.fromkeys(self._texts) if text not in placed]
        added = UnitVectors.of(self._place(_stacked(new, vectors)))
        placed.update(zip(new, added.steps, strict=True))
        self.documents = UnitVectors(np.array([placed[text] for text in texts], np.int16))
        self.background = UnitVectors(np.array([placed[line] for line in background], np.int16))

    def _place(self, raw: Floats) -> Floats:
        moved = raw.reshape(-1, len(self._metric)) @ self._metric
        norms = np.linalg.norm(moved, axis=1, keepdims=True)
        placed: Floats = (moved / np.maximum(norms, 1e-9)).astype(np.float32)
        return placed

    def place(self, vector: Floats) -> Floats:
        """A question's vector in the learned metric."""
        placed: Floats = self._place(vector)[0]
        return placed


def _stacked(texts: Sequence[str], vectors: Mapping[str, Floats]) -> Floats:
    """One row a text; filled row by row, because the vectors may be made as they are asked for."""
    if not texts:
        return np.zeros((0, 0), np.float32)
    rows = np.empty((len(texts), len(vectors[texts[0]])), np.float32)
    for row, text in zip(rows, texts, strict=True):
        row[:] = vectors[text]
    return rows
