"""The weekly digest: a message to those who keep the knowledge, when they want it."""

from typing import Final

from bot.editorial.learning.grouping import Overview
from bot.editorial.learning.statistics import Statistics, summary
from bot.i18n import DEFAULT_LANGUAGE, message
from bot.knowledge.markup import escape

GROUPS: Final = 5
_WORST: Final = 3
_DEAD: Final = 3


def digest(found: Statistics, overview: Overview) -> str:
    """The text, in the Markdown subset: numbers, what was asked in vain, what to look after."""
    parts = [f"**{escape(_text('digest-heading'))}**", escape(summary(found))]
    if overview.groups:
        lines = [
            escape(_text("digest-group", question=group.question.text, count=group.count))
            for group in overview.groups[:GROUPS]
        ]
        parts += _list("digest-in-vain", lines)
    worst = [
        escape(_text("digest-rated", title=option.title, count=count))
        for option, count in found.unhelpful[:_WORST]
    ]
    parts += _list("digest-unhelpful", worst)
    parts += _list("digest-dead", [escape(option.title) for option in found.dead[:_DEAD]])
    parts.append(escape(_text("digest-way-on")))
    return "\n\n".join(parts)


def _list(heading: str, lines: list[str]) -> list[str]:
    if not lines:
        return []
    return [escape(_text(heading)), "\n".join(f"- {line}" for line in lines)]


def _text(key: str, **values: str | int) -> str:
    return message(DEFAULT_LANGUAGE, key, **values)
