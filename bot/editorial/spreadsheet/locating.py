"""From a line of a file to the cell that it came from."""

from collections.abc import Iterable, Mapping

import yaml

from bot.editorial.laid_out import Mapped, text_at
from bot.editorial.rereading import SpliceError
from bot.editorial.splicing import YamlFile
from bot.editorial.spreadsheet.columns import SHEETS, Sheet
from bot.editorial.spreadsheet.merging import Sent
from bot.editorial.spreadsheet.reading import Complaints
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.problems import Problem
from bot.knowledge.snapshot import Snapshot

Place = tuple[int, int]


def told_by_cell(
    problems: Iterable[Problem],
    changed: Snapshot,
    cells: Mapping[str, Mapping[str, Sent]],
    complaints: Complaints,
) -> None:
    """Complain about each problem at the cell that it came from, else at its file and line."""
    opened: dict[str, YamlFile | None] = {}
    for problem in problems:
        if problem.file not in opened:
            opened[problem.file] = _opened(changed, problem.file)
        file = opened[problem.file]
        found = file and _cell(file, (problem.line, problem.column), cells)
        if found:
            what = message(
                DEFAULT_LANGUAGE, "sheet-problem", what=problem.message, remedy=problem.remedy
            )
            complaints.plain(*found, what)
        else:
            complaints.texts.append(str(problem))


def _opened(snapshot: Snapshot, name: str) -> YamlFile | None:
    try:
        return YamlFile(name, snapshot.files[name])
    except (KeyError, SpliceError):
        return None


def _cell(
    file: YamlFile, place: Place, cells: Mapping[str, Mapping[str, Sent]]
) -> tuple[Sheet, str] | None:
    """The sheet and cell of a place in a file."""
    for sheet in SHEETS:
        for section in sheet.sections:
            for record in file.records(section):
                if not _place(record.start_mark) <= place <= _place(record.end_mark):
                    continue
                sent = cells.get(sheet.name, {}).get(text_at(record, "id"))
                key, value = _pair(record, place)
                group = sent.main if sent else None
                if sent and key == "translations" and isinstance(value, Mapped):
                    language, inner = _pair(value, place)
                    group = sent.translations.get(language, group)
                    key = _pair(inner, place)[0] if isinstance(inner, Mapped) else "id"
                ref = group.ref(key) or group.ref("id") if group else ""
                return (sheet, ref) if ref else None
    return None


def _pair(mapping: Mapped, place: Place) -> tuple[str, yaml.Node | None]:
    """The last key that stands before ``place``, and its value."""
    found: tuple[str, yaml.Node | None] = "id", None
    for key, value in mapping.value:
        if _place(key.start_mark) <= place:
            found = key.value, value
    return found


def _place(mark: yaml.Mark) -> Place:
    return mark.line + 1, mark.column + 1
