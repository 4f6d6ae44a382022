"""The publisher: proposals judged, published, undone; hand edits taken up."""

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Final, TypeVar

from bot.editorial.building import Edition
from bot.editorial.editions import Editions
from bot.editorial.linting.findings import Finding
from bot.editorial.publishing.archive import Archive, Signature
from bot.editorial.publishing.catching_up import catch_up
from bot.editorial.publishing.doubts import doubts
from bot.editorial.publishing.judging import Judge
from bot.editorial.publishing.known import Errors, KnownErrors
from bot.editorial.publishing.records import (
    SOMEBODY,
    Author,
    Failed,
    News,
    Proposal,
    Published,
    PublishingError,
    Refused,
    StaleError,
    Version,
)
from bot.editorial.publishing.watching import changes
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.i18n.system import reason
from bot.knowledge.problems import quote
from bot.knowledge.snapshot import Snapshot

T = TypeVar("T")
Listener = Callable[[News], Awaitable[None]]

logger = logging.getLogger(__name__)

# Saving for the next start takes a moment of everybody's time: it waits for a quiet one.
_QUIET: Final = 20.0


class Publisher:
    """Changes what the bot answers from, one change after another.

    All that takes time runs beside the answering. Nothing changes when a method raises. ``clock``
    is what its versions are dated by.
    """

    def __init__(self, editions: Editions, archive: Archive, clock: Callable[[], datetime]) -> None:
        self._editions = editions
        self._archive = archive
        self.clock = clock
        self._turn = asyncio.Lock()
        self._listeners: list[Listener] = []
        self._known = KnownErrors()
        self._passed_over: Errors | None = None
        self._judge = Judge(editions, clock)

    @property
    def edition(self) -> Edition:
        """What the bot answers from now."""
        return self._editions.current

    def listen(self, listener: Listener) -> None:
        """Tell ``listener`` of each publication, and of hand edits that cannot be published.

        The same errors are told once, however often a file is saved with them; not even once
        what was only seen halfway through a save.
        """
        self._listeners.append(listener)

    async def prepare(self, snapshot: Snapshot) -> Proposal:
        """All there is to know of ``snapshot`` before it takes the place of the current edition.

        Raises PublishingError when the disk does not let it be looked at.
        """
        async with self._turn:
            return await self._prepared(snapshot)

    async def doubts(self, proposal: Proposal) -> tuple[Finding, ...]:
        """What the linter says of the entries that ``proposal`` adds or changes.

        Raises PublishingError when the disk does not let it be looked at.
        """
        edition, difference = proposal.edition, proposal.difference
        if edition is None or difference is None:
            return ()
        return await self._beside(lambda: doubts(edition, difference, self._editions.workshop))

    async def rebase(self, proposal: Proposal) -> Proposal:
        """The same changes to the files as they are by now.

        Raises StaleError naming the files that were changed here and there.
        """
        present = await self._beside(self._archive.read)
        ours = proposal.snapshot.changed(proposal.based_on)
        theirs = present.changed(proposal.based_on)
        both = {n: c for n, c in ours.items() if n in theirs and theirs[n] != c}
        if both:
            raise StaleError(both)
        files = {**present.files, **ours}
        kept = {name: content for name, content in files.items() if content is not None}
        return await self.prepare(Snapshot(kept))

    async def publish(self, proposal: Proposal, author: Author, note: str) -> Version:
        """Let a proposal go live.

        Raises StaleError when the files were changed since it was prepared, PublishingError when
        it has errors or changes nothing and when the disk is full or out of order.
        """
        async with self._turn:
            current = self._editions.current.snapshot
            if proposal.edition is None:
                raise PublishingError("errors", count=len(proposal.problems))
            if proposal.based_on.digest != current.digest:
                raise StaleError(current.changed(proposal.based_on))
            if proposal.snapshot.digest == current.digest:
                raise PublishingError("no-change")
            signature = Signature(author, self.clock(), note, proposal.changes)
            version = await self._beside(
                lambda: self._archive.publish(proposal.snapshot, current, signature)
            )
            await self._live(proposal, version, by_hand=False)
            return version

    async def history(self, limit: int) -> Sequence[Version]:
        """At most ``limit`` versions, the newest first."""
        return await self._beside(lambda: self._archive.versions(limit))

    async def files(self, version: str | None = None) -> Snapshot:
        """The files of a version, or of the current edition.

        Raises PublishingError when there is no such version.
        """
        if version is None:
            return self._editions.current.snapshot
        return await self._beside(lambda: self._archive.files(version))

    async def roll_back(self, version: str, author: Author) -> Version:
        """Make a new version of the files of an old one.

        Files that were changed by hand and are no version yet are set aside, not lost. Raises
        PublishingError as ``publish`` does, and when there is no such version.
        """
        async with self._turn:
            target = await self._beside(lambda: self._archive.find(version))
            snapshot = await self._beside(lambda: self._archive.files(target.id))
            proposal = await self._prepared(snapshot)
            if proposal.edition is None:
                raise PublishingError("errors", count=len(proposal.problems))
            note = message(
                DEFAULT_LANGUAGE,
                "publishing-rolled-back",
                date=f"{target.at:%d.%m.%Y %H:%M}",
                note=quote(target.note),
            )
            signature = Signature(author, self.clock(), note, proposal.changes)
            made = await self._beside(lambda: self._archive.roll_back(snapshot, signature))
            await self._live(proposal, made, by_hand=False)
            return made

    async def watch(self) -> None:
        """Take up what people save in the knowledge directory, until cancelled."""
        keeping: asyncio.Task[None] | None = None
        kept = self._editions.current.version
        signs = changes(self._archive.directory)
        try:
            async for _ in signs:
                try:
                    await self._look()
                except PublishingError as error:
                    await self._tell_once(frozenset([("", str(error))]), Failed(str(error)))
                except Exception as error:
                    # The next save may fare better; the last good edition goes on answering.
                    logger.exception("The saved files could not be taken up")
                    failed = Failed(message(DEFAULT_LANGUAGE, "publishing-unforeseen"))
                    await self._tell_once(frozenset([("", repr(error))]), failed)
                if self._editions.current.version != kept:
                    # Taken up here, or published since the last sign.
                    kept = self._editions.current.version
                    if keeping is not None:
                        keeping.cancel()
                    keeping = asyncio.create_task(self._keep_when_quiet())
        finally:
            await signs.aclose()
            if keeping is not None:
                keeping.cancel()

    async def _look(self) -> None:
        """Publish the files as they are now, unless they are published or have errors."""
        async with self._turn:
            snapshot = await self._beside(self._archive.read)
            if snapshot.digest != self._editions.current.snapshot.digest:
                await self._take_up(snapshot)
                return
            self._known.mended()
            # What the first change would otherwise wait for.
            await self._beside(lambda: self._begin(snapshot))

    async def _take_up(self, snapshot: Snapshot) -> None:
        proposal = await self._prepared(snapshot)
        errors = frozenset((p.file, p.message) for p in proposal.problems)
        if await self._is_passing(snapshot, errors):
            return
        if proposal.edition is None:
            await self._tell_once(errors, Refused(proposal.problems))
            return
        note = message(
            DEFAULT_LANGUAGE,
            "publishing-by-hand",
            files=", ".join(snapshot.changed(self._editions.current.snapshot)),
        )
        signature = Signature(SOMEBODY, self.clock(), note, proposal.changes)
        version, ours = await self._beside(lambda: self._archive.record(snapshot, signature))
        await self._live(proposal, version, by_hand=ours)

    async def _is_passing(self, snapshot: Snapshot, errors: Errors) -> bool:
        """Whether ``snapshot`` may be what a save was halfway through.

        It is none of that when the files stand still, nor when they were found alike before:
        somebody who never stops saving must not keep the bot from following.
        """
        present = await self._beside(self._archive.read)
        passed_over, self._passed_over = self._passed_over, None
        if present.digest == snapshot.digest or (passed_over is not None and errors <= passed_over):
            return False
        # The change since then has a sign of its own, which brings the next look.
        self._passed_over = errors
        return True

    def _begin(self, snapshot: Snapshot) -> None:
        self._judge.prepare()
        catch_up(self._archive, snapshot, self.clock())

    async def _prepared(self, snapshot: Snapshot) -> Proposal:
        return await self._beside(lambda: self._judge.judge(snapshot))

    async def _live(self, proposal: Proposal, version: Version, *, by_hand: bool) -> None:
        assert proposal.edition is not None
        assert proposal.difference is not None
        assert proposal.proof is not None
        self._editions.replace(proposal.edition)
        self._known.mended()
        await self._tell(Published(version, proposal.difference, proposal.proof, by_hand))

    async def _tell_once(self, errors: Errors, news: News) -> None:
        if self._known.learn(errors, self.clock()):
            await self._tell(news)

    async def _tell(self, news: News) -> None:
        for listener in self._listeners:
            try:
                await listener(news)
            except Exception:
                logger.exception("A listener failed at news of a publication")

    async def _keep_when_quiet(self) -> None:
        await asyncio.sleep(_QUIET)
        edition = self._editions.current
        await asyncio.to_thread(self._editions.workshop.keep, edition)

    async def _beside(self, work: Callable[[], T]) -> T:
        """Do what takes time, or the disk, in another thread."""
        try:
            return await asyncio.to_thread(work)
        except (OSError, sqlite3.Error) as error:
            raise PublishingError("disk", reason=reason(error)) from error
