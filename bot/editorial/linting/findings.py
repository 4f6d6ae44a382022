"""What the linter has to say of an entry."""

from dataclasses import dataclass

from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.problems import quote


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt about an entry, in Polish; ``other`` is the second entry where it is about two."""

    kind: str
    entry: str
    message: str
    remedy: str
    other: str | None = None

    def __str__(self) -> str:
        """One line."""
        return f"{self.entry}: {self.message} – {self.remedy}"


def finding(kind: str, entry: str, other: str | None = None, **values: str | int) -> Finding:
    """A finding that the catalogue describes as ``lint-<kind>``."""
    shown = {
        key: quote(value) if isinstance(value, str) else value for key, value in values.items()
    }
    if other is not None:
        shown["other"] = other
    what = message(DEFAULT_LANGUAGE, f"lint-{kind}", **shown)
    remedy = message(DEFAULT_LANGUAGE, f"lint-{kind}-remedy", **shown)
    return Finding(kind, entry, what, remedy, other)
