"""A directory of YAML files to a knowledge base, or to everything that is wrong with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel

from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge import advice, model, rules
from bot.knowledge.collecting import uncollected
from bot.knowledge.everyday import everyday
from bot.knowledge.model import KnowledgeBase, KnowledgeFile, Lexicon
from bot.knowledge.problems import Findings, KnowledgeError, Level, Place, Problem
from bot.knowledge.records import records
from bot.knowledge.snapshot import DIRECTORY, MAX_TOTAL_BYTES, Snapshot
from bot.knowledge.source import SourceFile, read

_FIELDS: Final = frozenset(
    field
    for record in vars(model).values()
    if isinstance(record, type) and issubclass(record, BaseModel)
    for field in record.model_fields
)

__all__ = ["Checked", "KnowledgeError", "Level", "Problem", "check", "load"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A base, unless it has errors, and all its problems by file and line."""

    base: KnowledgeBase | None
    problems: tuple[Problem, ...]


def load(source: Path | Snapshot, shown: Path | Snapshot | None = None) -> KnowledgeBase:
    """The base in the ``*.yaml`` and ``*.yml`` files of a directory or snapshot.

    Raises KnowledgeError with all errors of all files; ``shown`` is the directory that they name
    the files of a snapshot in.
    """
    findings = Findings()
    with uncollected():
        _, base = _load(_snapshot(source), findings)
    if base is None:
        raise KnowledgeError(_placed(findings.problems(), shown or source))
    return base


def check(source: Path | Snapshot, today: date) -> Checked:
    """All errors and warnings; ``today`` decides which entries are out of date.

    Problems name a file of a directory by its path, one of a snapshot by its name.
    """
    findings = Findings()
    with uncollected():
        files, base = _load(_snapshot(source), findings)
        advice.advise(files, today, findings)
    return Checked(base, _placed(findings.problems(), source))


def _snapshot(source: Path | Snapshot) -> Snapshot:
    return source if isinstance(source, Snapshot) else Snapshot.read(source)


def _placed(problems: Sequence[Problem], source: Path | Snapshot) -> tuple[Problem, ...]:
    if isinstance(source, Snapshot):
        here = message(DEFAULT_LANGUAGE, "check-directory")
        return tuple(replace(p, file=here) if p.file == DIRECTORY else p for p in problems)
    return tuple(replace(problem, file=str(source / problem.file)) for problem in problems)


def _load(snapshot: Snapshot, findings: Findings) -> tuple[list[SourceFile], KnowledgeBase | None]:
    _expect_files(snapshot, findings)
    files = [read(name, text, _FIELDS, findings) for name, text in snapshot.files.items()]
    found = [records(file, findings) for file in files]
    rules.apply(files, findings)
    if files and not findings.failed and not any(file and file.entries for file in found):
        findings.error(Place(DIRECTORY, 1, 1), "no-entries")
    if findings.failed:
        return files, None
    return files, _base([file for file in found if file])


def _expect_files(snapshot: Snapshot, findings: Findings) -> None:
    here = Place(DIRECTORY, 1, 1)
    megabytes = MAX_TOTAL_BYTES // 1_000_000
    for name, kind, reason in snapshot.unread:
        findings.error(Place(name, 1, 1), kind, reason=reason, megabytes=megabytes)
    if not (snapshot.files or snapshot.unread):
        findings.error(here, "no-files")
    if sum(map(len, snapshot.files.values())) > MAX_TOTAL_BYTES:
        findings.error(here, "total-too-large", megabytes=megabytes)


def _base(files: Sequence[KnowledgeFile]) -> KnowledgeBase:
    contacts = (file.contact for file in files if file.contact)
    languages = [file.language for file in files if file.language]
    return KnowledgeBase(
        entries=tuple(chain.from_iterable(file.entries for file in files)),
        smalltalk=tuple(chain.from_iterable(file.smalltalk for file in files)),
        subjects=tuple(chain.from_iterable(file.subjects for file in files)),
        background=tuple(chain.from_iterable(file.background for file in files)),
        regression=tuple(chain.from_iterable(file.regression for file in files)),
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
