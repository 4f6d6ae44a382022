"""The other side of the chats: people and groups who write to the bot."""

import asyncio
from dataclasses import dataclass
from typing import Any

from tests.botapi.errors import Json, bad_request
from tests.botapi.journal import PATIENCE
from tests.botapi.shown import Button, Shown
from tests.botapi.texts import typed_entities
from tests.botapi.world import BLOCKED, KICKED, NO_RIGHTS, NOT_STARTED, Callback, Chat, World


@dataclass(frozen=True, slots=True)
class Tap:
    """A tap on a button."""

    callback_id: str
    callback: Callback
    world: World

    async def answered(self, within: float = PATIENCE) -> str:
        """The text shown on top, empty for none; AssertionError after ``within`` seconds."""
        try:
            return await asyncio.wait_for(asyncio.shield(self.callback.answer), within)
        except TimeoutError:
            raise AssertionError(f"the tap was not answered in {within} s") from None

    def expire(self) -> None:
        """Make the query too old to be answered."""
        del self.world.callbacks[self.callback_id]


class _Watcher:
    """Somebody who sees what the bot writes in a chat."""

    def __init__(self, world: World, chat: Chat) -> None:
        self._world = world
        self.chat = chat

    @property
    def id(self) -> int:
        """The identifier of the chat; of a person's chat also that of the person."""
        return self.chat.id

    async def reply(self, within: float = PATIENCE) -> Shown:
        """The next message or edit in the chat; AssertionError after ``within`` seconds."""
        try:
            return await asyncio.wait_for(self.chat.shown.get(), within)
        except TimeoutError:
            raise AssertionError(
                f"chat {self.id}: nothing from the bot in {within} s; "
                f"actions {self.chat.actions}, failures {self._world.failures}"
            ) from None

    @property
    def unread(self) -> int:
        """How many messages and edits nobody has asked for with ``reply``."""
        return self.chat.shown.qsize()

    def _membership(self, by: Json, before: str, after: str) -> None:
        self._world.updates.put(
            "my_chat_member",
            {
                "chat": self.chat.card,
                "from": by,
                "date": 1_700_000_000,
                "old_chat_member": _member(self._world.bot, before),
                "new_chat_member": _member(self._world.bot, after),
            },
        )


class Person(_Watcher):
    """A person with a private chat, which the bot may use once the person wrote there."""

    def __init__(self, world: World, user: Json) -> None:
        card: Json = {"id": user["id"], "first_name": user["first_name"], "type": "private"}
        super().__init__(world, Chat(card, NOT_STARTED))
        self.user = user

    def say(self, text: str, chat: "Group | None" = None, reply_to: Shown | None = None) -> int:
        """Send a text to the bot or into a group; the id of the message."""
        fields: Json = {"text": text}
        if entities := typed_entities(text):
            fields["entities"] = entities
        if reply_to is not None:
            fields["reply_to_message"] = reply_to.message
        return self.send(chat, **fields)

    def send(self, chat: "Group | None" = None, **fields: Any) -> int:
        """Send a message with these raw fields; its id."""
        where = self.chat if chat is None else chat.chat
        if where is self.chat and where.refusal is NOT_STARTED:
            where.refusal = None
        message = self._world.new_message(where, self.user, fields)
        self._world.updates.put("message", message)
        return int(message["message_id"])

    def edit(self, message_id: int, text: str, chat: "Group | None" = None) -> None:
        """Change the text of a message sent before."""
        where = self.chat if chat is None else chat.chat
        message = where.messages[message_id]
        message.update(text=text, edit_date=message["date"], entities=typed_entities(text))
        self._world.updates.put("edited_message", message)

    def tap(self, button: Button) -> Tap:
        """Tap a button that sends data to the bot."""
        if button.data is None:
            raise ValueError(f"{button.text!r} sends nothing")
        callback_id, callback = self._world.new_callback()
        query: Json = {
            "id": callback_id,
            "from": self.user,
            "chat_instance": str(button.chat_id),
            "data": button.data,
        }
        message = self._world.chats[button.chat_id].messages.get(button.message_id)
        if message is not None:
            query["message"] = message
        else:
            card = self._world.chats[button.chat_id].card
            query["message"] = {"chat": card, "message_id": button.message_id, "date": 0}
        self._world.updates.put("callback_query", query)
        return Tap(callback_id, callback, self._world)

    def block(self) -> None:
        """Block the bot."""
        self.chat.refusal = BLOCKED
        self._membership(self.user, "member", "kicked")

    def unblock(self) -> None:
        """Let the bot write again."""
        self.chat.refusal = None
        self._membership(self.user, "kicked", "member")


class Group(_Watcher):
    """A group with the bot in it, which sees every message there."""

    def __init__(self, world: World, group_id: int, title: str) -> None:
        kind = "supergroup" if group_id < -(10**12) else "group"
        super().__init__(world, Chat({"id": group_id, "type": kind, "title": title}))

    def add_bot(self, by: Person) -> None:
        """Add the bot to the group."""
        self.chat.refusal = None
        self._membership(by.user, "left", "member")

    def remove_bot(self, by: Person) -> None:
        """Remove the bot from the group."""
        self.chat.refusal = KICKED
        self._membership(by.user, "member", "kicked")

    def mute_bot(self) -> None:
        """Take the bot's right to write away."""
        self.chat.refusal = NO_RIGHTS

    def migrate(self, new_id: int) -> "Group":
        """Turn the group into a supergroup with another id."""
        self.chat.refusal = bad_request(
            "group chat was upgraded to a supergroup chat", migrate_to_chat_id=new_id
        )
        successor = Group(self._world, new_id, self.chat.card["title"])
        self._world.chats[new_id] = successor.chat
        return successor


def _member(user: Json, status: str) -> Json:
    member: Json = {"user": user, "status": status}
    if status == "kicked":
        member["until_date"] = 0
    return member
