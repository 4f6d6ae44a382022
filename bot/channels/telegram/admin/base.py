"""/baza: the files of the knowledge as they are now, to be edited elsewhere."""

import asyncio
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from telegram import Update

from bot.channels.telegram.admin.deeds import Deed, note
from bot.channels.telegram.admin.keys import Key, Matter, named
from bot.channels.telegram.admin.office import Office
from bot.channels.telegram.admin.ranks import author_of
from bot.channels.telegram.admin.texts import answer, errors, said, sender
from bot.channels.telegram.sending import Place, send_file, typing
from bot.channels.telegram.taps import acknowledge
from bot.editorial.changes import ChangeError
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.snapshot import Snapshot


class Base:
    """Handlers of the files that are sent out."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def files(self, update: Update, _context: Any) -> None:
        """All files in a ZIP; the workbook at a tap."""
        snapshot = await self._office.publisher.files()
        content = await asyncio.to_thread(zipped, snapshot)
        rows = [(named("workbook", Key(Matter.BASE, "x")),)]
        await self._sent(update, "zip", content, rows)

    async def tapped(self, update: Update, _context: Any) -> None:
        """The workbook of the files."""
        from bot.editorial.spreadsheet.writing import export_workbook

        query = update.callback_query
        assert query is not None
        await acknowledge(query, said("preparing"))
        if query.message is None:
            return
        snapshot = await self._office.publisher.files()
        try:
            async with typing(Place.of(query.message)):
                content = await asyncio.to_thread(export_workbook, snapshot)
        except ChangeError as error:
            await answer(update, errors(error.problems))
            return
        await self._sent(update, "xlsx", content, [])

    async def _sent(self, update: Update, kind: str, content: bytes, rows: Any) -> None:
        asked = update.effective_message
        assert asked is not None
        name = f"{said('base-file')}-{self._office.publisher.clock():%Y-%m-%d}.{kind}"
        caption = message(DEFAULT_LANGUAGE, f"admin-base-{kind}")
        await send_file(Place.of(asked), name, content, caption, rows)
        await note(self._office, author_of(sender(update)), Deed.EXPORT, name)


def zipped(snapshot: Snapshot) -> bytes:
    """The files of ``snapshot`` as an archive that can be sent back."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in snapshot.files.items():
            archive.writestr(name, content)
    return target.getvalue()
