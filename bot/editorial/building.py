"""Building editions: from a snapshot of the knowledge to the assistant that answers from it."""

import hashlib
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from threading import Event
from typing import Final

import numpy as np
import numpy.typing as npt
import pydantic

from bot.dialogue.assistant import Assistant
from bot.editorial.memory import release
from bot.knowledge.collecting import uncollected
from bot.knowledge.model import KnowledgeBase
from bot.knowledge.problems import Problem
from bot.knowledge.snapshot import Snapshot
from bot.matching.documents import Documents
from bot.matching.embedder import BATCH, MODEL, Embedder
from bot.matching.matcher import Matcher
from bot.store.compiled import CompiledStore
from bot.store.vectors import VectorStore

Progress = Callable[[int, int], None]
Vectors = Mapping[str, npt.NDArray[np.float32]]

VECTORS: Final = "vectors.sqlite3"
PACKAGE: Final = Path(__file__).parents[1]
CODE: Final = ("knowledge", "matching", "dialogue", "editorial")
# So many vectors take about a second; more are computed beside the answering.
AT_ONCE: Final = 80


@dataclass(slots=True)
class Findings:
    """What was found out of an edition and need not be found out again.

    What its regression questions were answered with, and what ``check`` warns of on a day.
    """

    given: dict[object, object] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """What the bot answers from at one time; ``version`` names the content of the base."""

    snapshot: Snapshot
    base: KnowledgeBase
    assistant: Assistant
    version: str
    findings: Findings = field(default_factory=Findings, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Workshop:
    """What editions are built with: the model, if there is one, and the caches."""

    data_dir: Path
    embedder: Embedder | None

    def kept(self, snapshot: Snapshot) -> Edition | None:
        """The edition of ``snapshot`` as it was kept, whole, at another time."""
        version = self._version(snapshot)
        match CompiledStore(self.data_dir).get(version):
            case (Matcher() as matcher, Findings() as findings):
                matcher.attach(self.embedder)
                return replace(_edition(snapshot, matcher, version), findings=findings)
        return None

    def keep(self, edition: Edition) -> None:
        """Keep a whole edition for the next start, and clear away what building it has left."""
        if self.is_whole(edition):
            whole = (edition.assistant.matcher, edition.findings)
            CompiledStore(self.data_dir).put(edition.version, whole)
            release()

    def is_whole(self, edition: Edition) -> bool:
        """Whether the model takes part in ``edition``, where there is a model."""
        return self.embedder is None or edition.assistant.matcher.semantic

    def build(
        self, snapshot: Snapshot, base: KnowledgeBase, before: Edition | None = None
    ) -> Edition:
        """The edition of the ``base`` of ``snapshot``, with what holds of the one ``before``.

        Few missing vectors are computed at once; while many are missing it matches by words only.
        """
        with uncollected():
            matcher = self._matcher(base, before.assistant.matcher if before is not None else None)
        return _edition(snapshot, matcher, self._version(snapshot))

    def _matcher(self, base: KnowledgeBase, before: Matcher | None) -> Matcher:
        documents = Documents(base, before.documents if before is not None else None)
        if before is not None and not before.serves(documents, semantic=self.embedder is not None):
            before = None
        if self.embedder is None:
            return Matcher(documents, before=before)
        texts = documents.to_embed if before is None else documents.new(before.documents)
        vectors = self.vectors(texts, at_once=AT_ONCE)
        if vectors is None:
            return Matcher(documents)
        return Matcher(documents, self.embedder, vectors, before)

    def completed(self, edition: Edition, progress: Progress | None, stop: Event) -> Edition | None:
        """``edition`` with the model, however long that takes; None when stopped."""
        documents = edition.assistant.matcher.documents
        vectors = self.vectors(documents.to_embed, progress=progress, stop=stop)
        if vectors is None:
            return None
        with uncollected():
            matcher = Matcher(documents, self.embedder, vectors)
        return _edition(edition.snapshot, matcher, edition.version)

    def vectors(
        self,
        texts: Sequence[str],
        *,
        at_once: int = sys.maxsize,
        progress: Progress | None = None,
        stop: Event | None = None,
    ) -> Vectors | None:
        """All vectors, the missing ones computed and kept as they come.

        None when more than ``at_once`` are missing, and when stopped.
        """
        assert self.embedder is not None
        with VectorStore(self.data_dir / VECTORS, MODEL) as store:
            known = store.get(texts)
            missing = [text for text in texts if text not in known]
            if not missing:
                return known
            if len(missing) > at_once:
                return None
            for start in range(0, len(missing), BATCH):
                if stop is not None and stop.is_set():
                    return None
                part = missing[start : start + BATCH]
                store.put(dict(zip(part, self.embedder(part), strict=True)))
                if progress is not None:
                    progress(min(start + BATCH, len(missing)), len(missing))
            return store.get(texts)

    def _version(self, snapshot: Snapshot) -> str:
        """What an edition depends on: the knowledge, the program that reads it, the model."""
        parts = hashlib.blake2b((MODEL if self.embedder else "").encode(), digest_size=8)
        parts.update(snapshot.digest.encode() + _program())
        return parts.hexdigest()


@cache
def _program() -> bytes:
    parts = hashlib.blake2b(f"{sys.version}{np.__version__}{pydantic.VERSION}".encode())
    for room in CODE:
        for path in sorted((PACKAGE / room).rglob("*")):
            if path.suffix in {".py", ".txt"}:
                parts.update(path.read_bytes())
    return parts.digest()


def _edition(snapshot: Snapshot, matcher: Matcher, version: str) -> Edition:
    base = matcher.documents.base
    return Edition(snapshot, base, Assistant(base, matcher), version)
