"""Buttons for those who keep the knowledge; what one means stands in it, as in all buttons."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from telegram import InlineKeyboardButton

from bot.channels.telegram.buttons import Row, button
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message

_KEY: Final = re.compile(r"a([pvtlb]):([a-z]):([0-9a-f]*)(?::([0-9a-f]*))?")
SHORT_ID: Final = 12
"""Hex digits of a version's id that stand in a button."""


class Matter(StrEnum):
    """What a button is about. Buttons sent long ago carry these letters: never change one."""

    PROPOSAL = "p"
    VERSION = "v"
    TEAM = "t"
    LOG = "l"
    BASE = "b"


@dataclass(frozen=True, slots=True)
class Key:
    """The content of a button: a matter, what to do, and one or two ids or numbers."""

    matter: Matter
    verb: str
    target: str = ""
    other: str = ""

    def __str__(self) -> str:
        data = f"a{self.matter}:{self.verb}:{self.target}"
        return f"{data}:{self.other}" if self.other else data

    @classmethod
    def parse(cls, data: str) -> "Key | None":
        """Read ``str(key)``; None when it is no such text."""
        match = _KEY.fullmatch(data)
        if match is None:
            return None
        matter, verb, target, other = match.groups(default="")
        return cls(Matter(matter), verb, target, other)


def named(name: str, key: Key) -> InlineKeyboardButton:
    """A button that says what the catalogue has as ``admin-<name>``."""
    return button(message(DEFAULT_LANGUAGE, f"admin-{name}"), key)


def turning(matter: Matter, page: int, *, more: bool) -> list[Row]:
    """The row that turns the pages of a list, from 0; none when there is only one."""
    row = []
    if page:
        row.append(named("newer", Key(matter, "l", f"{page - 1:x}")))
    if more:
        row.append(named("older", Key(matter, "l", f"{page + 1:x}")))
    return [tuple(row)] if row else []
