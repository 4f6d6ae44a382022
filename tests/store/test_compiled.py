import logging
import pickle
from pathlib import Path

import pytest

from bot.store.compiled import CompiledStore


def kept(directory: Path) -> list[Path]:
    """The files of kept editions."""
    return sorted(directory.glob("edition-*"))


def test_what_was_put_is_got(tmp_path: Path) -> None:
    """By the next store, too, in a directory made for it."""
    directory = tmp_path / "data"
    CompiledStore(directory).put("abc", {"a": 1})
    assert CompiledStore(directory).get("abc") == {"a": 1}


def test_nothing_is_kept_at_first(tmp_path: Path) -> None:
    """Which is no fault."""
    assert CompiledStore(tmp_path / "none").get("abc") is None


def test_other_versions_are_removed(tmp_path: Path) -> None:
    """Only the last one is kept; other files stay."""
    store = CompiledStore(tmp_path)
    other = tmp_path / "vectors.sqlite3"
    other.touch()
    store.put("old", 1)
    store.put("new", 2)
    assert store.get("old") is None
    assert store.get("new") == 2
    assert len(kept(tmp_path)) == 1
    assert other.exists()


@pytest.mark.parametrize(
    "damaged",
    [b"", b"garbage", pickle.dumps({"a": 1})[:-3], b"cbot.nowhere\nNothing\n.", b"\x80\xff"],
)
def test_a_damaged_file_is_built_again(
    damaged: bytes, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It is as if nothing were kept, but for a warning."""
    store = CompiledStore(tmp_path)
    store.put("abc", {"a": 1})
    (path,) = kept(tmp_path)
    path.write_bytes(damaged)
    with caplog.at_level(logging.WARNING):
        assert store.get("abc") is None
    assert len(caplog.records) == 1
    store.put("abc", {"a": 2})
    assert store.get("abc") == {"a": 2}


def test_where_nothing_can_be_kept_the_bot_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A file stands where the directory should be."""
    place = tmp_path / "data"
    place.touch()
    with caplog.at_level(logging.WARNING):
        CompiledStore(place).put("abc", 1)
        assert CompiledStore(place).get("abc") is None
    assert caplog.records
