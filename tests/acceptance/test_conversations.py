from datetime import UTC, datetime

import pytest

from bot.dialogue.conversation import Conversation
from bot.dialogue.reply import Question
from bot.editorial.editions import Edition

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def answered(edition: Edition, *texts: str) -> tuple[str, ...]:
    """The entries that the last of ``texts``, sent one after another, is answered with."""
    conversation = Conversation()
    told: tuple[str, ...] = ()
    for text in texts:
        reply = edition.assistant.reply(Question(text, NOW, None, conversation))
        conversation, told = reply.conversation, reply.answered
    return told


@pytest.mark.parametrize(
    ("texts", "entry"),
    [
        (("Kim jest Marcin Bazylak?", "kiedy złożył ślubowanie?"), "bazylak-kiedy"),
        (("Kiedy przyjęto PRSO 2020?", "a poprzedni?"), "prso-2008-przyjecie"),
        (
            ("Ilu założycieli ma stowarzyszenie w KRS?", "a zwykłe?"),
            "stowarzyszenie-zwykle-ile-osob",
        ),
        (("How much is a small grant?", "and for how long?"), "maly-grant-ile-dni"),
        (("Де знаходиться CAO?", "а телефон відділу?"), "biuro-telefon-ngo"),
    ],
)
def test_a_follow_up_leans_on_what_was_said(
    project: Edition, texts: tuple[str, ...], entry: str
) -> None:
    """Though nothing but the conversation says whom or what it is about."""
    assert entry in answered(project, *texts)


@pytest.mark.parametrize("text", ["Gdzie kupię bilet na tramwaj?", "a kiedy wywożą śmieci?"])
def test_what_is_not_ours_is_refused_in_a_conversation_too(project: Edition, text: str) -> None:
    """Whatever was spoken about before."""
    assert answered(project, "Kiedy przyjęto PRSO 2020?", text) == ()
