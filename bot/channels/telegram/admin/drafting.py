"""A change made for a group of questions: its preview, and the taps under it."""

from telegram import Update

from bot.channels.telegram.admin.drafts import DecidedError, Drafted, propose, publish, reject
from bot.channels.telegram.admin.entry_drafts import OpenDrafts
from bot.channels.telegram.admin.groups import group_of
from bot.channels.telegram.admin.notices import undo_key
from bot.channels.telegram.admin.office import Office, Rank
from bot.channels.telegram.admin.presses import QUESTIONS, Press, named, said
from bot.channels.telegram.admin.previews import offer, show
from bot.channels.telegram.admin.ranks import author_of, rank_of
from bot.channels.telegram.admin.texts import answer, chat_of, errors, sender, turn
from bot.channels.telegram.admin.texts import said as told
from bot.channels.telegram.buttons import Row
from bot.channels.telegram.sending import Place
from bot.editorial.changes import Change, ChangeError
from bot.editorial.publishing.records import PublishingError
from bot.knowledge.markup import escape
from bot.store.kept import State


class Drafting:
    """What becomes of a change; an editor's goes to those who may publish it."""

    def __init__(self, office: Office, drafts: OpenDrafts) -> None:
        self._office = office
        self._drafts = drafts

    async def draft(self, update: Update, change: Change, row: int, reason: str) -> Drafted | None:
        """Show what ``change`` would do; None when it cannot be made, which is told.

        In place of the message that was tapped, or below what was written.
        """
        drafted = await self.proposed(update, change, row, reason)
        if drafted is None:
            return None
        message = update.effective_message
        assert message is not None
        place, own = Place.of(message), drafted.rank >= Rank.PUBLISHER
        rows = [verdicts(row, drafted.number)] if own else []
        await show(place, drafted, rows, message.message_id if update.callback_query else None)
        if not own:
            await self._handed_on(update, drafted, row)
        return drafted

    async def proposed(
        self, update: Update, change: Change, row: int, reason: str
    ) -> Drafted | None:
        """Keep ``change`` for a decision; None when it cannot be made, which is told."""
        user = sender(update)
        rank = await rank_of(self._office, user.id)
        try:
            return await propose(self._office, change, author_of(user), reason, rank, question=row)
        except ChangeError as error:
            await answer(update, errors(error.problems))
        except PublishingError as error:
            await answer(update, escape(str(error)))
        return None

    async def published(self, update: Update, press: Press) -> None:
        """The tap that publishes; what kept it from being done stands in the same place."""
        user = sender(update)
        if await rank_of(self._office, user.id) < Rank.PUBLISHER:
            await answer(update, escape(said("may-not-publish")))
            return
        number = int(press.target, 16)
        try:
            version = await publish(self._office, number, author_of(user))
        except ChangeError as error:
            await turn(update, errors(error.problems))
            return
        except (DecidedError, PublishingError) as error:
            await turn(update, escape(str(error)))
            return
        await self._drafts.settled(chat_of(update), number)
        rows: list[Row] = [(undo_key(version),), (named("go-on", Press(QUESTIONS, "p")),)]
        await turn(update, escape(said("published", note=version.note)), rows)

    async def rejected(self, update: Update, press: Press) -> bool:
        """The tap that rejects; whether it did, else why not is told."""
        number = int(press.target, 16)
        try:
            await reject(self._office, number, author_of(sender(update)))
        except DecidedError as error:
            await turn(update, escape(str(error)))
            return False
        await self._drafts.settled(chat_of(update), number)
        return True

    async def _handed_on(self, update: Update, drafted: Drafted, row: int) -> None:
        group = await group_of(self._office, row)
        if group is not None:
            await self._office.kept.mark(group.ids, State.POSTPONED)
        reached = await offer(self._office, update.get_bot(), drafted)
        await answer(update, escape(said("proposed")) if reached else told("nobody-reached"))


def verdicts(row: int, number: int) -> Row:
    """The buttons that publish or discard proposal ``number``, made for a kept question."""
    return (
        named("publish", Press(QUESTIONS, "u", row, f"{number:x}")),
        named("discard", Press(QUESTIONS, "x", row, f"{number:x}")),
    )
