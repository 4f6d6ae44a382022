"""A directory of YAML files to a knowledge base, or to everything that is wrong with it."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel

from bot.knowledge import advice, model, rules
from bot.knowledge.everyday import everyday
from bot.knowledge.model import KnowledgeBase, KnowledgeFile, Lexicon
from bot.knowledge.problems import Findings, KnowledgeError, Level, Place, Problem
from bot.knowledge.records import records
from bot.knowledge.source import SourceFile, read

MAX_TOTAL_BYTES: Final = 50_000_000
_SUFFIXES: Final = (".yaml", ".yml")
# Copies and locks that editors leave beside a file.
_EDITOR_MARKS: Final = (".", "~", "#")
_FIELDS: Final = frozenset(
    field
    for record in vars(model).values()
    if isinstance(record, type) and issubclass(record, BaseModel)
    for field in record.model_fields
)

__all__ = ["Checked", "KnowledgeError", "Level", "Problem", "check", "digest", "load"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A base, unless it has errors, and all its problems by file and line."""

    base: KnowledgeBase | None
    problems: tuple[Problem, ...]


def load(directory: Path) -> KnowledgeBase:
    """The base in the ``*.yaml`` and ``*.yml`` files of a directory.

    Raises KnowledgeError with all errors of all files.
    """
    findings = Findings()
    _, base = _load(directory, findings)
    if base is None:
        raise KnowledgeError(findings.problems())
    return base


def digest(directory: Path) -> bytes | None:
    """A digest of all that ``load`` would read; None where it can't be, and ``load`` says why."""
    findings = Findings()
    paths = _paths(directory, findings)
    digest = blake2b()
    try:
        for path in paths:
            content = path.read_bytes()
            digest.update(f"{path.name}:{len(content)}:".encode() + content)
    except OSError:
        return None
    return None if findings.failed else digest.digest()


def check(directory: Path, today: date) -> Checked:
    """All errors and warnings; ``today`` decides which entries are out of date."""
    findings = Findings()
    files, base = _load(directory, findings)
    advice.advise(files, today, findings)
    return Checked(base, findings.problems())


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold back the cyclic collector: nodes have no cycles, but it would walk them all again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _load(directory: Path, findings: Findings) -> tuple[list[SourceFile], KnowledgeBase | None]:
    with _no_collection():
        files = [read(path, _FIELDS, findings) for path in _paths(directory, findings)]
        found = [records(file, findings) for file in files]
        rules.apply(files, findings)
    if files and not findings.failed and not any(file and file.entries for file in found):
        findings.error(Place(str(directory), 1, 1), "no-entries")
    if findings.failed:
        return files, None
    return files, _base([file for file in found if file])


def _paths(directory: Path, findings: Findings) -> list[Path]:
    here = Place(str(directory), 1, 1)
    try:
        paths = sorted(path for path in directory.iterdir() if _is_source(path))
        size = sum(path.stat().st_size for path in paths if path.is_file())
    except NotADirectoryError:
        findings.error(here, "not-a-directory")
    except FileNotFoundError:
        findings.error(here, "no-directory")
    except (OSError, ValueError) as error:
        findings.error(here, "unreadable", reason=str(getattr(error, "strerror", error)))
    else:
        if not paths:
            findings.error(here, "no-files")
        if size <= MAX_TOTAL_BYTES:
            return paths
        findings.error(here, "total-too-large", megabytes=MAX_TOTAL_BYTES // 1_000_000)
    return []


def _is_source(path: Path) -> bool:
    return path.suffix.lower() in _SUFFIXES and not path.name.startswith(_EDITOR_MARKS)


def _base(files: Sequence[KnowledgeFile]) -> KnowledgeBase:
    contacts = (file.contact for file in files if file.contact)
    languages = [file.language for file in files if file.language]
    return KnowledgeBase(
        entries=tuple(chain.from_iterable(file.entries for file in files)),
        smalltalk=tuple(chain.from_iterable(file.smalltalk for file in files)),
        subjects=tuple(chain.from_iterable(file.subjects for file in files)),
        background=tuple(chain.from_iterable(file.background for file in files)),
        lexicon=_lexicon(files),
        contact=next(contacts, None),
        language=languages[0] if languages else _language(files),
        everyday=everyday(),
    )


def _language(files: Iterable[KnowledgeFile]) -> Literal["pl", "uk", "en"]:
    """The language that the entries are written in, told by its letters."""
    text = " ".join(f"{e.title} {e.answer}" for file in files for e in file.entries).casefold()
    letters = sum(char.isalpha() for char in text) or 1
    if sum("а" <= char <= "ґ" for char in text) > letters / 3:
        return "uk"
    polish = sum(char in "ąćęłńóśźż" for char in text)
    return "pl" if polish > letters / 100 or letters == 1 else "en"


def _lexicon(files: Iterable[KnowledgeFile]) -> Lexicon:
    parts = [file.lexicon for file in files if file.lexicon]
    return Lexicon(
        synonyms=tuple(chain.from_iterable(part.synonyms for part in parts)),
        abbreviations={short: full for part in parts for short, full in part.abbreviations.items()},
    )
