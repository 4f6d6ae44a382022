"""The YAML files of a knowledge directory at one time."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from pathlib import Path, PureWindowsPath
from typing import Final, NamedTuple, Self

from bot.i18n.system import reason

MAX_BYTES: Final = 5_000_000
MAX_TOTAL_BYTES: Final = 50_000_000
DIRECTORY: Final = "."
"""Stands for the directory itself where a file is named."""
_SUFFIXES: Final = (".yaml", ".yml")
# Copies and locks that editors leave beside a file.
_EDITOR_MARKS: Final = (".", "~", "#")


class Unread(NamedTuple):
    """What could not be read, and why: a kind of the catalogue ``check-<kind>`` and its reason."""

    name: str
    kind: str
    reason: str = ""


def is_source(name: str) -> bool:
    """Whether a knowledge directory may hold a file of this name that is read."""
    plain = name == PureWindowsPath(name).name == os.path.basename(name) and "\0" not in name  # noqa: PTH119 – PurePath drops a slash at the end
    return plain and name.lower().endswith(_SUFFIXES) and not name.startswith(_EDITOR_MARKS)


@dataclass(frozen=True)
class Snapshot:
    """Contents by file name, in the order of the names; of a larger file just over ``MAX_BYTES``.

    ``unread`` names what stood in the directory and could not be read. Raises ValueError for a
    name that no knowledge directory may hold.
    """

    files: Mapping[str, bytes]
    unread: tuple[Unread, ...] = ()

    def __post_init__(self) -> None:
        if wrong := [name for name in self.files if not is_source(name)]:
            raise ValueError(f"not names of knowledge files: {wrong}")
        object.__setattr__(self, "files", dict(sorted(self.files.items())))

    @classmethod
    def read(cls, directory: Path) -> Self:
        """The files of ``directory`` as they are now; what cannot be read goes into ``unread``."""
        try:
            paths = sorted(path for path in directory.iterdir() if is_source(path.name))
            size = sum(path.stat().st_size for path in paths if path.is_file())
        except NotADirectoryError:
            return cls({}, (Unread(DIRECTORY, "not-a-directory"),))
        except FileNotFoundError:
            return cls({}, (Unread(DIRECTORY, "no-directory"),))
        except (OSError, ValueError) as error:
            return cls({}, (Unread(DIRECTORY, "unreadable", reason(error)),))
        if size > MAX_TOTAL_BYTES:
            return cls({}, (Unread(DIRECTORY, "total-too-large"),))
        files: dict[str, bytes] = {}
        unread = []
        for path in paths:
            content = _read(path)
            if isinstance(content, Unread):
                unread.append(content)
            else:
                files[path.name] = content
        return cls(files, tuple(unread))

    def with_file(self, name: str, content: bytes) -> Self:
        """The same with a file added or replaced. Raises ValueError for an impossible name."""
        return replace(self, files={**self.files, name: content})

    def without(self, name: str) -> Self:
        """The same without a file. Raises KeyError when there is none of that name."""
        rest = dict(self.files)
        del rest[name]
        return replace(self, files=rest)

    @cached_property
    def digest(self) -> str:
        """What two snapshots share when they hold the same."""
        digest = blake2b(digest_size=16)
        for name, content in self.files.items():
            digest.update(os.fsencode(name) + b"\0%d\0" % len(content) + content)
        for unread in self.unread:
            digest.update(repr(tuple(unread)).encode())
        return digest.hexdigest()

    def changed(self, since: "Snapshot") -> Mapping[str, bytes | None]:
        """The files that differ from those of ``since``, None for one that is gone."""
        names = sorted({*self.files, *since.files})
        return {
            name: self.files.get(name)
            for name in names
            if self.files.get(name) != since.files.get(name)
        }


def _read(path: Path) -> bytes | Unread:
    try:
        if not path.is_file():
            return Unread(path.name, "not-a-file")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        return Unread(path.name, "unreadable", reason(error))
