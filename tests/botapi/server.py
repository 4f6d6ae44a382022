"""The server: requests in, answers and scripted faults out."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from types import TracebackType
from typing import Any, Final, Self

from aiohttp import web

from tests.botapi.errors import ApiError, Json
from tests.botapi.faults import CutOff, Fault, Hold, Reset, Script, cut_off, failed, refusal, reset
from tests.botapi.flood import FloodControl, FloodLimits
from tests.botapi.journal import PATIENCE, Call, Journal
from tests.botapi.messages import Messages
from tests.botapi.parameters import PARAMETERS, Parameters, read_parameters
from tests.botapi.people import Group, Person
from tests.botapi.profile import Profile
from tests.botapi.service import Service
from tests.botapi.world import Chat, StoredFile, World

TOKEN: Final = "7100000001:AAF-loopback_only_0123456789abcdefg"
_TOKEN_FORM: Final = re.compile(r"\d{5,16}:[A-Za-z0-9_-]{30,50}")
_MAX_BODY: Final = 64 * 2**20

_Method = Callable[[Parameters], Awaitable[Any]]


class BotApiServer:
    """A Bot API server on a free port of 127.0.0.1, run by the loop that enters it."""

    def __init__(self, limits: FloodLimits | None = None, token: str = TOKEN) -> None:
        self.token = token
        self.profile = Profile()
        bot_id = int(token.partition(":")[0])
        self.bot: Json = {
            "id": bot_id,
            "is_bot": True,
            "first_name": "Wspólnie dla Miasta",
            "username": "wspolnie_test_bot",
            "can_join_groups": True,
            "can_read_all_group_messages": True,
            "supports_inline_queries": False,
        }
        self._journal = Journal()
        self._world = World(self.bot, self._journal.failures, self._journal.wake)
        self._service = Service(self._world)
        self._people: dict[int, Person] = {}
        self._groups: dict[int, Group] = {}
        self._script = Script()
        self._limits = limits or FloodLimits()
        self._methods: dict[str, tuple[str, _Method]] = {}
        self._runner: web.AppRunner | None = None
        self._port = 0

    async def __aenter__(self) -> Self:
        clock = asyncio.get_running_loop().time
        messages = Messages(self._world, FloodControl(self._limits, clock))
        for name, method in self._offered(messages).items():
            self._methods[name.lower()] = (name, method)
        application = web.Application(client_max_size=_MAX_BODY)
        application.router.add_route("*", "/bot{token}/{method}", self._answer)
        application.router.add_get("/file/bot{token}/{path:.+}", self._download)
        # A poller that went away must not stand in the way of the next one.
        self._runner = web.AppRunner(
            application, access_log=None, handler_cancellation=True, shutdown_timeout=0.1
        )
        await self._runner.setup()
        # The port of an earlier start is kept, so that a bot finds the server again.
        site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
        await site.start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    def _offered(self, messages: Messages) -> dict[str, _Method]:
        profile, service = self.profile, self._service
        return {
            "getMe": service.get_me,
            "getWebhookInfo": service.get_webhook_info,
            "deleteWebhook": service.delete_webhook,
            "getUpdates": self._world.updates.get,
            "getFile": service.get_file,
            "sendMessage": messages.send_message,
            "sendDocument": messages.send_document,
            "sendPhoto": messages.send_photo,
            "sendChatAction": messages.send_chat_action,
            "editMessageText": messages.edit_message_text,
            "editMessageMedia": messages.edit_message_media,
            "editMessageReplyMarkup": messages.edit_message_reply_markup,
            "deleteMessage": messages.delete_message,
            "answerCallbackQuery": messages.answer_callback_query,
            "setMyCommands": profile.set_commands,
            "getMyCommands": profile.get_commands,
            "deleteMyCommands": profile.delete_commands,
            "setMyDescription": profile.set_description,
            "getMyDescription": profile.get_description,
            "setMyShortDescription": profile.set_short_description,
            "getMyShortDescription": profile.get_short_description,
        }

    @property
    def calls(self) -> list[Call]:
        """All requests, in the order they were answered."""
        return self._journal.calls

    @property
    def failures(self) -> list[str]:
        """What Telegram would let pass in silence but no bot should do."""
        return self._journal.failures

    @property
    def url(self) -> str:
        """The root of the server, without a slash at the end."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def pending(self) -> int:
        """How many updates the bot has not confirmed."""
        return self._world.updates.pending

    def person(self, person_id: int, language_code: str | None = "pl") -> Person:
        """The person with this id, the same one each time."""
        if person_id not in self._people:
            user: Json = {"id": person_id, "is_bot": False, "first_name": f"Osoba {person_id}"}
            if language_code is not None:
                user["language_code"] = language_code
            person = Person(self._world, user)
            self._people[person_id] = person
            self._world.chats[person_id] = person.chat
        return self._people[person_id]

    def group(self, group_id: int = -4_000_000_001, title: str = "Osiedle") -> Group:
        """The group with this id, the same one each time."""
        if group_id not in self._groups:
            group = Group(self._world, group_id, title)
            self._groups[group_id] = group
            self._world.chats[group_id] = group.chat
        return self._groups[group_id]

    def post(self, channel_id: int, text: str) -> None:
        """Publish a post in a channel that the bot is in."""
        card = {"id": channel_id, "type": "channel", "title": "Kanał"}
        chat = self._world.chats.setdefault(channel_id, Chat(card))
        post = self._world.new_message(chat, {}, {"text": text, "sender_chat": card})
        del post["from"]
        self._world.updates.put("channel_post", post)

    def push(self, kind: str, payload: Json) -> None:
        """Queue a raw update, such as a kind that this package has no words for."""
        self._world.updates.put(kind, payload)

    def store_file(self, name: str, content: bytes) -> StoredFile:
        """Keep a file that a person's message can refer to by its ``file_id``."""
        return self._world.store_file(name, content)

    def stored(self, file_id: str) -> bytes:
        """The content of a file that was sent by either side."""
        return self._world.files[file_id].content

    def script(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next ``times`` calls of ``method`` (``*``: of any) meet ``fault``."""
        self._script.add(method, fault, times)

    @property
    def faults_left(self) -> int:
        """How many scripted faults no call has met yet."""
        return self._script.left

    def made(self, method: str, status: int | None = None) -> list[Call]:
        """The calls of ``method`` so far, of that status only when one is given."""
        return self._journal.made(method, status)

    async def until(self, condition: Callable[[], bool], within: float = PATIENCE) -> None:
        """Wait until ``condition`` holds after some event; AssertionError after ``within`` s."""
        await self._journal.until(condition, within)

    async def polled(self, within: float = PATIENCE) -> None:
        """Wait until a bot has confirmed all updates and waits for the next one."""
        updates = self._world.updates
        await self.until(lambda: updates.polled and not updates.pending, within)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        at = asyncio.get_running_loop().time()
        values: Mapping[str, Any] = {}
        status, description = 0, ""
        try:
            self._authorize(request)
            method, handler = self._resolve(method)
            parameters = await read_parameters(request)
            values = parameters.values
            unknown = parameters.values.keys() - PARAMETERS[method]
            self.failures.extend(f"{method}: unknown parameter {name!r}" for name in unknown)
            response = await self._carry_out(request, method, handler, parameters)
            lost = request.transport is None or request.transport.is_closing()
            status = 0 if lost else response.status
        except ApiError as error:
            status, description = error.code, error.description
            response = refusal(error)
        finally:
            self._journal.note(Call(method, values, at, status, description))
        return response

    async def _carry_out(
        self, request: web.Request, method: str, handler: _Method, parameters: Parameters
    ) -> web.StreamResponse:
        fault = self._script.take(method)
        if isinstance(fault, Reset):
            return reset(request)
        if isinstance(fault, Hold):
            self._journal.wake()
            await fault.release.wait()
        elif fault is not None and not isinstance(fault, CutOff):
            return failed(fault)
        waiting = asyncio.ensure_future(handler(parameters))
        if method == "getUpdates":
            asyncio.get_running_loop().call_soon(self._journal.wake)
        body = {"ok": True, "result": await waiting}
        if isinstance(fault, CutOff):
            return await cut_off(request, body)
        return web.json_response(body)

    def _authorize(self, request: web.Request) -> None:
        token = request.match_info["token"]
        if token == self.token:
            return
        if _TOKEN_FORM.fullmatch(token):
            raise ApiError(401, "Unauthorized")
        raise ApiError(404, "Not Found")

    def _resolve(self, method: str) -> tuple[str, _Method]:
        try:
            return self._methods[method.lower()]
        except KeyError:
            self.failures.append(f"unknown method {method}")
            raise ApiError(404, "Not Found") from None

    async def _download(self, request: web.Request) -> web.Response:
        try:
            self._authorize(request)
            return web.Response(body=self._service.download(request.match_info["path"]))
        except ApiError as error:
            return refusal(error)
