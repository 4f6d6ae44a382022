"""A workbook that somebody changed, as a change of the files: only what differs is touched."""

from collections.abc import Mapping
from typing import Any

from bot.editorial.changes import ChangeError, ReplaceFiles
from bot.editorial.editing import add_record, opened, written
from bot.editorial.laid_out import Listed, Mapped, child, text_at
from bot.editorial.splicing import YamlFile
from bot.editorial.spreadsheet.columns import SHEETS
from bot.editorial.spreadsheet.comparing import Comparison, Edits, Home
from bot.editorial.spreadsheet.lexicon import with_lexicon
from bot.editorial.spreadsheet.locating import told_by_cell
from bot.editorial.spreadsheet.merging import Sent
from bot.editorial.spreadsheet.reading import Complaints, read_workbook
from bot.editorial.spreadsheet.tables import files, own_language
from bot.editorial.updating import keeps_its_shape, typed, update
from bot.knowledge.loader import KnowledgeError, load
from bot.knowledge.snapshot import Snapshot


def import_workbook(content: bytes, snapshot: Snapshot) -> ReplaceFiles:
    """What the workbook says otherwise than the snapshot, as a change; of no file if nothing.

    Raises ChangeError with everything that is wrong, each with its sheet and cell.
    """
    try:
        own = own_language(load(snapshot))
    except KnowledgeError as error:
        raise ChangeError([str(problem) for problem in error.problems]) from error
    complaints = Complaints()
    lines = read_workbook(content, complaints)
    edits = Edits()
    there = files(snapshot)
    cells: dict[str, dict[str, Sent]] = {}
    for sheet in SHEETS:
        if sheet.translated:
            comparison = Comparison(sheet, there, own, complaints)
            cells[sheet.name] = comparison.compare(lines[sheet.name], edits)
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
