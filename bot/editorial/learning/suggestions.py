"""What an admin may do with a group of questions."""

from dataclasses import dataclass
from enum import StrEnum

from bot.dialogue.judgement import SURE
from bot.editorial.learning.grouping import Group


class Action(StrEnum):
    """What to do: in the order in which it is offered."""

    ADD_TO = "add_to"
    NEW_ENTRY = "new_entry"
    OUT_OF_SCOPE = "out_of_scope"
    POSTPONE = "postpone"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An action; ``entry`` and its ``title`` are those to add the question to."""

    action: Action
    entry: str | None = None
    title: str = ""


def suggestions(group: Group) -> tuple[Suggestion, ...]:
    """The actions that make sense: no phrasing is added to an entry that it finds already."""
    return (
        *(
            Suggestion(Action.ADD_TO, near.entry, near.title)
            for near in group.nearest
            if near.probability < SURE
        ),
        Suggestion(Action.NEW_ENTRY),
        Suggestion(Action.OUT_OF_SCOPE),
        Suggestion(Action.POSTPONE),
    )
