"""Look-up of messages in the ``.ftl`` files beside this module."""

import re
from functools import cache
from pathlib import Path
from typing import Final

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser

DEFAULT_LANGUAGE: Final = "pl"
LANGUAGES: Final = ("pl", "uk", "en")

_ROOT: Final = Path(__file__).parent
_ENTRY: Final = re.compile(r"^(?=[a-z][a-z0-9-]* =)", re.MULTILINE)
_REFERENCE: Final = re.compile(r"\{ *([a-z][a-z0-9-]*) *\}")
_PARSER: Final = FluentParser(with_spans=False)


class _Catalogue:
    """The messages of one language, each parsed when it is asked for first.

    No process shows more than a part of them, and the tree of a parsed message takes fifty times
    the memory of its source.
    """

    def __init__(self, language: str) -> None:
        # Isolation marks (U+2068, U+2069) would show up as boxes in old phones and terminals.
        self._bundle = FluentBundle([language], use_isolating=False)
        self._sources = {
            source.partition(" ")[0]: source
            for path in (_ROOT / language).glob("*.ftl")
            for source in _ENTRY.split(path.read_text("utf-8"))[1:]
        }

    def text(self, key: str, values: dict[str, str | int | float]) -> str | None:
        """The text of ``key``, or None where there is no such text."""
        if key not in self._sources:
            return None
        self._parse(key)
        pattern = self._bundle.get_message(key).value
        assert pattern is not None
        return str(self._bundle.format_pattern(pattern, values)[0])

    def _parse(self, key: str) -> None:
        if self._bundle.has_message(key):
            return
        source = self._sources[key]
        # First what it refers to: another thread may ask for it as soon as it is there.
        for inner in _REFERENCE.findall(source):
            self._parse(inner)
        self._bundle.add_resource(_PARSER.parse(source))


_catalogue: Final = cache(_Catalogue)


def message(language: str, key: str, **values: str | int | float) -> str:
    """The text of ``key`` in ``language``, or in Polish where it has no such text.

    Raises KeyError for a key that no catalogue has: a bug, caught by the test of catalogues.
    """
    return _formatted(language, key, **values) if values else _fixed(language, key)


def _formatted(language: str, key: str, **values: str | int | float) -> str:
    text = _catalogue(language).text(key, values) if language in LANGUAGES else None
    if text is None:
        text = _catalogue(DEFAULT_LANGUAGE).text(key, values)
    if text is None:
        raise KeyError(key)
    return text


# Labels of buttons, mostly: several in each reply.
_fixed: Final = cache(_formatted)
