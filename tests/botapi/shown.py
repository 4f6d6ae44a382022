"""What a person sees of a message."""

from dataclasses import dataclass
from typing import Any

from tests.botapi.errors import Json


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button under a message; ``data`` is sent back on a tap, ``url`` is opened."""

    text: str
    chat_id: int
    message_id: int
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot as it stood when it was sent or ``edited``."""

    chat_id: int
    message_id: int
    text: str
    entities: tuple[Json, ...]
    rows: tuple[tuple[Button, ...], ...]
    edited: bool
    message: Json

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All buttons, row by row."""
        return tuple(button for row in self.rows for button in row)

    @property
    def urls(self) -> tuple[str, ...]:
        """Where links in the text and buttons lead."""
        linked = (entity["url"] for entity in self.entities if "url" in entity)
        return (*linked, *(button.url for button in self.buttons if button.url))

    @property
    def reply_to(self) -> int | None:
        """The id of the message that this one replies to."""
        replied: Any = self.message.get("reply_to_message", {}).get("message_id")
        return int(replied) if replied is not None else None

    def button(self, part: str) -> Button:
        """The first button whose text or data contains ``part``; LookupError if there is none."""
        for button in self.buttons:
            if part in button.text or (button.data and part in button.data):
                return button
        raise LookupError(f"no button {part!r} among {[button.text for button in self.buttons]}")


def shown(message: Json, *, edited: bool) -> Shown:
    """What a person sees of a message in the API's JSON."""
    chat_id, message_id = message["chat"]["id"], message["message_id"]
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return Shown(
        chat_id,
        message_id,
        str(message.get("text") or message.get("caption", "")),
        tuple(message.get("entities") or message.get("caption_entities", ())),
        tuple(
            tuple(
                Button(key["text"], chat_id, message_id, key.get("callback_data"), key.get("url"))
                for key in row
            )
            for row in rows
        ),
        edited,
        dict(message),
    )
