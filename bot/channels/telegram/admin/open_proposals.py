"""/propozycje: what waits for a decision of those who publish."""

from typing import Any, Final

from telegram import Update

from bot.channels.telegram.admin.drafts import DecidedError, reopened
from bot.channels.telegram.admin.keys import Key, Matter, named, turning
from bot.channels.telegram.admin.office import Office
from bot.channels.telegram.admin.previews import decision_rows, reject_row, show
from bot.channels.telegram.admin.texts import answer, errors, said, turn
from bot.channels.telegram.buttons import Row, button
from bot.channels.telegram.sending import Place, typing
from bot.editorial.changes import ChangeError
from bot.editorial.publishing.records import PublishingError
from bot.knowledge.markup import escape
from bot.store.proposals import StoredProposal

_PAGE: Final = 8


class OpenProposals:
    """Handlers of the list; what a proposal changes is judged anew each time it is looked at."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def first(self, update: Update, _context: Any) -> None:
        """The newest open proposals, a button each."""
        await answer(update, *await self._page(0))

    async def tapped(self, update: Update, key: Key) -> None:
        """A tap on a proposal, or on the way to another page."""
        if key.verb == "l":
            await turn(update, *await self._page(int(key.target or "0", 16)))
        elif key.target:
            page = Key(Matter.PROPOSAL, "l", key.other)
            await self._shown(update, int(key.target, 16), (named("back", page),))

    async def _shown(self, update: Update, number: int, back: Row) -> None:
        """The preview with its buttons; why not, for one that cannot be published any more."""
        message = update.effective_message
        assert message is not None
        place = Place.of(message)
        try:
            async with typing(place):
                drafted = await reopened(self._office, number)
        except DecidedError as error:
            await turn(update, escape(str(error)), [back])
        except ChangeError as error:
            await turn(update, errors(error.problems), [reject_row(number), back])
        except PublishingError as error:
            await turn(update, escape(str(error)), [reject_row(number), back])
        else:
            await show(place, drafted, [*decision_rows(number), back], message.message_id)

    async def _page(self, page: int) -> tuple[str, list[Row]]:
        found = await self._office.proposals.open(_PAGE + 1, _PAGE * page)
        rows: list[Row] = [
            (button(_label(one), Key(Matter.PROPOSAL, "s", f"{one.id:x}", f"{page:x}")),)
            for one in found[:_PAGE]
        ]
        rows += turning(Matter.PROPOSAL, page, more=len(found) > _PAGE)
        return said("proposals" if found else "proposals-none"), rows


def _label(proposal: StoredProposal) -> str:
    return f"{proposal.id} · {proposal.author_name} · {proposal.note}"
