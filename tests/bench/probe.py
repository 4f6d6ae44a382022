"""Measures one knowledge base in a process of its own, and writes what it found as JSON.

Called with one argument, a ``Job`` as JSON. Nothing else runs in the process, so that its memory
is what the base, the matcher and the model take.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, TypeVar

import psutil

from bot.dialogue.assistant import Assistant
from bot.dialogue.reply import Question
from bot.knowledge.loader import load
from bot.matching.documents import Documents
from bot.matching.embedder import MODEL, load_embedder
from bot.matching.matcher import Matcher
from bot.store.vectors import VectorStore
from tests.bench.synthetic import random_inputs

_NOW: Final = datetime(2026, 11, 20, 12, tzinfo=UTC)
_WARM_UP: Final = 20
_MEBIBYTE: Final = 2**20
_LONGEST: Final = 4000

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Job:
    """What to measure: a base, its vectors unless by words only, questions, random inputs."""

    knowledge: str
    vectors: str | None
    questions: str
    random_inputs: int = 0


@dataclass(slots=True)
class Found:
    """Seconds of the stages, milliseconds of each reply, and memory in MiB."""

    stages: dict[str, float] = field(default_factory=dict)
    replies: list[float] = field(default_factory=list)
    long: dict[str, float] = field(default_factory=dict)
    random: list[float] = field(default_factory=list)
    memory: float = 0.0

    def stage(self, name: str, work: Callable[[], Result]) -> Result:
        """Do ``work`` and note how long it took."""
        start = time.perf_counter()
        result = work()
        self.stages[name] = time.perf_counter() - start
        return result


def main() -> None:
    """Do the job of the command line."""
    job = Job(**json.loads(sys.argv[1]))
    found = measure(job)
    sys.stdout.write(json.dumps(asdict(found)))


def measure(job: Job) -> Found:
    """Open the base, ask the questions, and then what nobody would ask."""
    found = Found()
    assistant = _opened(job, found)
    asked: list[str] = json.loads(Path(job.questions).read_text(encoding="utf-8"))
    _times(assistant, asked[:_WARM_UP])
    found.replies = _times(assistant, asked[_WARM_UP:])
    found.memory = psutil.Process().memory_info().rss / _MEBIBYTE
    if job.random_inputs:
        for name, text in _long_messages(asked).items():
            found.long[name] = max(_times(assistant, [text] * 3))
        found.random = _times(assistant, random_inputs(job.random_inputs))
    return found


def _opened(job: Job, found: Found) -> Assistant:
    base = found.stage("YAML", lambda: load(Path(job.knowledge)))
    documents = found.stage("documents", lambda: Documents(base))
    embedder = vectors = None
    if job.vectors is not None:
        embedder = found.stage("model", load_embedder)
        with VectorStore(Path(job.vectors), MODEL) as store:
            vectors = found.stage("vectors", lambda: store.get(documents.to_embed))
    matcher = found.stage("matcher", lambda: Matcher(documents, embedder, vectors))
    return Assistant(base, matcher)


def _times(assistant: Assistant, texts: Iterable[str]) -> list[float]:
    """Milliseconds of the reply to each text, each a conversation of its own."""
    measured = []
    for text in texts:
        start = time.perf_counter()
        assistant.reply(Question(text, _NOW))
        measured.append(1000 * (time.perf_counter() - start))
    return measured


def _long_messages(asked: list[str]) -> dict[str, str]:
    """Messages of 4,000 characters: a story, a list of questions, one word, one letter."""
    joined = " ".join(asked)
    texts: dict[str, Any] = {
        "a story": joined.replace("?", ","),
        "many questions": joined,
        "one word": "konstantynopolitańczykowianeczka" * 200,
        "one letter": "a" * _LONGEST,
        "one-letter words": "a b c d e f " * 400,
    }
    return {name: text[:_LONGEST] for name, text in texts.items()}


if __name__ == "__main__":
    main()
