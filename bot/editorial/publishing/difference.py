"""What one edition says that another did not, in words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.model import Entry, KnowledgeBase
from bot.knowledge.problems import Problem

_PARTS: Final = ("subjects", "background", "regression", "lexicon", "contact", "language")
_LINE: Final = re.compile(r":\d+\)")


@dataclass(frozen=True, slots=True)
class ChangedEntry:
    """An entry before and after, and the names of the fields that differ."""

    before: Entry
    after: Entry
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Entries added, changed and removed; other parts that differ; warnings that are new."""

    added: tuple[Entry, ...]
    changed: tuple[ChangedEntry, ...]
    removed: tuple[Entry, ...]
    parts: tuple[str, ...]
    conflicts: tuple[Problem, ...]

    def lines(self) -> tuple[str, ...]:
        """All of it in Polish, a line each."""
        return tuple(self._lines()) or (_say("none"),)

    def _lines(self) -> Iterator[str]:
        for entry in self.added:
            yield _say("added", title=entry.title, id=entry.id)
        for change in self.changed:
            fields = ", ".join(
                message(DEFAULT_LANGUAGE, f"field-{field.replace('_', '-')}").lower()
                for field in change.fields
            )
            yield _say("changed", title=change.after.title, id=change.after.id, fields=fields)
        for entry in self.removed:
            yield _say("removed", title=entry.title, id=entry.id)
        for part in self.parts:
            yield _say("part", part=message(DEFAULT_LANGUAGE, f"field-{part}"))
        for problem in self.conflicts:
            yield _say("conflict", problem=str(problem))


def difference(
    before: KnowledgeBase,
    after: KnowledgeBase,
    warnings_before: Sequence[Problem],
    warnings_after: Sequence[Problem],
) -> Difference:
    """What ``after`` changes."""
    pairs = [
        (before.by_id[id_], entry) for id_, entry in after.by_id.items() if id_ in before.by_id
    ]
    changed = (ChangedEntry(old, new, _fields(old, new)) for old, new in pairs if old != new)
    return Difference(
        tuple(_only(after.by_id, before.by_id)),
        tuple(changed),
        tuple(_only(before.by_id, after.by_id)),
        tuple(part for part in _PARTS if getattr(before, part) != getattr(after, part)),
        tuple(_new(warnings_before, warnings_after)),
    )


def _only(entries: Mapping[str, Entry], others: Mapping[str, Entry]) -> Iterator[Entry]:
    return (entry for id_, entry in entries.items() if id_ not in others)


def _fields(old: Entry, new: Entry) -> tuple[str, ...]:
    return tuple(f for f in Entry.model_fields if getattr(old, f) != getattr(new, f))


def _new(before: Sequence[Problem], after: Sequence[Problem]) -> Iterator[Problem]:
    """The warnings of ``after`` that were not there before, on whatever line they stood."""
    known = Counter(map(_matter, before))
    for problem in after:
        if known[_matter(problem)] > 0:
            known[_matter(problem)] -= 1
        else:
            yield problem


def _matter(problem: Problem) -> tuple[str, str]:
    return problem.file, _LINE.sub(")", problem.message)


def _say(kind: str, **values: str) -> str:
    return message(DEFAULT_LANGUAGE, f"difference-{kind}", **values)
