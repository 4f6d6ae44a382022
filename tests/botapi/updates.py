"""The queue of updates and long polling."""

import asyncio
import json
from collections import deque
from typing import Any, Final

from tests.botapi.errors import Json, bad_request, conflict
from tests.botapi.parameters import Parameters

KINDS: Final = frozenset(
    [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "deleted_business_messages",
        "message_reaction",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
        "managed_bot",
        "guest_message",
    ]
)
_DEFAULT_KINDS: Final = KINDS - {"chat_member", "message_reaction", "message_reaction_count"}
_FIRST_ID: Final = 710_000_001
_MAX_BATCH: Final = 100
_MAX_TIMEOUT: Final = 50


class UpdateQueue:
    """Updates that the bot has not confirmed; one poller at a time."""

    def __init__(self, failures: list[str]) -> None:
        self._failures = failures
        self._updates: deque[Json] = deque()
        self._next_id = _FIRST_ID
        self._allowed = _DEFAULT_KINDS
        self._poll: asyncio.Future[str] | None = None

    @property
    def pending(self) -> int:
        """How many updates are not confirmed."""
        return len(self._updates)

    @property
    def polled(self) -> bool:
        """Whether somebody waits for updates at this moment."""
        return self._poll is not None and not self._poll.done()

    def put(self, kind: str, payload: Json) -> bool:
        """Queue an update; False when the bot did not allow this kind, as it is then lost."""
        if kind not in KINDS:
            raise ValueError(kind)
        if kind not in self._allowed:
            return False
        # The copy is what the update showed at this moment, whatever is edited later.
        update = {"update_id": self._next_id, kind: json.loads(json.dumps(payload))}
        self._updates.append(update)
        self._next_id += 1
        if self._poll is not None and not self._poll.done():
            self._poll.set_result("updates")
        return True

    def drop(self) -> None:
        """Forget all updates, as ``drop_pending_updates`` asks for."""
        self._updates.clear()

    async def get(self, parameters: Parameters) -> list[Json]:
        """What ``getUpdates`` answers; an earlier poll that still waits gets 409."""
        limit = parameters.integer("limit", _MAX_BATCH) or _MAX_BATCH
        limit = min(max(limit, 1), _MAX_BATCH)
        timeout = min(max(parameters.integer("timeout"), 0), _MAX_TIMEOUT)
        self._remember_allowed(parameters)
        self._confirm(parameters.integer("offset"))
        if self._poll is not None and not self._poll.done():
            self._poll.set_result("conflict")
        if not self._updates and timeout:
            await self._wait(timeout)
        return list(self._updates)[:limit]

    async def _wait(self, seconds: float) -> None:
        poll: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._poll = poll
        try:
            outcome = await asyncio.wait_for(poll, seconds)
        except TimeoutError:
            return
        if outcome == "conflict":
            raise conflict(
                "terminated by other getUpdates request; "
                "make sure that only one bot instance is running"
            )

    def _remember_allowed(self, parameters: Parameters) -> None:
        if "allowed_updates" not in parameters.values:
            return
        wanted: list[Any] = parameters.structure("allowed_updates", list)
        if not all(isinstance(kind, str) for kind in wanted):
            raise bad_request("can't parse allowed_updates: String expected")
        self._failures.extend(
            f"getUpdates: unknown kind of update {kind!r}" for kind in wanted if kind not in KINDS
        )
        self._allowed = frozenset(wanted) & KINDS if wanted else _DEFAULT_KINDS

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            while len(self._updates) > -offset:
                self._updates.popleft()
        while offset > 0 and self._updates and self._updates[0]["update_id"] < offset:
            self._updates.popleft()
