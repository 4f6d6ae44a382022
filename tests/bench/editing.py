"""Seconds from saving a file to answering from it: noticed, checked, built, proved, swapped in.

One phrasing is added each time. The first edit comes after a start from the kept edition.
"""

import asyncio
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bot.editorial.building import VECTORS
from bot.editorial.changes import AddPhrasing
from bot.editorial.editing import apply
from bot.editorial.editions import open_editions
from bot.editorial.publishing.archive import Archive
from bot.editorial.publishing.publisher import Publisher
from bot.editorial.publishing.records import News, Published
from bot.knowledge.loader import load
from bot.matching.documents import Documents
from bot.matching.embedder import MODEL, load_embedder
from bot.store.vectors import VectorStore
from tests.bench.synthetic import vectors, write_base

_ROOT: Final = Path(__file__).parents[2]
_CACHE: Final = _ROOT / "data" / VECTORS
_ENTRIES: Final = 1000
_EDITS: Final = 3
# Seconds between edits: what one leaves to do afterwards is not part of the next.
_PAUSE: Final = 3.0


def main() -> None:
    """Measure both bases and print a table."""
    models = (False, True) if load_embedder() else (False,)
    edits = " | ".join(f"edit {number + 1}, s" for number in range(_EDITS))
    sys.stdout.write(f"| base | matching | {edits} |\n|---|---|{'---|' * _EDITS}\n")
    with tempfile.TemporaryDirectory() as temporary:
        for name, knowledge, cache in _bases(Path(temporary)):
            for model in models:
                data = Path(tempfile.mkdtemp(dir=temporary))
                if model:
                    shutil.copy(cache, data / VECTORS)
                shutil.copytree(knowledge, data / "knowledge")
                seconds = asyncio.run(_edited(data / "knowledge", data, model=model))
                matching = "with the model" if model else "words only"
                times = " | ".join(f"{one:.2f}" for one in seconds)
                sys.stdout.write(f"| {name} | {matching} | {times} |\n")
                sys.stdout.flush()


def _bases(directory: Path) -> Iterator[tuple[str, Path, Path]]:
    """Name, knowledge directory and vectors of each base."""
    made = directory / "made"
    (made / "knowledge").mkdir(parents=True)
    write_base(_ENTRIES, made / "knowledge")
    with VectorStore(made / VECTORS, MODEL) as store:
        store.put(vectors(Documents(load(made / "knowledge")).to_embed))
    yield f"{_ENTRIES:,} entries", made / "knowledge", made / VECTORS
    yield "the project's base", _ROOT / "knowledge", _CACHE


async def _edited(knowledge: Path, data: Path, *, model: bool) -> list[float]:
    """Seconds of each edit."""
    for _ in range(2):
        # The first start builds and keeps, the second one is the start to measure from.
        with closing(open_editions(knowledge, data, model=model, wait=True)) as editions:
            publisher = Publisher(editions, Archive(knowledge, data), _now)
            await publisher.history(1)
    news: asyncio.Queue[News] = asyncio.Queue()
    publisher.listen(news.put)
    watching = asyncio.create_task(publisher.watch())
    found = []
    for number in range(_EDITS):
        entry = editions.current.base.entries[number].id
        text = f"Zupełnie nowe pytanie numer {number}?"
        before = await publisher.files()
        changed = apply(AddPhrasing(entry=entry, text=text), before).changed(before)
        await asyncio.sleep(_PAUSE)
        start = time.perf_counter()
        for name, content in changed.items():
            (knowledge / name).write_bytes(content or b"")
        told = await news.get()
        found.append(time.perf_counter() - start)
        assert isinstance(told, Published), told
        assert editions.current.assistant.matcher.rank(text).candidates[0].entry == entry
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)
    return found


def _now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    main()
