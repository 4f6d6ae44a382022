"""Changing the knowledge from the command line: doubts about it, the workbook, files."""

import asyncio
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import Progress as Bar

from bot.cli.clock import now
from bot.cli.publishing import complaints
from bot.cli.serving import Progress, published_editions
from bot.cli.usage import fail
from bot.editorial.building import Workshop
from bot.editorial.changes import ChangeError
from bot.editorial.editing import ENTRIES, apply, records_of
from bot.editorial.incoming import change_from_file
from bot.editorial.laid_out import text_at
from bot.editorial.linting.confusion import Progress as Told
from bot.editorial.linting.linting import lint as lint_base
from bot.editorial.publishing.archive import Archive
from bot.editorial.publishing.catching_up import catch_up
from bot.editorial.publishing.doubts import doubts
from bot.editorial.publishing.publisher import Publisher
from bot.editorial.publishing.records import SOMEBODY, Proposal
from bot.editorial.spreadsheet.writing import export_workbook
from bot.i18n import system
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.loader import KnowledgeError, check
from bot.knowledge.problems import Level
from bot.knowledge.snapshot import Snapshot
from bot.matching.documents import Documents
from bot.matching.embedder import load_embedder
from bot.matching.matcher import Matcher
from bot.settings import Settings

_WORKBOOK: Final = ".xlsx"


def lint(directory: Path, settings: Settings) -> int:
    """Print the warnings and doubts about the base in ``directory``; 1 when it has errors."""
    snapshot = Snapshot.read(directory)
    checked = check(snapshot, now().date())
    for problem in checked.problems:
        _write(f"{directory / problem.file}{str(problem).removeprefix(problem.file)}")
    if checked.base is None:
        _write(message(DEFAULT_LANGUAGE, "cli-lint-errors"))
        return 1
    documents = Documents(checked.base)
    embedder = load_embedder() if settings.model == "auto" else None
    vectors = None
    if embedder is not None:
        with complaints(), _bar("cli-lint-vectors") as told:
            workshop = Workshop(settings.data_dir, embedder)
            vectors = workshop.vectors(documents.to_embed, progress=told)
    matcher = Matcher(documents, embedder, vectors)
    with _bar("cli-lint-progress") as told:
        findings = lint_base(matcher, vectors, progress=told)
    places = _places(snapshot)
    for one in findings:
        _write(f"{directory / places[one.entry]}: {one}")
    warnings = sum(problem.level is Level.WARNING for problem in checked.problems)
    count = warnings + len(findings)
    _write(message(DEFAULT_LANGUAGE, "cli-lint-done", count=count))
    return 0


def export(target: Path, settings: Settings) -> None:
    """Write the whole base as a workbook."""
    if target.suffix.lower() != _WORKBOOK:
        fail(message(DEFAULT_LANGUAGE, "cli-export-suffix", file=str(target)))
    try:
        content = export_workbook(Snapshot.read(settings.knowledge_dir))
    except KnowledgeError as error:
        summary = message(DEFAULT_LANGUAGE, "cli-knowledge-broken", count=len(error.problems))
        fail(f"{error}\n{summary}", code=1)
    except ChangeError as error:
        fail(str(error), code=1)
    try:
        # Never over a workbook that somebody may have been working on.
        with target.open("xb") as file:
            file.write(content)
    except FileExistsError:
        fail(message(DEFAULT_LANGUAGE, "cli-export-exists", file=str(target)), code=1)
    except OSError as error:
        reason = system.reason(error)
        text = message(DEFAULT_LANGUAGE, "cli-export-failed", file=str(target), reason=reason)
        fail(text, code=1)
    _write(message(DEFAULT_LANGUAGE, "cli-export-done", file=str(target)))


def take_in(source: Path, settings: Settings, *, agreed: bool) -> int:
    """Show what a file would change and, when that is agreed to, publish it; the exit code."""
    try:
        content = source.read_bytes()
    except OSError as error:
        reason = system.reason(error)
        fail(message(DEFAULT_LANGUAGE, "cli-import-unreadable", file=str(source), reason=reason))
    archive = Archive(settings.knowledge_dir, settings.data_dir)
    with (
        complaints(),
        closing(published_editions(archive, settings, Progress(lambda _: None))) as editions,
    ):
        publisher = Publisher(editions, archive, now)
        present = editions.current.snapshot
        try:
            change = change_from_file(source.name, content, present)
            wanted = apply(change, present)
        except ChangeError as error:
            for problem in error.problems:
                _write(problem)
            _write(message(DEFAULT_LANGUAGE, "cli-import-errors", count=len(error.problems)))
            return 1
        if not change.files:
            _write(message(DEFAULT_LANGUAGE, "cli-import-nothing"))
            return 0
        proposal = asyncio.run(publisher.prepare(wanted))
        for line in (*proposal.changes, *_doubts(proposal, editions.workshop)):
            _write(line)
        if not (agreed or _is_agreed()):
            _write(message(DEFAULT_LANGUAGE, "cli-import-refused"))
            return 0
        catch_up(archive, present, now())
        note = message(DEFAULT_LANGUAGE, "cli-import-note", file=source.name)
        version = asyncio.run(publisher.publish(proposal, SOMEBODY, note))
    _write(message(DEFAULT_LANGUAGE, "cli-import-done", id=version.id[:10]))
    return 0


def _doubts(proposal: Proposal, workshop: Workshop) -> Iterator[str]:
    """What the linter has to say of the entries that are new or changed."""
    if proposal.edition is None or proposal.difference is None:
        return
    with _bar("cli-lint-progress") as told:
        findings = doubts(proposal.edition, proposal.difference, workshop, told)
    for one in findings:
        yield message(DEFAULT_LANGUAGE, "cli-import-doubt", finding=str(one))


def _is_agreed() -> bool:
    sys.stdout.write(message(DEFAULT_LANGUAGE, "cli-import-question") + " ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().casefold() in {"t", "tak", "y", "yes"}


def _places(snapshot: Snapshot) -> Mapping[str, str]:
    """Where each entry begins: file, line and column."""
    return {
        text_at(node, "id"): f"{file.name}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"
        for file, node in records_of(snapshot, ENTRIES)
    }


@contextmanager
def _bar(description: str) -> Iterator[Told]:
    """A bar on standard error, where that is a terminal; what it is told moves it."""
    console = Console(stderr=True)
    with Bar(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(message(DEFAULT_LANGUAGE, description), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _write(text: str) -> None:
    sys.stdout.write(f"{text}\n")
