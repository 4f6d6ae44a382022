"""The taps that publish or reject a proposal."""

from telegram import Update

from bot.channels.telegram.admin.drafts import DecidedError, publish, reject
from bot.channels.telegram.admin.keys import Key
from bot.channels.telegram.admin.notices import tell, undo_key
from bot.channels.telegram.admin.office import Office, Rank
from bot.channels.telegram.admin.ranks import author_of, rank_of
from bot.channels.telegram.admin.texts import answer, errors, said, sender
from bot.channels.telegram.sending import edit_buttons
from bot.editorial.changes import ChangeError
from bot.editorial.publishing.records import Author, PublishingError
from bot.knowledge.markup import escape
from bot.store.proposals import StoredProposal


class Decisions:
    """The handler of the buttons under previews."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def tapped(self, update: Update, key: Key) -> None:
        """Publish or reject; whoever comes second is told so, and nothing happens twice."""
        if not key.target or key.verb not in {"p", "r"}:
            return
        number, author = int(key.target, 16), author_of(sender(update))
        try:
            if key.verb == "p":
                await self._published(update, number, author)
            else:
                await self._rejected(update, number, author)
        except DecidedError as error:
            await answer(update, escape(str(error)))
        except ChangeError as error:
            await self._failed(update, number, author, errors(error.problems))
        except PublishingError as error:
            if error.kind == "disk":
                # It stays open: the same button may do better later.
                raise
            await self._failed(update, number, author, escape(str(error)))
        assert update.effective_message is not None
        await edit_buttons(update.effective_message, [])

    async def _published(self, update: Update, number: int, author: Author) -> None:
        stored = await self._office.proposals.get(number)
        version = await publish(self._office, number, author)
        await answer(update, said("published", note=version.note), [(undo_key(version),)])
        if stored is not None:
            await self._outcome(update, stored, author, "outcome-published")

    async def _rejected(self, update: Update, number: int, author: Author) -> None:
        stored = await reject(self._office, number, author)
        await answer(update, said("rejected", note=stored.note))
        await self._outcome(update, stored, author, "outcome-rejected")

    async def _failed(self, update: Update, number: int, author: Author, reason: str) -> None:
        await answer(update, reason)
        stored = await self._office.proposals.get(number)
        if stored is not None:
            await self._outcome(update, stored, author, "outcome-failed")

    async def _outcome(
        self, update: Update, stored: StoredProposal, decider: Author, key: str
    ) -> None:
        """Tell an editor what became of their proposal; publishers get the news anyway."""
        proposer = stored.author_id
        if proposer is None or proposer == decider.id:
            return
        known = key == "outcome-published"
        if not known or await rank_of(self._office, proposer) < Rank.PUBLISHER:
            text = said(key, note=stored.note, name=decider.name)
            await tell(update.get_bot(), [proposer], text)
