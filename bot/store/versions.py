"""Versions of a directory of files in a git repository that any git client can read."""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Final

from dulwich.config import ConfigFile
from dulwich.errors import NotGitRepository
from dulwich.object_store import DiskObjectStore
from dulwich.objects import Blob, Commit, ObjectID, Tree
from dulwich.refs import Ref
from dulwich.repo import Repo

_BRANCH: Final = Ref(b"refs/heads/main")
_PUBLISHING: Final = Ref(b"refs/heads/publishing")
_SET_ASIDE: Final = Ref(b"refs/heads/set-aside")
_FILE_MODE: Final = 0o100644
_SHORTEST_ID: Final = 6
_SIGNS_OF_AN_IDENTITY: Final = str.maketrans("", "", "<>\n\0")


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """One version: its id, when and by whom it was made, and what it says of itself.

    ``contact`` is what tells the author from others of the same name; it may be empty.
    """

    id: str
    at: datetime
    author: str
    contact: str
    text: str


class VersionStore:
    """Versions one after another; the working tree holds the files of the last one.

    Whoever writes does so inside of ``turn``. What was cut off while writing leaves no trace, but
    for ``unfinished``: a version that was begun and must be seen through. Raises OSError where the
    disk does not take part.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait until no other process writes, and keep them waiting; freed even by ``kill -9``."""
        self._directory.mkdir(parents=True, exist_ok=True)
        # SQLite brings a lock that works on all systems and ends with its process.
        lock = self._directory.with_name(f"{self._directory.name}.lock")
        with closing(sqlite3.connect(lock, timeout=60, isolation_level=None)) as held:
            try:
                held.execute("BEGIN EXCLUSIVE")
            except sqlite3.Error as error:
                raise OSError(str(error)) from error
            # What a killed process left would keep this one out; for objects see _add.
            git = self._directory / ".git"
            for stale in (*git.glob("*.lock"), *(git / "refs").rglob("*.lock")):
                stale.unlink(missing_ok=True)
            yield

    def last(self) -> KeptVersion | None:
        """The newest version, if there is any."""
        return next(iter(self.newest(1)), None)

    def newest(self, limit: int) -> list[KeptVersion]:
        """At most ``limit`` versions, the newest first."""
        with self._opened() as repository:
            found: list[KeptVersion] = []
            id_ = _target(repository, _BRANCH) if repository else None
            while repository and id_ is not None and len(found) < limit:
                commit = _commit(repository, id_)
                found.append(_described(commit))
                id_ = commit.parents[0] if commit.parents else None
            return found

    def find(self, prefix: str) -> KeptVersion:
        """The version whose id begins with ``prefix`` (six characters or more).

        Raises KeyError when there is none, or more than one.
        """
        every = self.newest(1_000_000) if len(prefix) >= _SHORTEST_ID else []
        found = [version for version in every if version.id.startswith(prefix)]
        if len(found) != 1:
            raise KeyError(prefix)
        return found[0]

    def files(self, id_: str) -> Mapping[str, bytes]:
        """The files of a version by name. Raises KeyError when there is no such version."""
        with self._opened() as repository:
            if repository is None:
                raise KeyError(id_)
            return _files(repository, ObjectID(id_.encode()))

    def keep(
        self, files: Mapping[str, bytes], *, author: str, contact: str, at: datetime, text: str
    ) -> KeptVersion:
        """Make these files the newest version."""
        version = self.begin(files, author=author, contact=contact, at=at, text=text)
        self.finish()
        return version

    def begin(
        self, files: Mapping[str, bytes], *, author: str, contact: str, at: datetime, text: str
    ) -> KeptVersion:
        """Write down a version that is ``unfinished`` until ``finish`` makes it the newest."""
        with self._writing() as repository:
            parent = _target(repository, _BRANCH)
            commit = _new_commit(files, parent, author, contact, at, text)
            _add(repository, files, commit)
            repository.refs.set_if_equals(_PUBLISHING, None, commit.id)
            return _described(commit)

    def unfinished(self) -> tuple[Mapping[str, bytes], Mapping[str, bytes]] | None:
        """The files before and after the version that was begun and not finished."""
        with self._opened() as repository:
            id_ = _target(repository, _PUBLISHING) if repository else None
            if repository is None or id_ is None:
                return None
            parents = _commit(repository, id_).parents
            return _files(repository, parents[0]) if parents else {}, _files(repository, id_)

    def finish(self) -> None:
        """Make the version that was begun the newest."""
        with self._writing() as repository:
            id_ = repository.refs[_PUBLISHING]
            repository.refs.set_if_equals(_BRANCH, None, id_)
            repository.refs.remove_if_equals(_PUBLISHING, None)

    def abandon(self) -> None:
        """Forget the version that was begun, even one that was about to be finished."""
        with self._writing() as repository:
            id_ = _target(repository, _PUBLISHING)
            if id_ is not None and id_ == _target(repository, _BRANCH):
                parents = _commit(repository, id_).parents
                if parents:
                    repository.refs.set_if_equals(_BRANCH, None, parents[0])
                else:
                    repository.refs.remove_if_equals(_BRANCH, None)
            repository.refs.remove_if_equals(_PUBLISHING, None)

    def set_aside(
        self, files: Mapping[str, bytes], *, author: str, contact: str, at: datetime, text: str
    ) -> str:
        """Keep files that are no version, on a branch of their own; the id to find them by."""
        with self._writing() as repository:
            before = _target(repository, _SET_ASIDE)
            commit = _new_commit(files, before, author, contact, at, text)
            _add(repository, files, commit)
            repository.refs.set_if_equals(_SET_ASIDE, None, commit.id)
            return commit.id.decode()

    def check_out(self) -> None:
        """Bring the working tree to the newest version."""
        with self._writing() as repository:
            tree = _commit(repository, repository.refs[_BRANCH]).tree
            names = {os.fsdecode(entry.path) for entry in _tree(repository, tree).items()}
            for path in self._directory.iterdir():
                if path.is_file() and path.name not in names:
                    path.unlink()
            repository.get_worktree().reset_index(tree)

    @contextmanager
    def _opened(self) -> Iterator[Repo | None]:
        try:
            repository = Repo(self._directory)
        except NotGitRepository:
            yield None
            return
        with closing(repository):
            yield repository

    @contextmanager
    def _writing(self) -> Iterator[Repo]:
        git = self._directory / ".git"
        if not (git / "HEAD").exists():
            self._found(git)
        with closing(Repo(self._directory)) as repository:
            if isinstance(repository.object_store, DiskObjectStore):
                # A version counts on its objects once its reference is written.
                repository.object_store.fsync_object_files = True
            yield repository

    def _found(self, git: Path) -> None:
        """Make the repository; one that was cut off halfway is made anew."""
        draft = self._directory / ".draft"
        if draft.exists():
            _remove(draft)
        draft.mkdir(parents=True)
        with closing(Repo.init(draft, default_branch=b"main")) as repository:
            config: ConfigFile = repository.get_config()
            config.set(b"core", b"autocrlf", b"false")
            config.write_to_path()
        if git.exists():
            _remove(git)
        (draft / ".git").rename(git)
        draft.rmdir()


