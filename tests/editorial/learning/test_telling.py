from datetime import date

import pytest

from bot.dialogue.assistant import Assistant
from bot.editorial.editions import Edition
from bot.editorial.learning.telling import news
from bot.knowledge.model import KnowledgeBase
from bot.knowledge.snapshot import Snapshot
from bot.matching.documents import Documents
from bot.matching.matcher import Matcher
from bot.store.waiting import Waiting
from tests.dialogue.talk import NOW

ASKED = "Kiedy przyjęto PZO 2020?"
UNKNOWN = "Gdzie jest kryty basen z jacuzzi?"


def wish(number: int, question: str, language: str = "pl") -> Waiting:
    """Somebody waits."""
    return Waiting(number, 10 * number, question, language, date(2026, 2, 1))


@pytest.fixture
def before(edition: Edition) -> Edition:
    """The edition without the entry that answers."""
    base = edition.base
    known = tuple(entry for entry in base.entries if entry.id != "zo-2020-przyjecie")
    less: KnowledgeBase = base.model_copy(update={"entries": known})
    return Edition(Snapshot({}), less, Assistant(less, Matcher(Documents(less))), "v0")


def test_who_waits_for_what_is_answered_now_is_told(edition: Edition, before: Edition) -> None:
    """In the language of the question; the others go on waiting."""
    wishes = [wish(1, ASKED), wish(2, UNKNOWN), wish(3, "Коли ухвалили програму PZO 2020?", "uk")]
    found = news(wishes, edition, before, NOW)
    assert [one.waiting.id for one in found] == [1, 3]
    assert [one.reply.answered for one in found] == [("zo-2020-przyjecie",)] * 2
    assert "30 stycznia 2014" in found[0].reply.text
    assert found[1].reply.language == "uk"


def test_what_was_answered_before_is_no_news(edition: Edition) -> None:
    """Unless nobody knows what was told before: after a restart."""
    assert news([wish(1, ASKED)], edition, edition, NOW) == []
    assert len(news([wish(1, ASKED)], edition, None, NOW)) == 1
    assert news([wish(1, UNKNOWN)], edition, None, NOW) == []
