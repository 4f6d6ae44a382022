"""The only clock of the program; everything below is given the time."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment in the time zone of this machine."""
    return datetime.now(UTC).astimezone()
