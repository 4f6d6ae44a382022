"""Changes on their way: proposed, looked at, then published or rejected, once."""

import asyncio
import logging
from dataclasses import dataclass
from typing import Final

from pydantic import TypeAdapter

from bot.channels.telegram.admin.deeds import Deed, note
from bot.channels.telegram.admin.groups import rows_of, settle
from bot.channels.telegram.admin.office import Office, Rank
from bot.editorial.changes import (
    AddBackground,
    Change,
    ChangeError,
    ReplaceFiles,
    RestoreEdition,
)
from bot.editorial.editing import apply
from bot.editorial.linting.findings import Finding
from bot.editorial.publishing.records import (
    Author,
    Proposal,
    PublishingError,
    StaleError,
    Version,
)
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.snapshot import Snapshot
from bot.store.database import StoreError
from bot.store.kept import State
from bot.store.proposals import NewProposal, ProposalState, StoredProposal

_log: Final = logging.getLogger(__name__)

_CHANGE: Final[TypeAdapter[Change]] = TypeAdapter(Change)
# The version that somebody looked at is among the last ones, or it is not to be built upon.
_FAR_BACK: Final = 20


@dataclass(frozen=True, slots=True)
class Drafted:
    """A proposal that waits for a decision; ``rank`` is that of who proposes it."""

    number: int
    author: Author
    rank: Rank
    note: str
    proposal: Proposal
    doubts: tuple[Finding, ...]


class DecidedError(Exception):
    """A proposal was decided on already, or there is none; the text says which, in Polish."""

    def __init__(self, state: ProposalState | None) -> None:
        kind = state.value if state else "missing"
        super().__init__(message(DEFAULT_LANGUAGE, f"admin-decided-{kind}"))


async def propose(  # noqa: PLR0913 – what a proposal consists of
    office: Office,
    change: Change,
    author: Author,
    reason: str,
    rank: Rank,
    *,
    question: int | None = None,
) -> Drafted:
    """Judge ``change`` against the files as they are and keep it for a decision.

    ``reason`` becomes the note of the version; ``question`` is the row of the kept question that
    the change is made for. Raises ChangeError with everything that is wrong,
    PublishingError when nothing would change or the disk does not take part, StoreError.
    """
    while True:
        present = await office.publisher.files()
        wanted = await _applied(office, change, present)
        proposal = await office.publisher.prepare(wanted)
        if proposal.based_on.digest == present.digest:
            break
    if proposal.edition is None:
        raise ChangeError([str(problem) for problem in proposal.problems])
    if wanted.digest == present.digest:
        raise PublishingError("no-change")
    doubts = await office.publisher.doubts(proposal)
    number = await office.proposals.add(
        NewProposal(
            _CHANGE.dump_json(change).decode(),
            author.id,
            author.name,
            office.publisher.clock(),
            reason,
            await _version_of(office, present),
            question,
        )
    )
    await note(office, author, Deed.PROPOSE, f"{number}: {reason}")
    return Drafted(number, author, rank, reason, proposal, doubts)


async def reopened(office: Office, number: int) -> Drafted:
    """Proposal ``number`` as it would go live now.

    Raises DecidedError when it is decided on, ChangeError or PublishingError when it cannot be
    published any more, StoreError.
    """
    stored = await _open(office, number)
    proposal = await _current(office, stored)
    if proposal.edition is None:
        raise ChangeError([str(problem) for problem in proposal.problems])
    if proposal.snapshot.digest == proposal.based_on.digest:
        raise PublishingError("no-change")
    doubts = await office.publisher.doubts(proposal)
    author = Author(stored.author_id, stored.author_name)
    rank = await office.rank(author.id) if author.id is not None else Rank.STRANGER
    return Drafted(number, author, rank, stored.note, proposal, doubts)


async def publish(office: Office, number: int, author: Author) -> Version:
    """Let proposal ``number`` go live, together with what others published meanwhile.

    The group of questions that it was made for is dealt with.

    Raises DecidedError when somebody was faster, ChangeError or PublishingError when it cannot
    be; it stays open only when the disk was to blame. Raises StoreError.
    """
    async with office.deciding:
        stored = await _open(office, number)
        rows = await rows_of(office, stored.question)
        try:
            proposal = await _current(office, stored)
            version = await office.publisher.publish(proposal, author, _note(stored, author))
        except (ChangeError, PublishingError) as error:
            if not (isinstance(error, PublishingError) and error.kind == "disk"):
                await office.proposals.close(number, ProposalState.FAILED)
                await _give_back(office, stored, author)
            raise
        try:
            await office.proposals.close(number, ProposalState.PUBLISHED)
        except StoreError as error:
            # It is live. A second tap finds that there is nothing left to change.
            _log.error("A published proposal is still noted as open: %s", error)
    outside = isinstance(_CHANGE.validate_json(stored.change), AddBackground)
    await settle(office, rows, State.OUT_OF_SCOPE if outside else State.DONE)
    await note(office, author, Deed.PUBLISH, f"{number}: {version.note}")
    return version


async def reject(office: Office, number: int, author: Author) -> StoredProposal:
    """Put proposal ``number`` aside. Raises DecidedError when somebody was faster, StoreError."""
    async with office.deciding:
        stored = await _open(office, number)
        await office.proposals.close(number, ProposalState.REJECTED)
        await _give_back(office, stored, author)
    await note(office, author, Deed.REJECT, f"{number}: {stored.note}")
    return stored


async def _give_back(office: Office, stored: StoredProposal, author: Author) -> None:
    """Open the questions again that an editor's proposal had put aside."""
    if stored.author_id != author.id:
        await settle(office, await rows_of(office, stored.question), State.OPEN)


async def _open(office: Office, number: int) -> StoredProposal:
    stored = await office.proposals.get(number)
    if stored is None or stored.state is not ProposalState.OPEN:
        raise DecidedError(stored.state if stored else None)
    return stored


async def _current(office: Office, stored: StoredProposal) -> Proposal:
    """The proposal of the files as they are by now."""
    publisher = office.publisher
    change = _CHANGE.validate_json(stored.change)
    present = await publisher.files()
    if not isinstance(change, ReplaceFiles):
        proposal = await publisher.prepare(await _applied(office, change, present))
    elif not stored.base_version:
        raise StaleError(dict.fromkeys(change.files))
    else:
        # Whole files would put aside what others changed in them since they were looked at.
        base = await publisher.files(stored.base_version)
        wanted = await _applied(office, change, base)
        proposal = await publisher.rebase(Proposal(wanted, base, (), ()))
    seen = await _version_of(office, present) == stored.base_version
    if not seen and proposal.proof is not None and proposal.proof.broken:
        raise PublishingError("drifted", count=len(proposal.proof.broken))
    return proposal


async def _applied(office: Office, change: Change, snapshot: Snapshot) -> Snapshot:
    if isinstance(change, RestoreEdition):
        return await office.publisher.files(change.version)
    return await asyncio.to_thread(apply, change, snapshot)


async def _version_of(office: Office, snapshot: Snapshot) -> str:
    """The version that has these files; empty when they are none yet."""
    for version in await office.publisher.history(_FAR_BACK):
        if (await office.publisher.files(version.id)).digest == snapshot.digest:
            return version.id
    return ""


def _note(stored: StoredProposal, author: Author) -> str:
    if stored.author_id == author.id:
        return stored.note
    return message(
        DEFAULT_LANGUAGE, "admin-note-proposed", note=stored.note, name=stored.author_name
    )
