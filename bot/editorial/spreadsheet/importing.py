"""A workbook that somebody changed, as a change of the files: only what differs is touched."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from bot.editorial.changes import DEFAULT_FILE, ChangeError, ReplaceFiles
from bot.editorial.editing import add_record, opened, unique_id, written
from bot.editorial.splicing import Listed, Mapped, YamlFile, child, text_at
from bot.editorial.spreadsheet.columns import SHEETS, Sheet
from bot.editorial.spreadsheet.lexicon import with_lexicon
from bot.editorial.spreadsheet.locating import told_by_cell
from bot.editorial.spreadsheet.merging import (
    Group,
    Sent,
    changed_fields,
    file_of,
    gather,
    section_of,
)
from bot.editorial.spreadsheet.reading import Complaints, Line, read_workbook
from bot.editorial.spreadsheet.tables import Row, files, table
from bot.editorial.updating import keeps_its_shape, typed, update
from bot.knowledge.loader import KnowledgeError, load
from bot.knowledge.snapshot import Snapshot

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


def import_workbook(content: bytes, snapshot: Snapshot) -> ReplaceFiles:
    """What the workbook says otherwise than the snapshot, as a change; of no file if nothing.

    Raises ChangeError with everything that is wrong, each with its sheet and cell.
    """
    try:
        own = load(snapshot).language
    except KnowledgeError as error:
        raise ChangeError([str(problem) for problem in error.problems]) from error
    complaints = Complaints()
    lines = read_workbook(content, complaints)
    edits = Edits()
    there = files(snapshot)
    cells: dict[str, dict[str, Sent]] = {}
    for sheet in SHEETS:
        if sheet.translated:
            cells[sheet.name] = _compared(sheet, lines[sheet.name], there, own, edits, complaints)
    changed = snapshot
    if not complaints.texts:
        changed = _applied(edits, snapshot)
    changed = with_lexicon(lines["lexicon"], there, changed, complaints)
    complaints.raise_any()
    try:
        load(changed)
    except KnowledgeError as error:
        told_by_cell(error.problems, changed, cells, complaints)
        complaints.raise_any()
    texts = changed.changed(snapshot).items()
    return ReplaceFiles(files={name: data and data.decode() for name, data in texts})


def _compared(
    sheet: Sheet,
    lines: Iterable[Line],
    there: Mapping[str, YamlFile],
    own: str,
    edits: Edits,
    complaints: Complaints,
) -> dict[str, Sent]:
    """Note what differs in one sheet; the records of the sheet by their ids."""
    rows: dict[str, dict[str, Row]] = {}
    for row in table(sheet, there):
        rows.setdefault(row.id, {})[row.language] = row
    data = {
        record["id"]: record
        for file in there.values()
        for section in sheet.sections
        for record in file.data.get(section, ())
    }
    sent = gather(sheet, lines, own, complaints)
    places = Counter(row.file for group in rows.values() for row in group.values())
    default = DEFAULT_FILE if sheet.name == "entries" or not places else places.most_common(1)[0][0]
    taken = {*data, *sent}
    named: dict[str, Sent] = {}
    for key, record in sent.items():
        if record.main is None:
            for group in record.translations.values():
                complaints.cell(sheet, group.ref("id"), "orphan", id=key, own=own)
            continue
        old = rows.get(key, {})
        main = old.get("", Row(key, "", sheet.sections[0], default))
        home = Home(
            file_of(sheet, record.main.cells["file"], main.file, complaints),
            _section(sheet, record.main, main.section, complaints),
        )
        final = _final(sheet, record, old, data.get(key, {}), complaints)
        id_ = key
        if key.startswith("#"):
            id_ = unique_id(record.main.cells.get("title", record.main.cells.get("name", record.main.cells["id"])).text, taken)
            taken.add(id_)
        named[id_] = record
        if not old:
            edits.added.append((home, _ordered({"id": id_, **final})))
        elif home != (main.file, main.section):
            edits.remove(Home(main.file, main.section), id_)
            edits.added.append((home, final))
        elif final != data[id_]:
            edits.updated[home, id_] = final
    for id_, old in rows.items():
        if id_ not in sent:
            edits.remove(Home(old[""].file, old[""].section), id_)
    return named


def _section(sheet: Sheet, group: Group, otherwise: str, complaints: Complaints) -> str:
    if "section" not in group.cells:
        return otherwise
    return section_of(sheet, group.cells["section"], otherwise, complaints)


def _final(
    sheet: Sheet,
    record: Sent,
    rows: Mapping[str, Row],
    data: Mapping[str, Any],
    complaints: Complaints,
) -> dict[str, Any]:
    """What a record is to say."""
    assert record.main is not None
    old = rows[""].cells if "" in rows else {}
    final = _with(data, changed_fields(sheet, record.main, old, complaints))
    before = data.get("translations", {})
    translations = {}
    for language in dict.fromkeys((*before, *record.translations)):
        group = record.translations.get(language)
        if group is not None:
            cells = rows[language].cells if language in rows else {}
            fields = changed_fields(sheet, group, cells, complaints)
            translations[language] = _with(before.get(language, {}), fields)
    final.pop("translations", None)
    # Fields after the translations of a long entry would be hard to find.
    return {**final, "translations": translations} if translations else final


def _with(data: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    merged = {**data, **fields}
    return {key: value for key, value in merged.items() if value is not None}


def _ordered(record: Mapping[str, Any]) -> dict[str, Any]:
    first = {key: record[key] for key in _ORDER if key in record}
    return {**first, **record}


def _applied(edits: Edits, snapshot: Snapshot) -> Snapshot:
    """Updates, removals and additions, one after the other, each file read anew between them."""
    by_file: dict[str, list[tuple[Home, str]]] = {}
    for home, id_ in edits.updated:
        by_file.setdefault(home.file, []).append((home, id_))
    for name, wanted in by_file.items():
        file = opened(snapshot, name)
        for home, id_ in wanted:
            _update(file, home.section, id_, edits.updated[home, id_])
        snapshot = written(file, snapshot)
    for home, ids in edits.removed.items():
        snapshot = _without(home, ids, snapshot)
    for home, record in edits.added:
        file = opened(snapshot, home.file)
        add_record(file, home.section, typed(record))
        snapshot = written(file, snapshot)
    return snapshot


def _update(file: YamlFile, section: str, id_: str, new: Mapping[str, Any]) -> None:
    listed, place, node = _node(file, section, id_)
    old = file.data[section][place]
    if keeps_its_shape(node, new):
        update(file, node, dict(old), new)
    else:
        file.rewrite(listed, place, typed(new))


def _node(file: YamlFile, section: str, id_: str) -> tuple[Listed, int, Mapped]:
    listed = child(file.root, section) if file.root else None
    assert isinstance(listed, Listed)
    return next(
        (listed, place, node)
        for place, node in enumerate(listed.value)
        if isinstance(node, Mapped) and text_at(node, "id") == id_
    )


def _without(home: Home, ids: set[str], snapshot: Snapshot) -> Snapshot:
    file = opened(snapshot, home.file)
    records = list(file.records(home.section))
    places = [place for place, node in enumerate(records) if text_at(node, "id") in ids]
    assert file.root is not None
    if len(places) == len(records):
        file.drop_section(home.section)
    else:
        file.remove(file.root, home.section, places)
    return written(file, snapshot)
