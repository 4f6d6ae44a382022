"""Writing into the knowledge directory so that any moment leaves whole files."""

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from bot.knowledge.snapshot import Snapshot

# Names that begin with a full stop are not read as knowledge.
_NEW: Final = ".{name}.nowy"
_OLD: Final = ".{name}.stary"


class Writing:
    """Changed files laid ready beside those they replace, with copies of these.

    All that takes up space is written when it is made; after that files only change their names.
    Raises OSError when anything cannot be written.
    """

    def __init__(self, directory: Path, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> None:
        self._directory = directory
        self._names = sorted(n for n in {*old, *new} if old.get(n) != new.get(n))
        self._new = new
        self._old = old
        try:
            for name in self._names:
                self._lay(_NEW, name, new)
                self._lay(_OLD, name, old)
        except OSError:
            self.clear()
            raise

    def replace(self) -> None:
        """Put the new files in place."""
        for name in self._names:
            self._move(_NEW, name, self._new)
        _sync(self._directory)

    def restore(self) -> None:
        """Put the old files back, wherever ``replace`` came to."""
        for name in self._names:
            self._move(_OLD, name, self._old)

    def clear(self) -> None:
        """Remove what was laid ready and not used."""
        for name in self._names:
            for form in (_NEW, _OLD):
                with contextlib.suppress(OSError):
                    self._beside(form, name).unlink(missing_ok=True)

    def _beside(self, form: str, name: str) -> Path:
        return self._directory / form.format(name=name)

    def _lay(self, form: str, name: str, contents: Mapping[str, bytes]) -> None:
        if name in contents:
            target, beside = self._directory / name, self._beside(form, name)
            with beside.open("wb") as file:
                file.write(contents[name])
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                beside.chmod(target.stat().st_mode)

    def _move(self, form: str, name: str, contents: Mapping[str, bytes]) -> None:
        target = self._directory / name
        beside = self._beside(form, name)
        if name not in contents:
            target.unlink(missing_ok=True)
        elif beside.exists():
            beside.replace(target)


def remove_leftovers(directory: Path) -> None:
    """Remove what a process that was killed had laid ready."""
    for form in (_NEW, _OLD):
        for path in directory.glob(form.format(name="*")):
            path.unlink(missing_ok=True)


def see_through(directory: Path, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> None:
    """Write what a process that was killed had not; what a person changed since then stays.

    Raises OSError when it cannot be written.
    """
    present = Snapshot.read(directory).files
    ours = dict(_not_changed_since(present, old, new))
    begun = {name: content for name, content in present.items() if name in ours}
    wanted = {name: content for name, content in ours.items() if content is not None}
    writing = Writing(directory, begun, wanted)
    try:
        writing.replace()
    finally:
        writing.clear()


def _not_changed_since(
    present: Mapping[str, bytes], old: Mapping[str, bytes], new: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes | None]]:
    for name in {*old, *new}:
        if present.get(name) in (old.get(name), new.get(name)):
            yield name, new.get(name)


def _sync(directory: Path) -> None:
    """Make the new names outlive a power cut, where the system can."""
    if os.name == "posix":
        handle = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
