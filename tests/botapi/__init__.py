"""A strict Bot API server on loopback: enforces what Telegram enforces, with its error texts."""

from tests.botapi.faults import CutOff, Fault, FloodWait, Hold, Malformed, Reset, Status
from tests.botapi.flood import UNLIMITED, FloodLimits
from tests.botapi.journal import Call
from tests.botapi.people import Group, Person, Tap
from tests.botapi.server import TOKEN, BotApiServer
from tests.botapi.shown import Button, Shown

__all__ = [
    "TOKEN",
    "UNLIMITED",
    "BotApiServer",
    "Button",
    "Call",
    "CutOff",
    "Fault",
    "FloodLimits",
    "FloodWait",
    "Group",
    "Hold",
    "Malformed",
    "Person",
    "Reset",
    "Shown",
    "Status",
    "Tap",
]
