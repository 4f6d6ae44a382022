"""Chats, messages, taps and files that the server knows."""

import asyncio
import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from tests.botapi.errors import ApiError, Json, bad_request, forbidden
from tests.botapi.parameters import Parameters
from tests.botapi.shown import Shown, shown
from tests.botapi.updates import UpdateQueue

BLOCKED: Final = forbidden("bot was blocked by the user")
KICKED: Final = forbidden("bot was kicked from the group chat")
NO_RIGHTS: Final = bad_request("not enough rights to send text messages to the chat")
NOT_STARTED: Final = forbidden("bot can't initiate conversation with a user")


@dataclass(slots=True)
class Chat:
    """A chat; ``refusal`` is why the bot may not write there, ``actions`` what it showed."""

    card: Json
    refusal: ApiError | None = None
    messages: dict[int, Json] = field(default_factory=dict)
    shown: asyncio.Queue[Shown] = field(default_factory=asyncio.Queue)
    actions: list[str] = field(default_factory=list)

    @property
    def id(self) -> int:
        """The chat's identifier; negative for groups."""
        return int(self.card["id"])

    def show(self, message: Json, *, edited: bool = False) -> None:
        """Let those in the chat see the message as it stands now."""
        self.shown.put_nowait(shown(message, edited=edited))


@dataclass(frozen=True, slots=True)
class Callback:
    """A tap that waits for the bot's answer: the text shown on top, or empty."""

    answer: asyncio.Future[str]


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file on the server."""

    file_id: str
    path: str
    content: bytes


class World:
    """Everything but the requests: what Telegram would remember."""

    def __init__(self, bot: Json, failures: list[str], heard: Callable[[], None]) -> None:
        self.bot = bot
        self.failures = failures
        self.updates = UpdateQueue(failures)
        self.chats: dict[int, Chat] = {}
        self.callbacks: dict[str, Callback] = {}
        self.files: dict[str, StoredFile] = {}
        self.heard = heard
        self._message_ids = itertools.count(1)
        self._callback_ids = itertools.count(4_382_000_001)

    def chat(self, parameters: Parameters) -> Chat:
        """The chat of ``chat_id``; ApiError "chat not found"."""
        if not parameters.has("chat_id"):
            raise bad_request("chat_id is empty")
        try:
            return self.chats[parameters.integer("chat_id")]
        except (KeyError, ApiError):
            raise bad_request("chat not found") from None

    def writable(self, parameters: Parameters) -> Chat:
        """The chat of ``chat_id`` if the bot may write there; else ApiError with the reason."""
        chat = self.chat(parameters)
        if chat.refusal is not None:
            raise chat.refusal
        return chat

    def new_message(self, chat: Chat, sender: Json, content: Json) -> Json:
        """A message in the chat, kept so that it can be replied to, edited and deleted."""
        message: Json = {
            "message_id": next(self._message_ids),
            "date": int(time.time()),
            "chat": chat.card,
            "from": sender,
            **content,
        }
        chat.messages[message["message_id"]] = message
        return message

    def new_callback(self) -> tuple[str, Callback]:
        """The id and the waiting answer of a new tap."""
        callback = Callback(asyncio.get_running_loop().create_future())
        callback_id = str(next(self._callback_ids))
        self.callbacks[callback_id] = callback
        return callback_id, callback

    def store_file(self, name: str, content: bytes) -> StoredFile:
        """Keep a file; the bot may download it by its id."""
        number = len(self.files) + 1
        stored = StoredFile(f"BQACAgQAAx{number:06}", f"documents/file_{number}_{name}", content)
        self.files[stored.file_id] = stored
        return stored
