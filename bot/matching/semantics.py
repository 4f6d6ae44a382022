"""Nearness in meaning: sentence vectors in a metric learned from the base's own phrasings."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

SHRINKAGE: Final = 3.0
# Directions kept of the metric: half of the model's, for half the memory and time.
DIMENSIONS: Final = 192


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
            self.documents = self._place(raw)
            self.background = self._place(_stacked(background, vectors))
            return
        self._metric = before._metric
        rows = chain(before.documents, before.background)
        placed: dict[str, Floats] = dict(zip(before._texts, rows, strict=True))
        new = [text for text in dict.fromkeys(self._texts) if text not in placed]
        placed.update(zip(new, self._place(_stacked(new, vectors)), strict=True))
        self.documents, self.background = _stacked(texts, placed), _stacked(background, placed)

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
