"""What those who keep the knowledge do, as the audit log has it."""

import logging
from enum import StrEnum
from typing import Final

from bot.channels.telegram.admin.office import Office
from bot.editorial.publishing.records import Author
from bot.store.audit import Act
from bot.store.database import StoreError

_log: Final = logging.getLogger(__name__)


class Deed(StrEnum):
    """Kinds of acts; each has its words ``deed-<value>`` in the catalogue."""

    UPLOAD = "upload"
    PROPOSE = "propose"
    PUBLISH = "publish"
    REJECT = "reject"
    ROLL_BACK = "roll-back"
    EXPORT = "export"
    NAME = "name"
    DISMISS = "dismiss"
    POSTPONE = "postpone"
    REOPEN = "reopen"


async def note(office: Office, author: Author, deed: Deed, subject: str) -> None:
    """Append to the audit log; what is done stays done when the log cannot be written."""
    act = Act(office.publisher.clock(), author.id, author.name, deed.value, subject)
    try:
        await office.audit.append(act)
    except StoreError as error:
        _log.error("An act is missing in the audit log (%s): %s", deed, error)
