"""Buttons for those who learn from what was asked; what one means stands in it."""

import re
from dataclasses import dataclass
from typing import Final

from telegram import InlineKeyboardButton

from bot.channels.telegram.buttons import button
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message

_PRESS: Final = re.compile(r"a([qns])([a-z]):([0-9]{0,9})(?::([a-z0-9-]*))?")

QUESTIONS: Final = "q"
NEW_ENTRY: Final = "n"
STATISTICS: Final = "s"


@dataclass(frozen=True, slots=True)
class Press:
    """The content of a button: a matter, what to do, a row or page, and an id or number.

    The longest id (50 letters) leaves room for rows up to 999,999,999 in Telegram's 64 bytes.
    """

    matter: str
    verb: str
    number: int = 0
    target: str = ""

    def __str__(self) -> str:
        data = f"a{self.matter}{self.verb}:{self.number}"
        return f"{data}:{self.target}" if self.target else data

    @classmethod
    def parse(cls, data: str) -> "Press | None":
        """Read ``str(press)``; None when it is no such text."""
        match = _PRESS.fullmatch(data)
        if match is None:
            return None
        matter, verb, number, target = match.groups(default="")
        return cls(matter, verb, int(number or 0), target)


def named(name: str, press: Press) -> InlineKeyboardButton:
    """A button that says what the catalogue has as ``triage-<name>``."""
    return button(message(DEFAULT_LANGUAGE, f"triage-{name}"), press)


def said(key: str, **values: str | int) -> str:
    """The text ``triage-<key>``."""
    return message(DEFAULT_LANGUAGE, f"triage-{key}", **values)
