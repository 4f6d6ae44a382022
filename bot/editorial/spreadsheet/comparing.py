"""What the sheets say otherwise than the base, as edits of its records."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from bot.editorial.changes import DEFAULT_FILE
from bot.editorial.editing import unique_id
from bot.editorial.splicing import YamlFile
from bot.editorial.spreadsheet.columns import Sheet
from bot.editorial.spreadsheet.merging import (
    Group,
    Sent,
    changed_fields,
    file_of,
    gather,
    section_of,
)
from bot.editorial.spreadsheet.reading import Complaints, Line
from bot.editorial.spreadsheet.tables import Row, table

_ORDER: Final = ("id", "kind", "title", "name", "questions", "answer")


class Home(NamedTuple):
    """Where a record stands."""

    file: str
    section: str


@dataclass(slots=True)
class Edits:
    """What is to be done: records by section and id, with what they are to say."""

    updated: dict[tuple[Home, str], dict[str, Any]] = field(default_factory=dict)
    removed: dict[Home, set[str]] = field(default_factory=dict)
    added: list[tuple[Home, dict[str, Any]]] = field(default_factory=list)

    def remove(self, home: Home, id_: str) -> None:
        """Note that a record goes."""
        self.removed.setdefault(home, set()).add(id_)


class Comparison:
    """One sheet beside the records that the files have; what differs goes into ``edits``."""

    def __init__(
        self, sheet: Sheet, there: Mapping[str, YamlFile], own: str, complaints: Complaints
    ) -> None:
        self._sheet = sheet
        self._own = own
        self._complaints = complaints
        self._rows: dict[str, dict[str, Row]] = {}
        for row in table(sheet, there):
            self._rows.setdefault(row.id, {})[row.language] = row
        self._data: dict[str, Mapping[str, Any]] = {
            record["id"]: record
            for file in there.values()
            for section in sheet.sections
            for record in file.data.get(section, ())
        }
        places = Counter(row.file for group in self._rows.values() for row in group.values())
        self._default = DEFAULT_FILE
        if sheet.name != "entries" and places:
            self._default = places.most_common(1)[0][0]

    def compare(self, lines: Iterable[Line], edits: Edits) -> dict[str, Sent]:
        """The records of the sheet by their ids, which new ones are given."""
        sent = gather(self._sheet, lines, self._own, self._complaints)
        taken = {*self._data, *sent}
        named: dict[str, Sent] = {}
        for key, record in sent.items():
            if record.main is None:
                for group in record.translations.values():
                    ref = group.ref("id")
                    self._complaints.cell(self._sheet, ref, "orphan", id=key, own=self._own)
                continue
            id_ = key
            if key.startswith("#"):
                id_ = unique_id(_title(record.main), taken)
                taken.add(id_)
            named[id_] = record
            self._note(id_, record, record.main, edits)
        for id_, old in self._rows.items():
            if id_ not in sent:
                edits.remove(Home(old[""].file, old[""].section), id_)
        return named

    def _note(self, id_: str, record: Sent, main: Group, edits: Edits) -> None:
        rows = self._rows.get(id_, {})
        before = rows.get("", Row(id_, "", self._sheet.sections[0], self._default))
        home = Home(
            file_of(self._sheet, main.cells["file"], before.file, self._complaints),
            self._section(main, before.section),
        )
        final = self._final(record, main, rows, self._data.get(id_, {}))
        if not rows:
            edits.added.append((home, _ordered({"id": id_, **final})))
        elif home != (before.file, before.section):
            edits.remove(Home(before.file, before.section), id_)
            edits.added.append((home, final))
        elif final != self._data[id_]:
            edits.updated[home, id_] = final

    def _section(self, group: Group, otherwise: str) -> str:
        if "section" not in group.cells:
            return otherwise
        return section_of(self._sheet, group.cells["section"], otherwise, self._complaints)

    def _final(
        self, record: Sent, main: Group, rows: Mapping[str, Row], data: Mapping[str, Any]
    ) -> dict[str, Any]:
        """What a record is to say."""
        final = self._with(data, main, rows.get(""))
        before = final.get("translations", {})
        translations = {
            language: self._with(before.get(language, {}), group, rows.get(language))
            for language in dict.fromkeys((*before, *record.translations))
            if (group := record.translations.get(language)) is not None
        }
        if translations:
            return {**final, "translations": translations}
        return {key: value for key, value in final.items() if key != "translations"}

    def _with(self, data: Mapping[str, Any], group: Group, row: Row | None) -> dict[str, Any]:
        old = row.cells if row else {}
        fields = changed_fields(self._sheet, group, old, self._complaints)
        return {key: value for key, value in {**data, **fields}.items() if value is not None}


def _title(group: Group) -> str:
    return "".join(group.cells[key].text for key in ("title", "name") if key in group.cells)


def _ordered(record: Mapping[str, Any]) -> dict[str, Any]:
    first = {key: record[key] for key in _ORDER if key in record}
    return {**first, **record}
