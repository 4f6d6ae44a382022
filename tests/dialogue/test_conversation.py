from dataclasses import FrozenInstanceError, replace
from datetime import timedelta

import pytest

from bot.dialogue.conversation import FORGET_AFTER, Conversation
from tests.dialogue.talk import NOW, ask, assistant

TALK = Conversation(NOW, "pl", "Kto?", "kontakt", ("ofo",), ("kontakt",), ("kontakt",))


def test_a_conversation_is_remembered_for_half_an_hour() -> None:
    """Counted from the last word."""
    assert timedelta(minutes=30) == FORGET_AFTER
    assert TALK.at_time(NOW + FORGET_AFTER) == TALK
    assert TALK.at_time(NOW + FORGET_AFTER + timedelta(seconds=1)) == Conversation()


def test_a_conversation_begins_empty() -> None:
    """There is nothing to remember."""
    assert Conversation().at_time(NOW) == Conversation()


def test_a_conversation_cannot_be_changed() -> None:
    """Each reply carries the next one."""
    with pytest.raises(FrozenInstanceError):
        TALK.entry = "ofo"  # type: ignore[misc]


def test_replying_leaves_the_old_conversation_as_it_was() -> None:
    """Two replies to one conversation do not know of each other."""
    before = replace(TALK)
    first = ask("Kiedy przyjęto PZO 2020?", TALK)
    assert before == TALK
    assert first.conversation.entry == "zo-2020-przyjecie"
    assistant().show("rada-siedziba", NOW, TALK)
    assistant().none_of_these(NOW, TALK)
    assert before == TALK
    assert ask("Kiedy przyjęto PZO 2020?", TALK) == first
