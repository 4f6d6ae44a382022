"""What has been written so far in the dialogues that somebody is led through."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from pydantic import TypeAdapter, ValidationError

from bot.editorial.changes import AddEntry
from bot.knowledge.model import Link
from bot.store.database import StoreError
from bot.store.entry_drafts import EntryDrafts

TIME: Final = timedelta(minutes=30)
_SOME_ANSWER: Final = "…"

_log: Final = logging.getLogger(__name__)


class Step(StrEnum):
    """What is to be written next."""

    WORDS = "words"
    WORDING = "wording"
    TITLE = "title"
    QUESTIONS = "questions"
    ANSWER = "answer"
    LINK = "link"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """``row`` is the kept question that it began with, ``number`` the proposal it has become."""

    step: Step
    at: datetime
    row: int
    entry: str = ""
    title: str = ""
    questions: tuple[str, ...] = ()
    answer: str = ""
    links: tuple[Link, ...] = ()
    number: int | None = None

    def change(self) -> AddEntry:
        """The entry, with what is still missing made up."""
        return AddEntry(
            title=self.title,
            questions=self.questions or (self.title,),
            answer=self.answer or _SOME_ANSWER,
            links=self.links,
        )


_DRAFT: Final = TypeAdapter(EntryDraft)


class OpenDrafts:
    """The drafts, one a chat, for 30 minutes from the last word; a restart does not end them."""

    def __init__(self, stored: EntryDrafts, clock: Callable[[], datetime]) -> None:
        self._stored = stored
        self._clock = clock
        self._drafts: dict[int, EntryDraft] = {}

    async def load(self) -> None:
        """Go on with what was being written when the bot was stopped."""
        try:
            kept = await self._stored.all(self._clock())
        except StoreError as error:
            _log.error("What was being written before the start is lost: %s", error)
            return
        for chat, text in kept.items():
            try:
                self._drafts[chat] = _DRAFT.validate_json(text)
            except ValidationError:
                # Its own words would show what somebody wrote.
                _log.error("A draft from before the start cannot be read and is lost")

    def of(self, chat: int) -> EntryDraft | None:
        """The draft of a chat, be it late."""
        return self._drafts.get(chat)

    def late(self, draft: EntryDraft) -> bool:
        """Whether its time is over."""
        return self._clock() - draft.at > TIME

    async def put(self, chat: int, draft: EntryDraft) -> None:
        """The chat has come so far; it goes on even if that cannot be kept for a restart."""
        now = replace(draft, at=self._clock())
        self._drafts[chat] = now
        try:
            await self._stored.put(chat, _DRAFT.dump_json(now).decode(), now.at)
        except StoreError as error:
            _log.warning("A draft would not outlive a restart: %s", error)

    async def drop(self, chat: int) -> EntryDraft | None:
        """End the dialogue; what there was of it."""
        gone = self._drafts.pop(chat, None)
        if gone is not None:
            try:
                await self._stored.forget(chat)
            except StoreError as error:
                _log.warning("A draft that is done with is still kept: %s", error)
        return gone

    async def settled(self, chat: int, number: int) -> None:
        """Proposal ``number`` was decided on in a chat; a draft that became it is done with."""
        draft = self._drafts.get(chat)
        if draft is not None and draft.number == number:
            await self.drop(chat)
