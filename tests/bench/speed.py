"""How fast the bot is and what memory it takes, at several sizes of the knowledge base.

One core. At the synthetic sizes the vectors of the base are made up, since computing real ones
would take an hour; questions are embedded by the real model.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

from bot.editorial.evaluation.questions import Expect, read_cases
from bot.knowledge.loader import load
from bot.matching.documents import Documents
from bot.matching.embedder import MODEL, load_embedder
from bot.store.vectors import VectorStore
from tests.bench.probe import Found, Job
from tests.bench.synthetic import PHRASINGS, questions, vectors, write_base

_ROOT: Final = Path(__file__).parents[2]
_DEVELOPMENT: Final = _ROOT / "tests" / "evaluation" / "development"
_CACHE: Final = _ROOT / "data" / "vectors.sqlite3"
_SIZES: Final = (100, 1000, 5000)
_SYNTHETIC_QUESTIONS: Final = 200
_RANDOM: Final = 10_000
_RANDOM_WITH_MODEL: Final = 1_000
_STARTS: Final = 5
_FIRST_QUESTION: Final = "Kiedy przyjęto PRSO 2020?"


def main() -> None:
    """Measure and print the tables."""
    models = (False, True) if load_embedder() else (False,)
    sys.stdout.write(
        f"One core of {os.cpu_count()}, Python {sys.version.split()[0]}; synthetic bases with "
        f"{PHRASINGS} phrasings an entry\n\n"
    )
    starts = [(model, _starts(model=model)) for model in models]
    found: list[tuple[str, bool, Found]] = []
    with tempfile.TemporaryDirectory() as temporary:
        directory = Path(temporary)
        for size in _SIZES:
            base = _prepared(size, directory)
            for model in models:
                _note(f"{size} entries, {_matching(model=model)}")
                job = Job(
                    str(base / "knowledge"),
                    str(base / "vectors.sqlite3") if model else None,
                    str(base / "questions.json"),
                )
                found.append((f"{size:,} entries", model, _measured(job)))
        own = directory / "questions.json"
        own.write_text(json.dumps(_development()), encoding="utf-8")
        for model in models:
            _note(f"the project's base, {_matching(model=model)}")
            job = Job(
                str(_ROOT / "knowledge"),
                str(_CACHE) if model else None,
                str(own),
                _RANDOM_WITH_MODEL if model else _RANDOM,
            )
            found.append(("the project's base", model, _measured(job)))
    sys.stdout.write(_sizes_table(found))
    sys.stdout.write(_hostile_table([row for row in found if row[2].random]))
    sys.stdout.write(_starts_table(starts))


def _prepared(size: int, directory: Path) -> Path:
    """A synthetic base with the vectors of its texts and questions about it."""
    base = directory / str(size)
    (base / "knowledge").mkdir(parents=True)
    write_base(size, base / "knowledge")
    texts = Documents(load(base / "knowledge")).to_embed
    with VectorStore(base / "vectors.sqlite3", MODEL) as store:
        store.put(vectors(texts))
    mixed = [
        text
        for pair in zip(questions(size, _SYNTHETIC_QUESTIONS), _development(), strict=False)
        for text in pair
    ]
    (base / "questions.json").write_text(json.dumps(mixed), encoding="utf-8")
    return base


def _development() -> list[str]:
    """What people ask in the development half: single questions, ours and others."""
    return [
        case.text
        for case in read_cases(sorted(_DEVELOPMENT.glob("*.jsonl")))
        if case.expect in {Expect.ANSWER, Expect.FALLBACK}
    ]


def _measured(job: Job) -> Found:
    command = [sys.executable, "-m", "tests.bench.probe", json.dumps(asdict(job))]
    done = subprocess.run(
        command, cwd=_ROOT, env=_environment(), check=True, stdout=subprocess.PIPE, text=True
    )
    return Found(**json.loads(done.stdout))


def _starts(*, model: bool) -> list[float]:
    """Seconds from starting the real process to its first answer, all vectors cached."""
    _note(f"second start, {_matching(model=model)}")
    command = [sys.executable, "run_bot.py", "ask", _FIRST_QUESTION]
    environment = _environment() | {"BOT_MODEL": "auto" if model else "off"}
    seconds = []
    for _ in range(1 + _STARTS):
        start = time.perf_counter()
        subprocess.run(command, cwd=_ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - start)
    # The first one may have computed vectors.
    return seconds[1:]


def _environment() -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    return own | {"OMP_NUM_THREADS": "1"}


def _sizes_table(found: Sequence[tuple[str, bool, Found]]) -> str:
    lines = [
        "| base | matching | ms a question: p50 | p99 | build, s | reading YAML, s | memory, MiB |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, model, one in found:
        build = sum(one.stages.values()) - one.stages["YAML"]
        lines.append(
            f"| {name} | {_matching(model=model)} | {statistics.median(one.replies):.1f} "
            f"| {_percentile(one.replies, 99):.1f} | {build:.2f} | {one.stages['YAML']:.2f} "
            f"| {one.memory:.0f} |"
        )
    lines += [
        "",
        "Build: documents, vectors from the cache, model and matcher. Memory: of a fresh process "
        "after its questions, without Telegram.",
    ]
    return "\n".join(lines) + "\n\n"


def _hostile_table(found: Sequence[tuple[str, bool, Found]]) -> str:
    kinds = list(found[0][2].long)
    lines = [
        f"| matching | {' | '.join(f'4,000 characters: {kind}, ms' for kind in kinds)} "
        "| random inputs | the slowest, ms |",
        "|---" * (len(kinds) + 3) + "|",
    ]
    for _, model, one in found:
        long = " | ".join(f"{one.long[kind]:.1f}" for kind in kinds)
        lines.append(
            f"| {_matching(model=model)} | {long} | {len(one.random):,} | {max(one.random):.1f} |"
        )
    return "\n".join([*lines, "", "No input raised an exception."]) + "\n\n"


def _starts_table(starts: Sequence[tuple[bool, list[float]]]) -> str:
    lines = [
        "| matching | second start to the first answer, s: median | fastest |",
        "|---|---|---|",
    ]
    lines += [
        f"| {_matching(model=model)} | {statistics.median(seconds):.2f} | {min(seconds):.2f} |"
        for model, seconds in starts
    ]
    return "\n".join(lines) + "\n"


def _matching(*, model: bool) -> str:
    return "with the model" if model else "words only"


def _percentile(values: Sequence[float], percent: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def _note(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
