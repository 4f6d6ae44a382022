"""Request parameters: which exist, how they are written, and their values."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from aiohttp import web

from tests.botapi.errors import bad_request

_SEND: Final = frozenset(
    [
        "business_connection_id",
        "chat_id",
        "message_thread_id",
        "direct_messages_topic_id",
        "disable_notification",
        "protect_content",
        "allow_paid_broadcast",
        "message_effect_id",
        "suggested_post_parameters",
        "reply_parameters",
        "reply_markup",
    ]
)
_CAPTION: Final = frozenset({"caption", "parse_mode", "caption_entities"})
_EDIT: Final = frozenset(
    ["business_connection_id", "chat_id", "message_id", "inline_message_id", "reply_markup"]
)
_BOT_TEXT: Final = frozenset({"language_code"})
_COMMANDS: Final = frozenset({"scope", "language_code"})

PARAMETERS: Final[Mapping[str, frozenset[str]]] = {
    "getMe": frozenset(),
    "deleteWebhook": frozenset({"drop_pending_updates"}),
    "getWebhookInfo": frozenset(),
    "getUpdates": frozenset({"offset", "limit", "timeout", "allowed_updates"}),
    "sendMessage": _SEND | {"text", "parse_mode", "entities", "link_preview_options"},
    "editMessageText": _EDIT | {"text", "parse_mode", "entities", "link_preview_options"},
    "editMessageMedia": _EDIT | {"media"},
    "editMessageReplyMarkup": _EDIT,
    "deleteMessage": frozenset({"chat_id", "message_id"}),
    "sendChatAction": frozenset(
        {"business_connection_id", "chat_id", "message_thread_id", "action"}
    ),
    "answerCallbackQuery": frozenset(
        {"callback_query_id", "text", "show_alert", "url", "cache_time"}
    ),
    "sendDocument": _SEND | _CAPTION | {"document", "thumbnail", "disable_content_type_detection"},
    "sendPhoto": _SEND | _CAPTION | {"photo", "show_caption_above_media", "has_spoiler"},
    "getFile": frozenset({"file_id"}),
    "setMyCommands": _COMMANDS | {"commands"},
    "getMyCommands": _COMMANDS,
    "deleteMyCommands": _COMMANDS,
    "setMyDescription": _BOT_TEXT | {"description"},
    "getMyDescription": _BOT_TEXT,
    "setMyShortDescription": _BOT_TEXT | {"short_description"},
    "getMyShortDescription": _BOT_TEXT,
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a request."""

    name: str
    content: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class Parameters:
    """Parameters of one request, as sent."""

    values: Mapping[str, Any]
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether ``name`` was sent with a value."""
        return self.values.get(name) not in (None, "")

    def text(self, name: str) -> str:
        """A string; empty where it was not sent."""
        value = self.values.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise bad_request(f'field "{name}" must be of type String')
        try:
            value.encode()
        except UnicodeEncodeError:
            raise bad_request("strings must be encoded in UTF-8") from None
        return value

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number; ApiError for anything else."""
        value = self.values.get(name, default)
        if isinstance(value, bool):
            raise bad_request(f'parameter "{name}" must be of type Integer')
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f'parameter "{name}" must be of type Integer') from None

    def flag(self, name: str) -> bool:
        """A boolean as Telegram reads it; false where it was not sent."""
        return str(self.values.get(name, "")).lower() in ("true", "yes", "1")

    def structure(self, name: str, kind: type[Any]) -> Any:
        """A JSON ``dict`` or ``list``; an empty one where it was not sent."""
        value = self.values.get(name)
        if value is None or value == "":
            return kind()
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                raise bad_request(f"can't parse {name}: can't parse as JSON object") from None
        if not isinstance(value, kind):
            wanted = "object" if kind is dict else "Array"
            raise bad_request(f"can't parse {name}: {wanted} expected")
        return value


async def read_parameters(request: web.Request) -> Parameters:
    """Parameters from the query, a form, multipart or JSON; ApiError for a body that is none."""
    values: dict[str, Any] = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.read() or b"{}")
        except ValueError:
            raise bad_request("can't parse request: can't parse JSON object") from None
        if not isinstance(body, dict):
            raise bad_request("can't parse request: object expected")
        values.update(body)
    else:
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                uploads[name] = Upload(value.filename, value.file.read(), value.content_type)
            else:
                values[name] = value
    return Parameters(values, uploads)
