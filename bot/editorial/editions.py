"""Editions: one immutable knowledge base, the assistant built on it, and its version."""

import hashlib
import logging
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Final

import numpy as np
import numpy.typing as npt
import pydantic

from bot.dialogue.assistant import Assistant
from bot.knowledge.loader import digest, load
from bot.knowledge.model import KnowledgeBase
from bot.matching.documents import Documents
from bot.matching.embedder import BATCH, MODEL, Embedder, load_embedder
from bot.matching.matcher import Matcher
from bot.store.compiled import CompiledStore
from bot.store.vectors import VectorStore

Progress = Callable[[int, int], None]
Vectors = Mapping[str, npt.NDArray[np.float32]]

VECTORS: Final = "vectors.sqlite3"
PACKAGE: Final = Path(__file__).parents[1]
CODE: Final = ("knowledge", "matching")

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Edition:
    """What the bot answers from at one time; ``version`` names the content of the base."""

    base: KnowledgeBase
    assistant: Assistant
    version: str


class Editions:
    """Holds the one reference to the current edition; publishing is swapping it.

    ``embedder`` is the model of this machine, where the editions use one.
    """

    def __init__(self, edition: Edition, embedder: Embedder | None = None) -> None:
        self.embedder = embedder
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
    embedder = load_embedder() if model else None
    if model and embedder is None:
        logger.warning("No semantic model for this machine: matching by words only")
    version = _version(knowledge_dir, MODEL if embedder else "")
    compiled = CompiledStore(data_dir)
    kept = compiled.get(version)
    if isinstance(kept, Matcher):
        kept.attach(embedder)
        return Editions(_edition(kept, version), embedder)
    documents = Documents(load(knowledge_dir))

    def built(vectors: Vectors | None) -> Edition:
        matcher = Matcher(documents, embedder, vectors)
        compiled.put(version, matcher)
        return _edition(matcher, version)

    if embedder is None:
        return Editions(built(None))
    with VectorStore(data_dir / VECTORS, MODEL) as store:
        vectors = store.get(documents.to_embed)
    if len(vectors) == len(documents.to_embed):
        return Editions(built(vectors), embedder)

    def work(stop: Event) -> None:
        complete = _embed(documents.to_embed, embedder, data_dir / VECTORS, progress, stop)
        if complete is not None:
            editions.publish(built(complete))

    editions = Editions(_edition(Matcher(documents), version), embedder)
    if wait:
        work(Event())
    else:
        editions.warm(work)
    return editions


def _edition(matcher: Matcher, version: str) -> Edition:
    base = matcher.documents.base
    return Edition(base, Assistant(base, matcher), version)


def _version(knowledge_dir: Path, model: str) -> str:
    """What an edition depends on: the knowledge, the program that reads it, the model."""
    parts = hashlib.blake2b(model.encode(), digest_size=8)
    parts.update(digest(knowledge_dir) or b"")
    parts.update(f"{sys.version}{np.__version__}{pydantic.VERSION}".encode())
    for room in CODE:
        for path in sorted((PACKAGE / room).rglob("*")):
            if path.suffix in {".py", ".txt"}:
                parts.update(path.read_bytes())
    return parts.hexdigest()


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
