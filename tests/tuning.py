"""Fits ``bot/matching/weights.py`` on the development half: ``python -m tests.tuning``.

Maximum likelihood of "the right entry, or none" under the softmax of ``bot.matching.probability``,
with a ridge towards zero, by Adam. An entry is right for a question when its answer, in any
language, matches every ``must`` of the question.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from bot.knowledge.loader import load
from bot.knowledge.model import Entry
from bot.matching import fitting
from bot.matching.documents import Documents
from bot.matching.embedder import MODEL, load_embedder
from bot.matching.matcher import Matcher, is_informative
from bot.store.vectors import VectorStore

Floats = npt.NDArray[np.float64]

ROOT: Final = Path(__file__).parents[1]
DEVELOPMENT: Final = ROOT / "tests" / "evaluation" / "development"
RIDGE: Final = 0.002
STEPS: Final = 1500
BACKGROUND: Final = 200
# A question about another town must never be ours; too rare in the data to be learned.
FIXED: Final = {"foreign_name": 14.0, "places": 8.0}


@dataclass(frozen=True)
class Example:
    """Signals of one question; ``right`` marks the rows that may be given, the last one is none."""

    rows: Floats
    right: npt.NDArray[np.bool_]


def questions(directory: Path) -> Iterator[dict[str, Any]]:
    """The single questions of a half that are to be answered or refused."""
    for path in sorted(directory.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["expect"] in {"answer", "fallback"} and "question" in row:
                yield row


def is_right(entry: Entry, must: Sequence[str]) -> bool:
    """Whether the entry's answer in some language satisfies every pattern."""
    texts = [entry.answer, *(t.answer for t in entry.translations.values())]
    return any(all(re.search(m, text, re.IGNORECASE) for m in must) for text in texts)


def examples(matcher: Matcher) -> Iterator[Example]:
    """One example a question whose answer the base has, and one an out-of-scope question."""
    entries = matcher.documents.entries
    for row in questions(DEVELOPMENT):
        if not is_informative(row["question"]):
            continue
        signals = matcher.signals(row["question"])
        right = np.zeros(len(signals.entries) + 1, bool)
        if row["expect"] == "fallback":
            right[-1] = True
        else:
            right[:-1] = [is_right(entries[i], row["must"]) for i in signals.entries]
            if not right.any():
                continue
        yield Example(fitting.example(signals, -1).rows, right)


def background(
    matcher: Matcher, vectors: Mapping[str, npt.NDArray[np.float32]]
) -> Iterator[Example]:
    """Lines of the background as out-of-scope questions, each as if it were not there."""
    count = len(matcher.documents.background)
    chosen = Random(1)  # noqa: S311 – a repeatable sample, no secret
    for number in chosen.sample(range(count), min(BACKGROUND, count)):
        signals = matcher.background_signals(number, vectors)
        right = np.zeros(len(signals.entries) + 1, bool)
        right[-1] = True
        yield Example(fitting.example(signals, -1).rows, right)


def fit(data: Sequence[Example], names: Sequence[str]) -> dict[str, float]:
    """The weights of highest likelihood."""
    own = np.concatenate([example.rows[:-1] for example in data])
    none = np.stack([example.rows[-1] for example in data])
    # The columns of "none" are zero in the rows of entries, and the other way round.
    spread = np.where(none.any(axis=0), np.std(none, axis=0), np.std(own, axis=0))
    spread[spread < 1e-6] = 1
    fixed = np.array([name in FIXED for name in names])
    weights = np.array([FIXED.get(name, 0.0) for name in names]) * spread
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = 2 * RIDGE * weights
        for example in data:
            scaled = example.rows / spread
            z = scaled @ weights
            p = np.exp(z - z.max())
            q = p * example.right
            slope += scaled.T @ (p / p.sum() - q / max(q.sum(), 1e-300)) / len(data)
        slope[fixed] = 0
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        rate = 0.05 * (1 - step / STEPS) + 0.001
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-9)
    return dict(zip(names, (weights / spread).tolist(), strict=True))


def main() -> None:
    """Print both tables of weights."""
    base = load(ROOT / "knowledge")
    documents = Documents(base)
    embedder = load_embedder()
    with VectorStore(ROOT / "data" / "vectors.sqlite3", MODEL) as store:
        vectors = store.get(documents.to_embed)
    for matcher in (Matcher(documents, embedder, vectors), Matcher(documents)):
        names = (*matcher.signal_names, *matcher.none_names)
        known = vectors if matcher.semantic else {}
        data = [*examples(matcher), *background(matcher, known)]
        weights = fit(data, names)
        print("SEMANTIC_WEIGHTS" if matcher.semantic else "LEXICAL_WEIGHTS")
        for name, weight in weights.items():
            print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
