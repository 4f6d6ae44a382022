"""A cache of sentence vectors by the hash of their text, so that nothing is embedded twice."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float32]

_BATCH: Final = 500


class VectorTable(Mapping[str, Vector]):
    """Vectors by text, kept as one half-precision matrix."""

    def __init__(self, size: int) -> None:
        self._rows: dict[str, int] = {}
        self._matrix = np.zeros((size, 0), np.float16)

    def __getitem__(self, text: str) -> Vector:
        vector: Vector = self._matrix[self._rows[text]].astype(np.float32)
        return vector

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, text: str, blob: bytes) -> None:
        """Take up a stored vector; at most ``size`` of them."""
        vector = np.frombuffer(blob, np.float16)
        if self._matrix.shape[1] == 0:
            self._matrix = np.zeros((len(self._matrix), len(vector)), np.float16)
        self._matrix[len(self._rows)] = vector
        self._rows[text] = len(self._rows)


class VectorStore:
    """Vectors of one model in one SQLite file. Only hashes of texts are kept, never the texts."""

    def __init__(self, path: Path, model: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._model = model
        try:
            self._database = _connected(path)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            # No database: a damaged cache is begun again.
            path.unlink()
            self._database = _connected(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._database.close()

    def _key(self, text: str) -> bytes:
        return hashlib.blake2b(f"{self._model}\0{text}".encode(), digest_size=16).digest()

    def get(self, texts: Iterable[str]) -> VectorTable:
        """The vectors that are stored for ``texts``."""
        keys = {self._key(text): text for text in texts}
        found = VectorTable(len(keys))
        wanted = list(keys)
        with closing(self._database.cursor()) as cursor:
            for start in range(0, len(wanted), _BATCH):
                part = wanted[start : start + _BATCH]
                marks = ",".join("?" * len(part))
                rows = cursor.execute(
                    f"SELECT key, vector FROM vectors WHERE key IN ({marks})",  # noqa: S608 – marks only
                    part,
                )
                for key, blob in rows:
                    found.add(keys[key], blob)
        return found

    def put(self, vectors: Mapping[str, Vector]) -> None:
        """Store vectors by their text; what is there already is replaced."""
        rows = [(self._key(text), v.astype(np.float16).tobytes()) for text, v in vectors.items()]
        with self._database:
            self._database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)


def _connected(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, check_same_thread=False)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute(
        "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID"
    )
    return database
