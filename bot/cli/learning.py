"""What people asked in vain, from the shell."""

import asyncio
import json
import sys
from contextlib import closing
from typing import Final

from bot.cli.serving import ready_editions
from bot.cli.usage import fail
from bot.editorial.editions import Editions
from bot.editorial.learning.grouping import Group, Overview, overview
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.settings import Settings
from bot.store.database import Database, StoreError
from bot.store.kept import KeptQuestions

_ALL: Final = 500
_WORDINGS: Final = 3


def questions(settings: Settings, *, as_json: bool) -> None:
    """Print the open questions in groups, most frequent first, with their nearest entries."""
    with closing(ready_editions(settings)) as editions:
        try:
            found = asyncio.run(_overview(settings, editions))
        except StoreError as error:
            fail(str(error))
    if as_json:
        records = [_record(group) for group in found.groups]
        sys.stdout.write(json.dumps(records, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(_text(found))


async def _overview(settings: Settings, editions: Editions) -> Overview:
    async with Database(settings.database) as database:
        kept = KeptQuestions(database)
        return await overview(kept, editions.current, editions.workshop.embedder, _ALL)


def _record(group: Group) -> dict[str, object]:
    return {
        "question": group.question.text,
        "language": group.question.language,
        "count": group.count,
        "reasons": {reason.value: count for reason, count in sorted(group.reasons.items())},
        "last_asked": max(question.last_asked for question in group.questions).isoformat(),
        "questions": [
            {"id": question.id, "text": question.text, "count": question.count}
            for question in group.questions
        ],
        "nearest": [
            {"entry": near.entry, "title": near.title, "probability": round(near.probability, 4)}
            for near in group.nearest
        ],
    }


def _text(found: Overview) -> str:
    if not found.groups:
        return message(DEFAULT_LANGUAGE, "cli-questions-none") + "\n"
    parts = [
        message(DEFAULT_LANGUAGE, "cli-questions-summary", asked=found.asked, groups=found.number)
    ]
    for number, group in enumerate(found.groups, 1):
        lines = [
            f"{number}. "
            + message(
                DEFAULT_LANGUAGE, "digest-group", question=group.question.text, count=group.count
            )
        ]
        lines += [f"   – {question.text}" for question in group.questions[1 : 1 + _WORDINGS]]
        lines += [
            "   "
            + message(
                DEFAULT_LANGUAGE,
                "cli-questions-near",
                entry=near.entry,
                title=near.title,
                percent=round(100 * near.probability),
            )
            for near in group.nearest
        ]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"