def _remove(directory: Path) -> None:
    for path in sorted(directory.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    directory.rmdir()


def _new_commit(  # noqa: PLR0913, PLR0917 – what a commit is made of
    files: Mapping[str, bytes],
    parent: ObjectID | None,
    author: str,
    contact: str,
    at: datetime,
    text: str,
) -> Commit:
    tree = Tree()
    for name, content in files.items():
        tree.add(os.fsencode(name), _FILE_MODE, Blob.from_string(content).id)
    name, address = (part.translate(_SIGNS_OF_AN_IDENTITY).strip() for part in (author, contact))
    commit = Commit()
    commit.tree = tree.id
    commit.parents = [parent] if parent else []
    commit.author = commit.committer = f"{name} <{address}>".encode()
    commit.author_time = commit.commit_time = int(at.timestamp())
    offset = at.utcoffset() or timedelta()
    commit.author_timezone = commit.commit_timezone = int(offset.total_seconds())
    commit.encoding = b"UTF-8"
    # A text may name a file whose name is in no encoding.
    commit.message = text.encode("utf-8", "replace")
    return commit


def _add(repository: Repo, files: Mapping[str, bytes], commit: Commit) -> None:
    tree = Tree()
    objects: list[Blob | Tree | Commit] = []
    for name, content in files.items():
        objects.append(Blob.from_string(content))
        tree.add(os.fsencode(name), _FILE_MODE, objects[-1].id)
    for added in (*objects, tree, commit):
        id_ = added.id.decode()
        stale = Path(repository.controldir(), "objects", id_[:2], f"{id_[2:]}.lock")
        stale.unlink(missing_ok=True)
        repository.object_store.add_object(added)


def _target(repository: Repo, name: Ref) -> ObjectID | None:
    return repository.refs[name] if name in repository.refs else None  # noqa: SIM401 – it has no get


def _commit(repository: Repo, id_: ObjectID) -> Commit:
    found = repository[id_]
    if not isinstance(found, Commit):
        raise KeyError(id_)
    return found


def _tree(repository: Repo, id_: ObjectID) -> Tree:
    found = repository[id_]
    if not isinstance(found, Tree):
        raise KeyError(id_)
    return found


def _files(repository: Repo, id_: ObjectID) -> Mapping[str, bytes]:
    tree = _tree(repository, _commit(repository, id_).tree)
    return {
        os.fsdecode(entry.path): repository[entry.sha].as_raw_string() for entry in tree.items()
    }


def _described(commit: Commit) -> KeptVersion:
    author, _, contact = commit.author.decode("utf-8", "replace").rpartition(" <")
    zone = timezone(timedelta(seconds=commit.author_timezone))
    return KeptVersion(
        commit.id.decode(),
        datetime.fromtimestamp(commit.author_time, zone),
        author,
        contact.removesuffix(">"),
        commit.message.decode("utf-8", "replace"),
    )
