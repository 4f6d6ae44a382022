"""What was asked of the server, and waiting for it."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

PATIENCE: Final = 20.0


@dataclass(frozen=True, slots=True)
class Call:
    """A request as it was answered; ``at`` is the loop's time in seconds when it came.

    ``status`` is 0 where no answer was given.
    """

    method: str
    values: Mapping[str, Any]
    at: float
    status: int
    description: str = ""


class Journal:
    """All calls in the order they were answered; ``failures`` is what no bot should do."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.failures: list[str] = []
        self._waiting: list[tuple[Callable[[], bool], asyncio.Future[None]]] = []

    def note(self, call: Call) -> None:
        """Write a call down."""
        self.calls.append(call)
        self.wake()

    def made(self, method: str, status: int | None = None) -> list[Call]:
        """The calls of ``method``, of that status only when one is given."""
        return [
            call for call in self.calls if call.method == method and status in (None, call.status)
        ]

    async def until(self, condition: Callable[[], bool], within: float) -> None:
        """Wait until ``condition`` holds after some event; AssertionError after ``within`` s."""
        if condition():
            return
        held: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((condition, held))
        try:
            await asyncio.wait_for(held, within)
        except TimeoutError:
            last = [(call.method, call.status) for call in self.calls[-10:]]
            raise AssertionError(
                f"did not come about in {within} s; last calls: {last}, failures: {self.failures}"
            ) from None
        finally:
            self._waiting = [pair for pair in self._waiting if pair[1] is not held]

    def wake(self) -> None:
        """Something happened: look at the conditions again."""
        for condition, held in self._waiting:
            if not held.done() and condition():
                held.set_result(None)
