"""``kill -9`` at any moment of publishing."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.editorial.publishing.archive import Archive, Signature
from bot.editorial.publishing.records import Author
from bot.knowledge.snapshot import Snapshot
from bot.store.versions import VersionStore

KILLS = int(os.environ.get("TEST_KILLS", "20"))
_ROOT = Path(__file__).parents[3]
_LONGEST = 0.08
_SIGNATURE = Signature(Author(None, "Ala"), datetime(2026, 3, 1, tzinfo=UTC), "zmiana")


def edition(number: int) -> Snapshot:
    """Files of two editions: some are changed, some come and go, one stays."""
    files = {f"{name}.yaml": f"# {name} {number}\n".encode() * 50 for name in "abcdef"}
    return Snapshot({**files, f"tylko-{number}.yaml": b"# jest\n", "stoi.yaml": b"# stoi\n"})


def written(snapshot: Snapshot, directory: Path) -> Path:
    """A directory of these files."""
    directory.mkdir()
    for name, content in snapshot.files.items():
        (directory / name).write_bytes(content)
    return directory


def whole(directory: Path) -> Snapshot:
    """What stands in a directory that holds nothing but knowledge."""
    snapshot = Snapshot.read(directory)
    assert sorted(path.name for path in directory.iterdir()) == list(snapshot.files)
    return snapshot


def test_a_killed_publication_leaves_the_old_or_the_new_edition_whole(tmp_path: Path) -> None:
    """In the directory and as the last version, each of many times."""
    editions = [edition(1), edition(2)]
    knowledge = written(editions[0], tmp_path / "knowledge")
    others = [written(e, tmp_path / str(n)) for n, e in enumerate(editions)]
    data = tmp_path / "data"
    command = [
        sys.executable, "-m", "tests.editorial.publishing.endless",
        *map(str, (knowledge, data, *others)),
    ]  # fmt: skip
    chance = random.Random(1)  # noqa: S311 – the same moments each time, no secret
    for number in range(KILLS):
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=_ROOT) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"begun\n"
            if number % 2:
                assert process.stdout.readline() == b"published\n"
            # The moment itself is what is tried out: there is no event to wait for.
            time.sleep(chance.random() * _LONGEST)
            process.kill()
            # It was at work to the last: it did not end by itself.
            assert process.wait() == -signal.SIGKILL
        archive = Archive(knowledge, data)
        archive.recover()
        found = whole(knowledge)
        assert found.digest in {e.digest for e in editions}
        last = archive.last()
        assert last is None or last[1].files == found.files
    assert len(Archive(knowledge, data).versions(10_000)) >= KILLS // 2


@pytest.mark.parametrize("written_files", range(8))
def test_a_publication_cut_off_between_files_is_seen_through(
    tmp_path: Path, written_files: int
) -> None:
    """Once it was begun, however many files were written."""
    old, new = edition(1), edition(2)
    knowledge = written(old, tmp_path / "knowledge")
    archive = Archive(knowledge, tmp_path / "data")
    archive.record(old, _SIGNATURE)
    store = VersionStore(tmp_path / "data" / "editions")
    with store.turn():
        store.begin(new.files, author="", contact="", at=_SIGNATURE.at, text="x")
    for name in sorted(new.files)[:written_files]:
        (knowledge / name).write_bytes(new.files[name])
    (knowledge / ".a.yaml.nowy").write_bytes(b"# pol")
    archive.recover()
    archive.recover()
    assert whole(knowledge).files == new.files
    assert [version.note for version in archive.versions(5)] == ["x", "zmiana"]


def test_what_was_begun_and_not_written_down_leaves_no_trace(tmp_path: Path) -> None:
    """But for the files laid ready, which are removed."""
    knowledge = written(edition(1), tmp_path / "knowledge")
    for name in (".a.yaml.nowy", ".a.yaml.stary"):
        (knowledge / name).write_bytes(b"# pol")
    archive = Archive(knowledge, tmp_path / "data")
    archive.recover()
    assert whole(knowledge).files == edition(1).files
    assert archive.versions(5) == []


def test_what_a_person_changed_after_the_crash_stays(tmp_path: Path) -> None:
    """The rest of the publication is seen through around it."""
    old, new = edition(1), edition(2)
    knowledge = written(old, tmp_path / "knowledge")
    archive = Archive(knowledge, tmp_path / "data")
    archive.record(old, _SIGNATURE)
    store = VersionStore(tmp_path / "data" / "editions")
    with store.turn():
        store.begin(new.files, author="", contact="", at=_SIGNATURE.at, text="x")
    (knowledge / "c.yaml").write_bytes(b"# moje\n")
    archive.recover()
    assert whole(knowledge).files == {**new.files, "c.yaml": b"# moje\n"}
