"""What is wrong with a knowledge base, said so that its author can put it right."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

from bot.i18n import message

Values = Mapping[str, str | int]

SHOWN_OF_A_KIND: Final = 20
_LONGEST_QUOTE: Final = 60
# Values that are lists of known words, not what an author wrote.
_OURS: Final = ("fields", "choices")


class Level(StrEnum):
    """How bad a problem is: an error keeps the base from loading."""

    ERROR = "error"
    WARNING = "warning"


class Place(NamedTuple):
    """A place in a file; line and column count from 1."""

    file: str
    line: int
    column: int


def there(place: Place) -> dict[str, str | int]:
    """A place in the same directory, to point to in a message about another place."""
    return {"file": Path(place.file).name, "line": place.line}


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem, with its remedy, in Polish."""

    file: str
    line: int
    column: int
    level: Level
    message: str
    remedy: str

    def __str__(self) -> str:
        """One line that terminals and editors can open the file from."""
        label = message("pl", "check-warning-label") if self.level is Level.WARNING else ""
        return f"{self.file}:{self.line}:{self.column}: {label}{self.message} – {self.remedy}"


class KnowledgeError(Exception):
    """The base can't be loaded; ``problems`` are all errors of all its files."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


class _Kind(NamedTuple):
    file: str
    key: str
    level: Level


class Findings:
    """Collects problems, of each kind and file at most twenty."""

    def __init__(self) -> None:
        self._notes: dict[_Kind, list[tuple[Place, Values]]] = {}
        self._rest: Counter[_Kind] = Counter()
        self._errors: set[Place] = set()

    @property
    def failed(self) -> bool:
        """Whether there is an error."""
        return bool(self._errors)

    def error(self, place: Place, kind: str, **values: str | int) -> None:
        """Note an error that the catalogue describes as ``check-<kind>``."""
        self._errors.add(place)
        self._note(place, Level.ERROR, kind, values)

    def warn(self, place: Place, kind: str, **values: str | int) -> None:
        """Note a warning that the catalogue describes as ``check-<kind>``."""
        self._note(place, Level.WARNING, kind, values)

    def has_error_at(self, place: Place) -> bool:
        """Whether an error was noted at ``place``."""
        return place in self._errors

    def has_error_in(self, file: str) -> bool:
        """Whether an error was noted anywhere in ``file``."""
        return any(place.file == file for place in self._errors)

    def include(self, other: "Findings") -> None:
        """Take over all that ``other`` has noted."""
        for kind, notes in other._notes.items():
            self._notes.setdefault(kind, []).extend(notes)
        self._rest += other._rest
        self._errors |= other._errors

    def problems(self) -> tuple[Problem, ...]:
        """All problems by file, line and column, and how many more there are of each kind."""
        found: list[Problem] = []
        for kind, notes in self._notes.items():
            found.extend(_problem(place, kind.level, kind.key, values) for place, values in notes)
            if rest := self._rest[kind]:
                last = max(place for place, _ in notes)
                found.append(_problem(last, kind.level, "more", {"count": rest}))
        # The sort is stable: "and N more" stays behind the last problem of its kind.
        return tuple(sorted(found, key=lambda p: (p.file, p.line, p.column)))

    def _note(self, place: Place, level: Level, key: str, values: Values) -> None:
        kind = _Kind(place.file, key, level)
        notes = self._notes.setdefault(kind, [])
        if len(notes) < SHOWN_OF_A_KIND:
            notes.append((place, values))
        else:
            self._rest[kind] += 1


def _problem(place: Place, level: Level, kind: str, values: Values) -> Problem:
    shown = {
        key: quote(value) if isinstance(value, str) and key not in _OURS else value
        for key, value in values.items()
    }
    key = f"check-{kind}"
    what, remedy = message("pl", key, **shown), message("pl", f"{key}-remedy", **shown)
    return Problem(*place, level, what, remedy)


def quote(text: str) -> str:
    """``text`` as one short line that shows well in a terminal."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1].rstrip() + "…"
