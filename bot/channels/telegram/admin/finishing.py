"""A new entry of which everything is written: looked at, then published, corrected or given up."""

import asyncio
from dataclasses import replace

from telegram import Update

from bot.channels.telegram.admin.drafting import Drafting, verdicts
from bot.channels.telegram.admin.drafts import DecidedError, reject
from bot.channels.telegram.admin.entry_drafts import EntryDraft, OpenDrafts, Step
from bot.channels.telegram.admin.office import Office, Rank
from bot.channels.telegram.admin.presses import NEW_ENTRY, Press, named, said
from bot.channels.telegram.admin.previews import show
from bot.channels.telegram.admin.ranks import author_of, rank_of
from bot.channels.telegram.admin.texts import answer, chat_of, errors, sender
from bot.channels.telegram.buttons import reply_rows
from bot.channels.telegram.desk import Desk
from bot.channels.telegram.sending import Place
from bot.dialogue.conversation import Conversation
from bot.editorial.changes import ChangeError
from bot.editorial.editing import apply
from bot.editorial.publishing.records import Proposal
from bot.knowledge.markup import escape


class Finishing:
    """The last step of the dialogue that makes an entry."""

    def __init__(self, desk: Desk, office: Office, drafting: Drafting, drafts: OpenDrafts) -> None:
        self._desk = desk
        self._office = office
        self._drafting = drafting
        self._drafts = drafts

    async def preview(self, update: Update, draft: EntryDraft) -> None:
        """The answer as residents will see it, then what to do with it.

        For who may publish it is a proposal from now on, to be decided on by one tap.
        """
        ready = replace(draft, step=Step.READY)
        text = said("preview", title=escape(draft.title))
        fixing = (
            named("fix-title", Press(NEW_ENTRY, "t")),
            named("fix-answer", Press(NEW_ENTRY, "a")),
        )
        if await rank_of(self._office, sender(update).id) >= Rank.PUBLISHER:
            reason = _reason(draft)
            drafted = await self._drafting.proposed(update, draft.change(), draft.row, reason)
            if drafted is None:
                return
            await self._drafts.put(chat_of(update), replace(ready, number=drafted.number))
            await self._seen(update, drafted.proposal)
            assert update.effective_message is not None
            rows = [verdicts(draft.row, drafted.number), fixing]
            await show(Place.of(update.effective_message), drafted, rows, opening=text)
            return
        publisher = self._office.publisher
        try:
            changed = await asyncio.to_thread(apply, draft.change(), await publisher.files())
        except ChangeError as error:
            # Somebody else may have been quicker since the last step.
            await answer(update, errors(error.problems))
            return
        proposal = await publisher.prepare(changed)
        if proposal.edition is None:
            await answer(update, errors([str(problem) for problem in proposal.problems]))
            return
        await self._drafts.put(chat_of(update), ready)
        await self._seen(update, proposal)
        hand_on = (named("hand-on", Press(NEW_ENTRY, "u")),)
        await answer(update, text, [hand_on, fixing, (named("cancel", Press(NEW_ENTRY, "x")),)])

    async def handed_on(self, update: Update, draft: EntryDraft) -> None:
        """An editor's tap: those who may publish it get it."""
        if await self._drafting.draft(update, draft.change(), draft.row, _reason(draft)):
            await self._drafts.drop(chat_of(update))

    async def withdrawn(self, update: Update, draft: EntryDraft) -> bool:
        """Whether no proposal is left of the draft; what was decided on already is told."""
        if draft.number is None:
            return True
        try:
            await reject(self._office, draft.number, author_of(sender(update)))
        except DecidedError as error:
            await answer(update, escape(str(error)))
            return False
        return True

    async def _seen(self, update: Update, proposal: Proposal) -> None:
        """The new answer, as residents will see it."""
        assert proposal.edition is not None
        assert proposal.difference is not None
        (entry,) = proposal.difference.added
        now = self._desk.clock()
        reply = proposal.edition.assistant.show(entry.id, now, Conversation(), "pl")
        await answer(update, reply.text, reply_rows(replace(reply, answered=())))


def _reason(draft: EntryDraft) -> str:
    return said("note-entry", title=draft.title)
