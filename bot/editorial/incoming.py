"""Files that an admin sends: a YAML file, several of them in a ZIP, or the workbook."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final
from zipfile import ZipFile, ZipInfo

from bot.editorial.changes import ChangeError, ReplaceFiles
from bot.editorial.damage import DAMAGE
from bot.editorial.editing import apply
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.encoding import decode
from bot.knowledge.problems import Findings
from bot.knowledge.snapshot import MAX_BYTES, Snapshot, is_source

MAX_ARCHIVE: Final = 20_000_000
MAX_UNPACKED: Final = 50_000_000
MAX_FILES: Final = 200
_MEGA: Final = 1_000_000
_OLD_WORKBOOKS: Final = (".xls", ".ods", ".xlsb", ".csv")
_MACRO_WORKBOOKS: Final = (".xlsm", ".xltm")
# What systems put into an archive beside the files: no fault of who sent it.
_SYSTEM_FOLDERS: Final = frozenset({"__MACOSX"})
_ENCRYPTED: Final = 0x1


def change_from_file(name: str, content: bytes, snapshot: Snapshot) -> ReplaceFiles:
    """The change that a file stands for; one of no files when it says nothing new.

    YAML files replace those of the same name or are added; no other file goes. In a ZIP they may
    stand in folders, whose names do not matter. Raises ChangeError with everything that is wrong,
    also with the base as it would become.
    """
    plain = PurePosixPath(name.replace("\\", "/")).name
    lower = plain.lower()
    if lower.endswith(".xlsx"):
        from bot.editorial.spreadsheet.importing import import_workbook

        return import_workbook(content, snapshot)
    if lower.endswith(".zip"):
        files = dict(_unpacked(content))
    elif is_source(plain):
        files = {plain: content}
    elif lower.endswith(_MACRO_WORKBOOKS):
        raise ChangeError.of("macros", file=plain)
    elif lower.endswith(_OLD_WORKBOOKS):
        raise ChangeError.of("old-workbook", file=plain)
    else:
        raise ChangeError.of("file-kind", file=plain)
    texts: dict[str, str | None] = {
        file: _text(file, data)
        for file, data in sorted(files.items())
        if snapshot.files.get(file) != data
    }
    change = ReplaceFiles(files=texts)
    if texts:
        apply(change, snapshot)
    return change


def _text(name: str, content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise ChangeError.of("large-file", file=name, megabytes=MAX_BYTES // _MEGA)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        # The checker knows what to say about other encodings.
        findings = Findings()
        decode(content, name, findings)
        raise ChangeError([str(problem) for problem in findings.problems()]) from error


def _unpacked(content: bytes) -> Iterator[tuple[str, bytes]]:
    if len(content) > MAX_ARCHIVE:
        raise ChangeError.of("large-archive", megabytes=MAX_ARCHIVE // _MEGA)
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = [part for part in archive.infolist() if not _is_ignored(part)]
            _expect_files(parts)
            for part in parts:
                # No more is read than the archive said it would be.
                yield _name(part), archive.read(part)
    except DAMAGE as error:
        raise ChangeError.of("bad-archive") from error


def _expect_files(parts: list[ZipInfo]) -> None:
    """Refuse an archive that holds anything but a reasonable number of knowledge files."""
    problems = []
    seen: dict[str, str] = {}
    for part in parts:
        path = PurePosixPath(part.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in part.filename:
            problems.append(_said("archive-path", file=part.filename))
        elif not is_source(path.name):
            problems.append(_said("archive-kind", file=part.filename))
        elif path.name in seen:
            problems.append(_said("archive-twice", file=part.filename, other=seen[path.name]))
        elif part.flag_bits & _ENCRYPTED:
            problems.append(_said("archive-password", file=part.filename))
        elif part.file_size > MAX_BYTES:
            megabytes = MAX_BYTES // _MEGA
            problems.append(_said("large-file", file=part.filename, megabytes=megabytes))
        seen.setdefault(path.name, part.filename)
    if not parts:
        problems.append(_said("archive-empty"))
    if len(parts) > MAX_FILES:
        problems = [_said("archive-many", count=len(parts), limit=MAX_FILES)]
    elif sum(part.file_size for part in parts) > MAX_UNPACKED:
        problems.append(_said("archive-bomb", megabytes=MAX_UNPACKED // _MEGA))
    if problems:
        raise ChangeError(problems)


def _is_ignored(part: ZipInfo) -> bool:
    path = PurePosixPath(part.filename.replace("\\", "/"))
    # Of an entry without a name the library cannot say whether it is a folder.
    folder = part.filename != "" and part.is_dir()
    return folder or path.name.startswith(".") or not _SYSTEM_FOLDERS.isdisjoint(path.parts)


def _name(part: ZipInfo) -> str:
    return PurePosixPath(part.filename.replace("\\", "/")).name


def _said(key: str, **values: str | int) -> str:
    return message(DEFAULT_LANGUAGE, f"edit-{key}", **values)
