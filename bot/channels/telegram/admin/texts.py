"""What those who keep the knowledge are told: in Polish, the language they work in."""

from collections.abc import Sequence
from typing import Any, Final

from telegram import Message, Update, User

from bot.channels.telegram.buttons import Row
from bot.channels.telegram.sending import Place, edit, send
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.markup import escape

MOST_ERRORS: Final = 20


def said(key: str, /, **values: str | int) -> str:
    """The text ``admin-<key>``; values are shown letter by letter."""
    shown = {name: escape(v) if isinstance(v, str) else v for name, v in values.items()}
    return message(DEFAULT_LANGUAGE, f"admin-{key}", **shown)


def listed(lines: Sequence[str], most: int = MOST_ERRORS) -> str:
    """``lines`` letter by letter, a bullet each; how many there are beyond ``most``."""
    told = [f"• {escape(line)}" for line in lines[:most]]
    if (rest := len(lines) - most) > 0:
        told.append(said("and-more", count=rest))
    return "\n".join(told)


def errors(problems: Sequence[str]) -> str:
    """Why a change cannot be made."""
    return f"{said('errors', count=len(problems))}\n\n{listed(problems)}"


async def answer(update: Update, text: str, rows: Sequence[Row] = ()) -> Message | None:
    """Write ``text`` where the command, document or button of ``update`` stands."""
    asked = update.effective_message
    assert asked is not None
    return await send(Place.of(asked), text, rows)


async def turn(update: Update, text: str, rows: Sequence[Row] = ()) -> None:
    """Put ``text`` in place of the message whose button was tapped."""
    query = update.callback_query
    assert query is not None
    assert query.message is not None
    await edit(Place.of(query.message), query.message.message_id, text, rows)


def sender(update: Update) -> User:
    """Who wrote or tapped; those whose rank was looked up are somebody."""
    assert update.effective_user is not None
    return update.effective_user


def chat_of(update: Update) -> int:
    """Where it was written or tapped; only chats are listened to."""
    assert update.effective_chat is not None
    return update.effective_chat.id


async def nothing(_update: Update, _context: Any) -> None:
    """What somebody gets for an update that nobody else may send."""
