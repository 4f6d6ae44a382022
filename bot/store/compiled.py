"""The last edition as it was built, so that a restart need not build it again."""

import logging
import pickle
import tempfile
from pathlib import Path
from typing import Final

logger = logging.getLogger(__name__)

_NAME: Final = "edition-{key}.pickle"


class CompiledStore:
    """Keeps one built object under the key of all it was built from.

    It is written by this program and read by this program only, in a directory where whoever can
    write can change every answer anyway: hence pickle. What cannot be read is built again.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def get(self, key: str) -> object | None:
        """What was kept under ``key``, or None."""
        try:
            with (self._directory / _NAME.format(key=key)).open("rb") as file:
                kept: object = pickle.load(file)  # noqa: S301 – see the class
                return kept
        except FileNotFoundError:
            return None
        except Exception as error:
            logger.warning("The kept edition cannot be read and is built again: %r", error)
            return None

    def put(self, key: str, value: object) -> None:
        """Keep ``value`` in place of what was kept before; a full disk is logged, no more."""
        try:
            self._directory.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self._directory) as draft:
                written = Path(draft) / "edition"
                written.touch(mode=0o600)
                with written.open("wb") as file:
                    pickle.dump(value, file, protocol=pickle.HIGHEST_PROTOCOL)
                kept = written.rename(self._directory / _NAME.format(key=key))
            for other in self._directory.glob(_NAME.format(key="*")):
                if other != kept:
                    other.unlink(missing_ok=True)
        except OSError as error:
            logger.warning("The edition cannot be kept for the next start: %s", error)
