"""Why the system refused something, in words for people who do not run it."""

import errno
from typing import Final

from bot.i18n.catalogue import DEFAULT_LANGUAGE, message

_UNNAMED: Final = "other"


def reason(error: Exception) -> str:
    """The reason of an error of the disk or the database; as the system says it, if it is rare."""
    number: int = getattr(error, "errno", None) or 0
    name: str = getattr(error, "sqlite_errorname", errno.errorcode.get(number, _UNNAMED))
    text: str = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return message(DEFAULT_LANGUAGE, "system-error", name=name, text=text)
