"""/historia and /cofnij: the versions of the knowledge, and the way back to them."""

from collections.abc import Sequence
from itertools import islice
from typing import Any, Final

from telegram import Update

from bot.channels.telegram.admin.deeds import Deed, note
from bot.channels.telegram.admin.keys import SHORT_ID, Key, Matter, named, turning
from bot.channels.telegram.admin.notices import undo_key
from bot.channels.telegram.admin.office import Office, Rank
from bot.channels.telegram.admin.previews import change_pieces
from bot.channels.telegram.admin.ranks import author_of, rank_of
from bot.channels.telegram.admin.texts import answer, listed, said, sender, turn
from bot.channels.telegram.buttons import Row, button
from bot.channels.telegram.sending import edit_buttons
from bot.editorial.publishing.records import PublishingError, Version

_PAGE: Final = 8
_FAR_BACK: Final = 2000
_MOST_CHANGES: Final = 40


class Versions:
    """Handlers of the history. Looking is for all who keep the knowledge, changing for publishers.

    The buttons name versions, never „the last one”: what is undone is what was seen.
    """

    def __init__(self, office: Office) -> None:
        self._office = office

    async def history(self, update: Update, _context: Any) -> None:
        """The newest versions, a button each."""
        await answer(update, *await self._page(0))

    async def last(self, update: Update, _context: Any) -> None:
        """What taking back the last change would do, and the button that does it."""
        match await self._office.publisher.history(2):
            case [newest, before]:
                pieces = [said("undo-ask", **_facts(newest)), *await self._effect(before)]
                await answer(update, "\n\n".join(pieces), [(undo_key(newest),)])
            case _:
                raise PublishingError("nothing-before")

    async def tapped(self, update: Update, key: Key) -> None:
        """A tap in a list, under a version, or under the news of one."""
        if key.verb in {"l", "v"}:
            await self._looked(update, key)
        elif await rank_of(self._office, sender(update).id) >= Rank.PUBLISHER:
            await self._changed(update, key)
        else:
            await answer(update, said("publishers-only"))

    async def _looked(self, update: Update, key: Key) -> None:
        if key.verb == "l":
            await turn(update, *await self._page(int(key.target or "0", 16)))
            return
        version = await self._find(key.target)
        pieces = [said("version", **_facts(version)), listed(version.changes, _MOST_CHANGES)]
        rows: list[Row] = [(named("back", Key(Matter.VERSION, "l", key.other)),)]
        if version.id != (await self._office.publisher.history(1))[0].id:
            restore = Key(Matter.VERSION, "r", version.id[:SHORT_ID])
            rows.insert(0, (named("restore", restore),))
        await turn(update, "\n\n".join(filter(None, pieces)), rows)

    async def _changed(self, update: Update, key: Key) -> None:
        match key.verb:
            case "r":
                await self._asked(update, await self._find(key.target))
            case "y":
                await self._restored(update, key)
            case "u":
                await self._undone(update, key)
            case "g":
                await self._repaired(update)

    async def _asked(self, update: Update, version: Version) -> None:
        """Show what going back would change before it is done."""
        newest = (await self._office.publisher.history(1))[0]
        sure = Key(Matter.VERSION, "y", version.id[:SHORT_ID], newest.id[:SHORT_ID])
        pieces = [said("restore-ask", **_facts(version)), *await self._effect(version)]
        rows: list[Row] = [
            (named("restore-sure", sure),),
            (named("back", Key(Matter.VERSION, "v", version.id[:SHORT_ID])),),
        ]
        await turn(update, "\n\n".join(pieces), rows)

    async def _restored(self, update: Update, key: Key) -> None:
        async with self._office.deciding:
            newest = (await self._office.publisher.history(1))[0]
            if newest.id.startswith(key.other):
                await self._go_back(update, await self._find(key.target))
                return
        # Somebody published since: what would change is not what was shown.
        await self._asked(update, await self._find(key.target))

    async def _undone(self, update: Update, key: Key) -> None:
        async with self._office.deciding:
            match await self._office.publisher.history(2):
                case [newest, before] if newest.id.startswith(key.target):
                    await self._go_back(update, before)
                    return
        await answer(update, said("undo-late"))

    async def _repaired(self, update: Update) -> None:
        """Put the files of the version that answers in place of broken ones on the disk."""
        async with self._office.deciding:
            newest = (await self._office.publisher.history(1))[0]
            await self._go_back(update, newest)

    async def _go_back(self, update: Update, version: Version) -> None:
        author = author_of(sender(update))
        made = await self._office.publisher.roll_back(version.id, author)
        await note(self._office, author, Deed.ROLL_BACK, made.note)
        shown = update.effective_message
        assert shown is not None
        await edit_buttons(shown, [])
        pieces = [said("rolled-back", note=made.note), listed(made.changes, _MOST_CHANGES)]
        rows: list[Row] = [(undo_key(made),)]
        await answer(update, "\n\n".join(filter(None, pieces)), rows)

    async def _effect(self, version: Version) -> list[str]:
        """What going back to ``version`` would change, in paragraphs."""
        publisher = self._office.publisher
        proposal = await publisher.prepare(await publisher.files(version.id))
        if proposal.problems:
            return [listed([str(problem) for problem in proposal.problems])]
        pieces = list(change_pieces(proposal))
        told = list(islice(pieces, _MOST_CHANGES))
        if rest := len(pieces) - len(told):
            told.append(said("and-more", count=rest))
        return told

    async def _page(self, page: int) -> tuple[str, list[Row]]:
        wanted = _PAGE * (page + 1)
        versions = await self._office.publisher.history(wanted + 1)
        rows: list[Row] = [
            (button(_label(one), Key(Matter.VERSION, "v", one.id[:SHORT_ID], f"{page:x}")),)
            for one in versions[wanted - _PAGE : wanted]
        ]
        rows += turning(Matter.VERSION, page, more=len(versions) > wanted)
        return said("history" if versions else "history-empty"), rows

    async def _find(self, prefix: str) -> Version:
        """Raises PublishingError when there is no such version."""
        versions: Sequence[Version] = await self._office.publisher.history(_FAR_BACK)
        for version in versions:
            if prefix and version.id.startswith(prefix):
                return version
        raise PublishingError("no-version", id=prefix)


def _facts(version: Version) -> dict[str, str]:
    when = f"{version.at.astimezone():%d.%m.%Y %H:%M}"
    return {"date": when, "name": version.author.name, "note": version.note}


def _label(version: Version) -> str:
    when = f"{version.at.astimezone():%d.%m %H:%M}"
    return f"{when} · {version.author.name} · {version.note}"
