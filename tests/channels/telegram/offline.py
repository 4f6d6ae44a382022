"""Telegram without a network: records calls, answers them, and notes what it would refuse."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Final

from telegram.error import TelegramError
from telegram.request import BaseRequest, RequestData

from tests.channels.telegram.updates import BOT, PHOTO, Raw

LIMIT: Final = 4096
_TAGS: Final = frozenset({"a", "b", "i"})
_RESULTS: Final[Raw] = {
    "answerCallbackQuery": True,
    "deleteMyCommands": True,
    "deleteWebhook": True,
    "editMessageReplyMarkup": True,
    "getMe": BOT,
    "getMyCommands": [],
    "getMyDescription": {"description": ""},
    "getMyShortDescription": {"short_description": ""},
    "sendChatAction": True,
    "setMyCommands": True,
    "setMyDescription": True,
    "setMyShortDescription": True,
}

Answer = tuple[int, Raw] | bytes | TelegramError


@dataclass(frozen=True)
class Call:
    """One call of the bot."""

    endpoint: str
    parameters: Raw

    @property
    def text(self) -> str:
        """The text as a person sees it."""
        text = str(self.parameters.get("text", ""))
        return shown(text) if self.parameters.get("parse_mode") == "HTML" else text

    @property
    def buttons(self) -> dict[str, str]:
        """What each button says, and what it carries or opens."""
        rows = self.parameters.get("reply_markup", {}).get("inline_keyboard", [])
        return {key["text"]: key.get("url") or key["callback_data"] for row in rows for key in row}


@dataclass
class Offline(BaseRequest):
    """Answers calls as Telegram does; ``script`` answers the next ones of an endpoint first."""

    calls: list[Call] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    script: dict[str, list[Answer]] = field(default_factory=dict)
    queue: list[Raw] = field(default_factory=list)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    heard: dict[str, asyncio.Event] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    opened: int = 0

    @property
    def read_timeout(self) -> float:
        """Seconds."""
        return 5

    async def initialize(self) -> None:
        """Count how often connections are opened."""
        self.opened += 1

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """Record the call and answer it."""
        if "/file/bot" in url:
            return 200, self.files[url.partition("/file/bot")[2].partition("/")[2]]
        endpoint = url.rpartition("/")[2]
        call = Call(endpoint, _decoded(request_data))
        self.calls.append(call)
        self.event(endpoint).set()
        if method != "POST":
            self.violations.append(f"{method} {endpoint}")
        if self.script.get(endpoint):
            answer = self.script[endpoint].pop(0)
            if isinstance(answer, TelegramError):
                raise answer
            if isinstance(answer, bytes):
                return 200, answer
            return answer[0], json.dumps({"ok": answer[0] == 200} | answer[1]).encode()
        result = await self._result(call)
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def event(self, endpoint: str) -> asyncio.Event:
        """Set as soon as ``endpoint`` is called."""
        return self.heard.setdefault(endpoint, asyncio.Event())

    def to(self, *endpoints: str) -> list[Call]:
        """The calls of some endpoints."""
        return [call for call in self.calls if call.endpoint in endpoints]

    @property
    def said(self) -> list[Call]:
        """The messages sent and edited."""
        return self.to("sendMessage", "editMessageText")

    @property
    def last(self) -> Call:
        """The last message sent or edited."""
        return self.said[-1]

    def refuse(self, endpoint: str, description: str, code: int = 400, **parameters: Any) -> None:
        """Answer the next call of ``endpoint`` with an error."""
        body: Raw = {"error_code": code, "description": description}
        if parameters:
            body["parameters"] = parameters
        self.script.setdefault(endpoint, []).append((code, body))

    async def _result(self, call: Call) -> Any:  # noqa: PLR0911 – one answer for each method
        match call.endpoint:
            case "sendMessage" | "editMessageText":
                self.violations += _faults(call)
                return _sent(call, len(self.calls))
            case "getFile":
                name = call.parameters["file_id"]
                return {"file_id": name, "file_unique_id": "u", "file_path": f"documents/{name}"}
            case "sendDocument":
                return _sent(call, len(self.calls))
            case "sendPhoto":
                return _sent(call, len(self.calls)) | {"photo": PHOTO}
            case "getUpdates":
                return await self._updates(call)
            case endpoint if endpoint in _RESULTS:
                return _RESULTS[endpoint]
        self.violations.append(f"unexpected: {call.endpoint}")
        return True

    async def _updates(self, call: Call) -> list[Raw]:
        if not self.queue and call.parameters.get("timeout"):
            self.arrived.clear()
            await self.arrived.wait()
        found, self.queue[:] = list(self.queue), []
        return found


def shown(html: str) -> str:
    """The text of Telegram's HTML."""
    return _read(html)[0]


def _read(html: str) -> tuple[str, list[str]]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    faults = reader.faults + [f"unclosed <{tag}>" for tag in reader.open]
    return "".join(reader.pieces), faults


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        names = [name for name, _ in attrs]
        if tag not in _TAGS or names != (["href"] if tag == "a" else []):
            self.faults.append(f"<{tag} {names}>")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def html_faults(html: str) -> list[str]:
    """What Telegram would not parse."""
    return _read(html)[1]


def _decoded(request_data: RequestData | None) -> Raw:
    parameters = request_data.json_parameters if request_data else {}
    return {key: _value(value) for key, value in parameters.items()}


def _value(value: str) -> Any:
    try:
        return json.loads(value) if value[:1] in "[{" or value.lstrip("-").isdigit() else value
    except ValueError:
        return value


def _faults(call: Call) -> list[str]:
    text = str(call.parameters["text"])
    faults = html_faults(text) if call.parameters.get("parse_mode") == "HTML" else []
    size = len(call.text.encode("utf-16-le")) // 2
    if not call.text.strip() or size > LIMIT:
        faults.append(f"{size} units")
    rows = call.parameters.get("reply_markup", {}).get("inline_keyboard", [])
    for key in (key for row in rows for key in row):
        if "url" not in key and not 1 <= len(key["callback_data"].encode()) <= 64:
            faults.append(f"callback {key['callback_data']}")
        if not key["text"].strip():
            faults.append("a button without a label")
    return faults


def _sent(call: Call, number: int) -> Raw:
    chat = int(call.parameters["chat_id"])
    # Telegram tells of no other keyboards than those under the message.
    markup = call.parameters.get("reply_markup", {})
    kind: Callable[[int], str] = lambda chat: "private" if chat > 0 else "supergroup"  # noqa: E731
    return {
        "message_id": int(call.parameters.get("message_id", 50_000 + number)),
        "date": 1_790_000_001,
        "chat": {"id": chat, "type": kind(chat)},
        "from": BOT,
        "text": call.text,
        "reply_markup": markup if "inline_keyboard" in markup else {"inline_keyboard": []},
    }
