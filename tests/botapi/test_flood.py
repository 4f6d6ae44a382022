import pytest

from tests.botapi.errors import ApiError
from tests.botapi.flood import UNLIMITED, FloodControl, FloodLimits


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """The time in seconds."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still."""
    return Clock()


def _refused(flood: FloodControl, chat_id: int, *, group: bool = False) -> int:
    """Seconds to wait, 0 where the message is let through."""
    try:
        flood.count(chat_id, group=group)
    except ApiError as error:
        return error.parameters["retry_after"]
    return 0


def test_thirty_a_second_in_all(clock: Clock) -> None:
    """The thirty-first message within a second waits, a second later it goes."""
    flood = FloodControl(FloodLimits(), clock)
    assert [_refused(flood, chat) for chat in range(1, 32)] == [0] * 30 + [1]
    clock.now += 1
    assert _refused(flood, 31) == 0


def test_burst_in_a_chat_then_one_a_second(clock: Clock) -> None:
    """A small burst passes, then the chat takes one message a second."""
    flood = FloodControl(FloodLimits(chat_burst=3), clock)
    assert [_refused(flood, 7) for _ in range(4)] == [0, 0, 0, 1]
    assert _refused(flood, 8) == 0
    clock.now += 1
    assert [_refused(flood, 7) for _ in range(2)] == [0, 1]


def test_twenty_a_minute_in_a_group(clock: Clock) -> None:
    """A group takes twenty messages a minute, however they are spread."""
    flood = FloodControl(FloodLimits(), clock)
    for _ in range(20):
        assert _refused(flood, -5, group=True) == 0
        clock.now += 2
    assert _refused(flood, -5, group=True) == 20
    clock.now += 20
    assert _refused(flood, -5, group=True) == 0


def test_refused_messages_do_not_count(clock: Clock) -> None:
    """Trying again too early does not make the wait longer."""
    flood = FloodControl(FloodLimits(chat_burst=1), clock)
    assert [_refused(flood, 7) for _ in range(5)] == [0, 1, 1, 1, 1]
    clock.now += 1
    assert _refused(flood, 7) == 0


def test_limits_can_be_off(clock: Clock) -> None:
    """Without limits everything passes at once."""
    flood = FloodControl(UNLIMITED, clock)
    assert {_refused(flood, -5, group=True) for _ in range(500)} == {0}
