"""Versions in a git repository."""

import shutil
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from dulwich.objects import Blob

from bot.store.versions import KeptVersion, VersionStore

AT = datetime(2026, 3, 1, 12, 30, tzinfo=timezone(timedelta(hours=1)))
ONE = {"a.yaml": "ą: 1\r\n".encode(), "b.yaml": b"\xff\x00"}
TWO = {"b.yaml": b"", "żółć i spacja.yaml": b"2"}


@pytest.fixture
def store(tmp_path: Path) -> VersionStore:
    """A store in a directory that is not there yet."""
    return VersionStore(tmp_path / "data" / "editions")


def keep(store: VersionStore, files: Mapping[str, bytes], text: str = "Zmiana") -> KeptVersion:
    """Keep files as a version."""
    with store.turn():
        return store.keep(files, author="Ala", contact="12", at=AT, text=text)


def test_nothing_is_kept_at_first(store: VersionStore) -> None:
    """Which is no fault."""
    assert (store.last(), store.newest(5), store.unfinished()) == (None, [], None)
    for unknown in (store.files, store.find):
        with pytest.raises(KeyError):
            unknown("abcdef123")


def test_versions_come_back_as_they_were_kept(store: VersionStore) -> None:
    """Byte for byte, with who, when and why; the newest first."""
    first, second = keep(store, ONE, "Pierwsza\n\nżółw"), keep(store, TWO)
    assert store.newest(5) == [second, first]
    assert store.newest(1) == [store.last()] == [second]
    assert (store.files(first.id), store.files(second.id)) == (ONE, TWO)
    assert (first.at, first.author, first.contact) == (AT, "Ala", "12")
    assert first.at.utcoffset() == timedelta(hours=1)
    assert first.text == "Pierwsza\n\nżółw"


def test_a_version_is_found_by_the_beginning_of_its_id(store: VersionStore) -> None:
    """Of six characters or more."""
    kept = keep(store, ONE)
    assert store.find(kept.id[:6]) == kept
    for wrong in (kept.id[:5], "", "zzzzzz", kept.id + "0"):
        with pytest.raises(KeyError):
            store.find(wrong)


def test_strange_names_are_taken(store: VersionStore) -> None:
    """Nothing that an author is called breaks the record."""
    with store.turn():
        kept = store.keep(ONE, author="A <b>\n\0ł", contact="<1>", at=AT, text="x")
        nobody = store.keep(ONE, author="", contact="", at=AT.astimezone(UTC), text="")
    assert (kept.author, kept.contact) == ("A bł", "1")
    assert (nobody.author, nobody.contact, nobody.text) == ("", "", "")


def test_the_working_tree_holds_the_last_version(store: VersionStore, tmp_path: Path) -> None:
    """And nothing else."""
    place = tmp_path / "data" / "editions"
    for files in (ONE, TWO):
        keep(store, files)
        store.check_out()
        assert {p.name: p.read_bytes() for p in place.iterdir() if p.is_file()} == files


@pytest.mark.skipif(shutil.which("git") is None, reason="git itself is asked")
def test_git_reads_it(store: VersionStore, tmp_path: Path) -> None:
    """The history and a clean working tree."""
    keep(store, ONE)
    keep(store, TWO, "Druga")
    store.check_out()

    def git(*arguments: str) -> str:
        command = ["git", "-C", str(tmp_path / "data" / "editions"), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    assert git("log", "--format=%s %an %ae").splitlines() == ["Druga Ala 12", "Zmiana Ala 12"]
    assert git("status", "--porcelain") == ""
    assert git("fsck") == ""


def test_a_version_begun_is_none_until_it_is_finished(store: VersionStore) -> None:
    """It can be seen through after a restart, or given up."""
    first = keep(store, ONE)
    with store.turn():
        store.begin(TWO, author="Ala", contact="", at=AT, text="x")
    assert store.last() == first
    assert store.unfinished() == (ONE, TWO)
    with store.turn():
        store.abandon()
    assert store.unfinished() is None
    with store.turn():
        begun = store.begin(TWO, author="Ala", contact="", at=AT, text="x")
        store.finish()
    assert store.newest(5) == [begun, first]
    assert store.unfinished() is None


def test_what_is_set_aside_is_no_version(store: VersionStore) -> None:
    """But can be got back."""
    kept = keep(store, ONE)
    with store.turn():
        ids = [store.set_aside(f, author="", contact="", at=AT, text="x") for f in (TWO, ONE)]
    assert store.newest(5) == [kept]
    assert [store.files(id_) for id_ in ids] == [TWO, ONE]


def test_locks_of_a_killed_process_keep_nobody_out(store: VersionStore, tmp_path: Path) -> None:
    """They are removed by whoever comes next."""
    keep(store, ONE)
    git = tmp_path / "data" / "editions" / ".git"
    for name in ("index.lock", "refs/heads/main.lock", "refs/heads/publishing.lock"):
        (git / name).touch()
    blob = Blob.from_string(TWO["żółć i spacja.yaml"]).id.decode()
    (git / "objects" / blob[:2]).mkdir(exist_ok=True)
    (git / "objects" / blob[:2] / f"{blob[2:]}.lock").touch()
    keep(store, TWO)
    store.check_out()
    assert [version.text for version in store.newest(5)] == ["Zmiana", "Zmiana"]


def test_a_repository_cut_off_while_being_made_is_made_anew(
    store: VersionStore, tmp_path: Path
) -> None:
    """Half a repository is no obstacle."""
    place = tmp_path / "data" / "editions"
    (place / ".draft" / ".git" / "refs").mkdir(parents=True)
    (place / ".git" / "objects").mkdir(parents=True)
    assert keep(store, ONE) == store.last()


def test_where_nothing_can_be_kept_the_disk_is_to_blame(tmp_path: Path) -> None:
    """A file stands where the directory should be."""
    (tmp_path / "data").touch()
    with pytest.raises(OSError, match="data"):
        keep(VersionStore(tmp_path / "data" / "editions"), ONE)
