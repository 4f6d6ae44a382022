"""Editions: one immutable knowledge base, the assistant built on it, and its version."""

import hashlib
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.dialogue.assistant import Assistant
from bot.knowledge.loader import load
from bot.knowledge.model import KnowledgeBase
from bot.matching.documents import Documents
from bot.matching.embedder import BATCH, MODEL, Embedder, load_embedder
from bot.matching.matcher import Matcher
from bot.store.vectors import VectorStore

Progress = Callable[[int, int], None]
Vectors = Mapping[str, npt.NDArray[np.float32]]

VECTORS: Final = "vectors.sqlite3"

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Edition:
    """What the bot answers from at one time; ``version`` names the content of the base."""

    base: KnowledgeBase
    assistant: Assistant
    version: str


class Editions:
    """Holds the one reference to the current edition; publishing is swapping it."""

    def __init__(self, edition: Edition) -> None:
        self._current = edition
        self._closed = Event()
        self._worker: Thread | None = None

    @property
    def current(self) -> Edition:
        """The edition to answer with; take it once for each message."""
        return self._current

    def publish(self, edition: Edition) -> None:
        """Answer with ``edition`` from the next message on."""
        self._current = edition

    def warm(self, work: Callable[[Event], None]) -> None:
        """Run ``work`` beside the answering; it ends early when its event is set."""
        self._worker = Thread(target=work, args=(self._closed,), name="vectors", daemon=True)
        self._worker.start()

    def close(self) -> None:
        """Stop what runs beside."""
        self._closed.set()
        if self._worker is not None:
            self._worker.join()


def open_editions(
    knowledge_dir: Path,
    data_dir: Path,
    *,
    model: bool,
    wait: bool,
    progress: Progress | None = None,
) -> Editions:
    """The edition of ``knowledge_dir``.

    With ``model`` the sentence-embedding model takes part, as soon as the vectors of all texts are
    in the cache under ``data_dir``; with ``wait`` only then does this function return. ``progress``
    is told how many vectors are computed, of how many. Raises KnowledgeError for a broken base.
    """
    base = load(knowledge_dir)
    documents = Documents(base)
    version = hashlib.blake2b(base.model_dump_json().encode(), digest_size=6).hexdigest()
    embedder = load_embedder() if model else None
    if embedder is None:
        if model:
            logger.warning("No semantic model for this machine: matching by words only")
        return Editions(_edition(documents, version))
    with VectorStore(data_dir / VECTORS, MODEL) as store:
        vectors = store.get(documents.to_embed)
    if len(vectors) == len(documents.to_embed):
        return Editions(_edition(documents, version, embedder, vectors))

    def work(stop: Event) -> None:
        complete = _embed(documents.to_embed, embedder, data_dir / VECTORS, progress, stop)
        if complete is not None:
            editions.publish(_edition(documents, version, embedder, complete))

    editions = Editions(_edition(documents, version))
    if wait:
        work(Event())
    else:
        editions.warm(work)
    return editions


def _edition(
    documents: Documents,
    version: str,
    embedder: Embedder | None = None,
    vectors: Vectors | None = None,
) -> Edition:
    assistant = Assistant(documents.base, Matcher(documents, embedder, vectors))
    return Edition(documents.base, assistant, version)


def _embed(
    texts: Sequence[str],
    embedder: Embedder,
    path: Path,
    progress: Progress | None,
    stop: Event,
) -> Vectors | None:
    """All vectors, the missing ones computed and kept as they come; None when stopped."""
    with VectorStore(path, MODEL) as store:
        known = store.get(texts)
        missing = [text for text in texts if text not in known]
        for start in range(0, len(missing), BATCH):
            if stop.is_set():
                return None
            part = missing[start : start + BATCH]
            store.put(dict(zip(part, embedder(part), strict=True)))
            if progress is not None:
                progress(min(start + BATCH, len(missing)), len(missing))
        return store.get(texts)
