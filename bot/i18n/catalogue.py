"""Look-up of messages in the ``.ftl`` files beside this module."""

from functools import cache
from pathlib import Path
from typing import Final

from fluent.runtime import FluentLocalization, FluentResourceLoader

DEFAULT_LANGUAGE: Final = "pl"
LANGUAGES: Final = ("pl", "uk", "en")

_ROOT: Final = Path(__file__).parent


@cache
def _localization(language: str) -> FluentLocalization:
    order = [language, DEFAULT_LANGUAGE] if language != DEFAULT_LANGUAGE else [language]
    files = sorted(path.name for path in (_ROOT / DEFAULT_LANGUAGE).glob("*.ftl"))
    loader = FluentResourceLoader(str(_ROOT / "{locale}"))
    # Isolation marks (U+2068, U+2069) would show up as boxes in old phones and terminals.
    return FluentLocalization(order, files, loader, use_isolating=False)


def message(language: str, key: str, **values: str | int | float) -> str:
    """The text of ``key`` in ``language``, or in Polish where it has no such text.

    Raises KeyError for a key that no catalogue has: a bug, caught by the test of catalogues.
    """
    return _formatted(language, key, **values) if values else _fixed(language, key)


def _formatted(language: str, key: str, **values: str | int | float) -> str:
    localization = _localization(language if language in LANGUAGES else DEFAULT_LANGUAGE)
    text = str(localization.format_value(key, values))
    if text == key:
        raise KeyError(key)
    return text


# Labels of buttons, mostly: several in each reply.
_fixed: Final = cache(_formatted)
