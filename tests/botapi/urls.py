"""Which links Telegram accepts."""

import re
from typing import Final
from urllib.parse import urlsplit

from tests.botapi.errors import bad_request

_HOST: Final = re.compile(r"(?:[^\s.@/?#:]+\.)+[^\s.@/?#:\d][^\s.@/?#:]*")
_IP: Final = re.compile(r"\d{1,3}(\.\d{1,3}){3}")
_SCHEMES: Final = ("http", "https")


def link_problem(url: str) -> str | None:
    """Why Telegram refuses ``url``, or None where it takes it."""
    if any(character.isspace() for character in url):
        return "Wrong HTTP URL"
    try:
        parts = urlsplit(url if "://" in url or ":" in url else f"http://{url}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "Wrong HTTP URL"
    if parts.scheme == "tg":
        return None
    if parts.scheme not in _SCHEMES:
        return "Unsupported URL protocol"
    if port == 0 or not (_HOST.fullmatch(host) or _IP.fullmatch(host)):
        return "Wrong HTTP URL"
    return None


def is_link(url: str) -> bool:
    """Whether Telegram makes a link of ``url``."""
    return bool(url) and link_problem(url) is None


def check_button_url(url: str) -> None:
    """ApiError when a button must not lead to ``url``."""
    problem = link_problem(url) if url else "URL must be non-empty"
    if problem:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: {problem}")
