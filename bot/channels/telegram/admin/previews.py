"""What a proposal would change, in words, before it is decided on."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.channels.telegram.admin.drafts import Drafted
from bot.channels.telegram.admin.keys import Key, Matter, named
from bot.channels.telegram.buttons import Row
from bot.editorial.publishing.difference import ChangedEntry, Difference
from bot.editorial.publishing.records import Proposal
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.markup import escape, plain

SHOWN: Final = 10
"""Of each kind so many are told; the rest is counted."""
_LONGEST_ANSWER: Final = 300
_RISKY: Final = "⚠️ "


def preview_text(drafted: Drafted) -> str:
    """All there is to know of a proposal, in the Markdown subset; risks stand first."""
    pieces = [
        message(
            DEFAULT_LANGUAGE,
            "admin-preview",
            number=drafted.number,
            name=escape(drafted.author.name),
            note=escape(drafted.note),
        ),
        *_risk(drafted.proposal),
        *change_lines(drafted.proposal),
        *_doubts(drafted),
    ]
    return "\n\n".join(pieces)


def change_lines(proposal: Proposal) -> Iterator[str]:
    """Paragraphs: what becomes of entries, new warnings, and of the regression questions."""
    difference, proof = proposal.difference, proposal.proof
    if difference is None or proof is None:
        return
    yield from _entries(difference)
    if difference.conflicts:
        problems = [str(problem) for problem in difference.conflicts]
        yield _listed("admin-preview-warnings", problems)
    if lines := proof.lines():
        yield _listed("admin-preview-proof", lines, len(lines))


def _risk(proposal: Proposal) -> Iterator[str]:
    if proposal.proof is not None and proposal.proof.broken:
        count = len(proposal.proof.broken)
        yield _RISKY + message(DEFAULT_LANGUAGE, "admin-preview-risk", count=count)


def _entries(difference: Difference) -> Iterator[str]:
    told = Difference(
        difference.added, difference.changed, difference.removed, difference.parts, ()
    ).lines()
    answers = [
        *(_added(entry.answer) for entry in difference.added),
        *(_changed(change) for change in difference.changed),
    ]
    for place, line in enumerate(told[:SHOWN]):
        yield escape(line) + (answers[place] if place < len(answers) else "")
    if (rest := len(told) - SHOWN) > 0:
        yield message(DEFAULT_LANGUAGE, "admin-and-more", count=rest)


def _added(answer: str) -> str:
    return "\n" + message(DEFAULT_LANGUAGE, "admin-preview-answer", answer=_shortened(answer))


def _changed(change: ChangedEntry) -> str:
    if "answer" not in change.fields:
        return ""
    before, after = _shortened(change.before.answer), _shortened(change.after.answer)
    text = message(DEFAULT_LANGUAGE, "admin-preview-answers", before=before, after=after)
    return f"\n{text}"


def _doubts(drafted: Drafted) -> Iterator[str]:
    if drafted.doubts:
        yield _listed("admin-preview-doubts", [str(one) for one in drafted.doubts])


def _listed(key: str, lines: Sequence[str], shown: int = SHOWN) -> str:
    told = [message(DEFAULT_LANGUAGE, key), *(f"• {escape(line)}" for line in lines[:shown])]
    if (rest := len(lines) - shown) > 0:
        told.append(message(DEFAULT_LANGUAGE, "admin-and-more", count=rest))
    return "\n".join(told)


def _shortened(answer: str) -> str:
    text = " ".join(plain(answer).split())
    if len(text) > _LONGEST_ANSWER:
        text = text[: _LONGEST_ANSWER - 1].rstrip() + "…"
    return escape(text)


def decision_rows(number: int) -> list[Row]:
    """The buttons under a preview."""
    return [
        (
            named("publish", Key(Matter.PROPOSAL, "p", f"{number:x}")),
            named("reject", Key(Matter.PROPOSAL, "r", f"{number:x}")),
        )
    ]
