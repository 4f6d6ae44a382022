"""What a proposal would change, in words, before it is decided on."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from telegram import Bot
from telegram.error import TelegramError

from bot.channels.telegram.admin.drafts import Drafted
from bot.channels.telegram.admin.keys import Key, Matter, named
from bot.channels.telegram.admin.office import Office, Rank
from bot.channels.telegram.admin.ranks import keepers
from bot.channels.telegram.admin.texts import said
from bot.channels.telegram.buttons import Row
from bot.channels.telegram.rendering import parts
from bot.channels.telegram.sending import Place, edit, send, send_file
from bot.editorial.publishing.difference import ChangedEntry, Difference
from bot.editorial.publishing.records import Proposal
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.markup import escape, plain

_log: Final = logging.getLogger(__name__)

_LONGEST_ANSWER: Final = 300
# What is longer is read more easily as a file than by scrolling.
_MOST_MESSAGES: Final = 2


def preview_text(drafted: Drafted) -> str:
    """All there is to know of a proposal, in the Markdown subset; risks stand first."""
    proposal = drafted.proposal
    pieces = [_head(drafted), *change_pieces(proposal)]
    if drafted.doubts:
        pieces.append(_listed("preview-doubts", [str(one) for one in drafted.doubts]))
    return "\n\n".join(pieces)


def change_pieces(proposal: Proposal) -> Iterator[str]:
    """Paragraphs: what becomes of entries, new warnings, and of the regression questions."""
    difference, proof = proposal.difference, proposal.proof
    if difference is None or proof is None:
        return
    yield from risk(len(proof.broken))
    yield from _entries(difference)
    if difference.conflicts:
        yield _listed("preview-warnings", [str(problem) for problem in difference.conflicts])
    if lines := proof.lines():
        yield _listed("preview-proof", lines)


def risk(broken: int) -> Iterator[str]:
    """A warning when there are questions that a change breaks."""
    if broken:
        yield f"⚠️ {said('preview-risk', count=broken)}"


def decision_rows(number: int) -> list[Row]:
    """The buttons under a preview: publish or reject."""
    publish = named("publish", Key(Matter.PROPOSAL, "p", f"{number:x}"))
    return [(publish, *reject_row(number))]


def reject_row(number: int) -> Row:
    """The button under a proposal that cannot be published."""
    return (named("reject", Key(Matter.PROPOSAL, "r", f"{number:x}")),)


async def show(
    place: Place,
    drafted: Drafted,
    rows: Sequence[Row],
    instead_of: int | None = None,
    *,
    opening: str = "",
) -> None:
    """Send a preview, or put it in place of a message; a long one as a file and its summary.

    ``opening`` stands above it.

    Raises TelegramError.
    """
    text = preview_text(drafted)
    if len(parts(text)) > _MOST_MESSAGES:
        name = message(DEFAULT_LANGUAGE, "admin-preview-file", number=drafted.number)
        caption = message(DEFAULT_LANGUAGE, "admin-preview-caption", number=drafted.number)
        await send_file(place, name, plain(text).encode(), caption)
        text = _summary(drafted)
    text = f"{opening}\n\n{text}".strip()
    if instead_of is None:
        await send(place, text, rows)
    else:
        await edit(place, instead_of, text, rows)


async def offer(office: Office, bot: Bot, drafted: Drafted) -> int:
    """Show a proposal to all who may publish it; how many of them it reached."""
    reached = 0
    for user in await keepers(office, Rank.PUBLISHER):
        try:
            await show(Place(bot, user), drafted, decision_rows(drafted.number))
            reached += 1
        except TelegramError as error:
            # Who blocked the bot; the count tells whether anybody is left to decide.
            _log.warning("A proposal cannot be shown to somebody who publishes: %s", error)
    return reached


def _head(drafted: Drafted) -> str:
    name, note = drafted.author.name, drafted.note
    return said("preview", number=drafted.number, name=name, note=note)


def _summary(drafted: Drafted) -> str:
    difference, proof = drafted.proposal.difference, drafted.proposal.proof
    assert difference is not None
    assert proof is not None
    counts = said(
        "preview-summary",
        added=len(difference.added),
        changed=len(difference.changed),
        removed=len(difference.removed),
        warnings=len(difference.conflicts) + len(drafted.doubts),
    )
    last = proof.lines()[-1:]
    return "\n\n".join([_head(drafted), *risk(len(proof.broken)), counts, *map(escape, last)])


def _entries(difference: Difference) -> Iterator[str]:
    answers = [
        *(_added(entry.answer) for entry in difference.added),
        *map(_changed, difference.changed),
    ]
    for place, line in enumerate(replace(difference, conflicts=()).lines()):
        yield escape(line) + (answers[place] if place < len(answers) else "")


def _added(answer: str) -> str:
    text = message(DEFAULT_LANGUAGE, "admin-preview-answer", answer=_shortened(answer))
    return f"\n{text}"


def _changed(change: ChangedEntry) -> str:
    if "answer" not in change.fields:
        return ""
    before, after = _shortened(change.before.answer), _shortened(change.after.answer)
    text = message(DEFAULT_LANGUAGE, "admin-preview-answers", before=before, after=after)
    return f"\n{text}"


def _listed(key: str, lines: Sequence[str]) -> str:
    return "\n".join([said(key), *(f"• {escape(line)}" for line in lines)])


def _shortened(answer: str) -> str:
    text = " ".join(plain(answer).split())
    if len(text) > _LONGEST_ANSWER:
        text = text[: _LONGEST_ANSWER - 1].rstrip() + "…"
    return escape(text)
