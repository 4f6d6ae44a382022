"""Files that those who keep the knowledge send: looked at, then shown as proposals."""

import asyncio
from typing import Any, Final

from telegram import Document, Update
from telegram.error import TelegramError

from bot.channels.telegram.admin.deeds import Deed, note
from bot.channels.telegram.admin.drafts import Drafted, propose
from bot.channels.telegram.admin.office import Office, Rank
from bot.channels.telegram.admin.previews import decision_rows, offer, show
from bot.channels.telegram.admin.ranks import author_of, rank_of
from bot.channels.telegram.admin.texts import answer, errors, said, sender
from bot.channels.telegram.sending import Place, edit, send, typing
from bot.editorial.changes import ChangeError
from bot.editorial.incoming import change_from_file
from bot.editorial.publishing.records import PublishingError
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.markup import escape
from bot.store.database import StoreError

MAX_DOWNLOAD: Final = 20_000_000
"""Bytes: Telegram lets bots download no larger files."""
_MEGA: Final = 1_000_000
_SECONDS: Final = 60


class Documents:
    """The handler of documents."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def received(self, update: Update, _context: Any) -> None:
        """Say what the file would change, or everything that is wrong with it."""
        asked = update.effective_message
        assert asked is not None
        assert asked.document is not None
        document, place = asked.document, Place.of(asked)
        name = document.file_name or said("nameless-file")
        if (document.file_size or 0) > MAX_DOWNLOAD:
            await answer(update, said("file-large", file=name, megabytes=MAX_DOWNLOAD // _MEGA))
            return
        waiting = await send(place, said("checking"))
        assert waiting is not None
        async with typing(place):
            found = await self._looked_at(update, document, name)
        if isinstance(found, str):
            await edit(place, waiting.message_id, found)
        elif found.rank >= Rank.PUBLISHER:
            await show(place, found, decision_rows(found.number), waiting.message_id)
        else:
            await show(place, found, (), waiting.message_id)
            reached = await offer(self._office, update.get_bot(), found)
            await answer(update, said("handed-on" if reached else "nobody-reached"))

    async def _looked_at(self, update: Update, document: Document, name: str) -> Drafted | str:
        """The proposal that the file makes; a text when it makes none."""
        office, user = self._office, sender(update)
        author = author_of(user)
        await note(office, author, Deed.UPLOAD, name)
        try:
            content = await _downloaded(document)
        except TelegramError:
            return said("file-lost", file=name)
        try:
            present = await office.publisher.files()
            change = await asyncio.to_thread(change_from_file, name, content, present)
            if not change.files:
                return said("file-nothing", file=name)
            rank = await rank_of(office, user.id)
            return await propose(
                office,
                change,
                author,
                message(DEFAULT_LANGUAGE, "admin-note-file", file=name),
                rank,
            )
        except ChangeError as error:
            return errors(error.problems)
        except (PublishingError, StoreError) as error:
            return escape(str(error))


async def _downloaded(document: Document) -> bytes:
    file = await document.get_file(read_timeout=_SECONDS)
    return bytes(await file.download_as_bytearray(read_timeout=_SECONDS))
