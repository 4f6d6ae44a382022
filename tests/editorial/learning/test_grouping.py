import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.editorial.editions import Edition
from bot.editorial.learning.grouping import Group, grouped, overview
from bot.matching.embedder import Embedder
from bot.matching.text import folded
from bot.store.database import Database
from bot.store.kept import Asked, KeptQuestion, KeptQuestions, Reason, State
from tests.matching import olszyna

DAY = date(2026, 3, 1)


def kept(
    number: int, text: str, count: int = 1, reason: Reason = Reason.FALLBACK, day: int = 0
) -> KeptQuestion:
    """A kept question."""
    asked = DAY + timedelta(day)
    return KeptQuestion(number, text, "pl", reason, (), "v1", asked, asked, count, State.OPEN)


POOL = [
    kept(1, "Gdzie jest basen?", 2),
    kept(2, "gdzie jest basen"),
    kept(3, "gdzie tu jest basen"),
]
BUS = [kept(4, "Ile kosztuje bilet na autobus?"), kept(5, "ile kosztuje bilet autobus")]
WORK = [kept(6, "Jak znaleźć pracę w urzędzie?", 3)]
ALL = [*POOL, *BUS, *WORK]


@pytest.mark.parametrize("embedder", [None, olszyna.embed])
def test_questions_of_one_meaning_stand_together(embedder: Embedder | None) -> None:
    """The most frequent group first, and in each the question that speaks for all."""
    groups = grouped(ALL, embedder)
    assert [sorted(question.id for question in group) for group in groups] == [
        [1, 2, 3],
        [6],
        [4, 5],
    ]
    assert groups[0][0].id == 1


@pytest.mark.parametrize("embedder", [None, olszyna.embed])
@settings(max_examples=20, deadline=None)
@given(seed=st.integers())
def test_the_order_of_questions_makes_no_difference(embedder: Embedder | None, seed: int) -> None:
    """The same questions are the same groups."""
    mixed = list(ALL)
    random.Random(seed).shuffle(mixed)  # noqa: S311 – no secret
    assert grouped(mixed, embedder) == grouped(ALL, embedder)


def test_nothing_kept_is_no_group() -> None:
    """Nor is one question a problem."""
    assert grouped([], olszyna.embed) == []
    assert grouped(WORK, olszyna.embed) == [tuple(WORK)]
    assert grouped(WORK, None) == [tuple(WORK)]


def test_the_latest_of_equally_frequent_groups_stands_first() -> None:
    """It is what people ask now."""
    old, new = kept(1, "Gdzie jest basen?"), kept(2, "Jak znaleźć pracę?", day=5)
    assert grouped([old, new], None) == [(new,), (old,)]


def test_a_question_that_was_scrubbed_does_not_speak_for_all() -> None:
    """Where there is another: its phrasing may stand in the knowledge one day."""
    scrubbed, whole = kept(1, "Gdzie jest basen? [telefon]", 9), kept(2, "Gdzie jest basen?")
    (group,) = grouped([scrubbed, whole], None)
    assert group[0] == whole


def test_the_same_words_for_two_reasons_are_one_group() -> None:
    """They are two rows only for being withdrawn apart."""
    (group,) = grouped([kept(1, "Basen?"), kept(2, "Basen?", 1, Reason.UNHELPFUL)], olszyna.embed)
    assert Group(group[0], group, ()).reasons == {Reason.FALLBACK: 1, Reason.UNHELPFUL: 1}


async def test_an_overview_shows_the_open_questions(database: Database, edition: Edition) -> None:
    """The first groups with their nearest entries, and how much there is in all."""
    questions = KeptQuestions(database)
    for number, text in enumerate(["Gdzie jest basen?", "gdzie basen jest", "Kto kieruje chórem?"]):
        asked = Asked(text, folded(text), "pl", Reason.FALLBACK, (), "v0", DAY)
        await questions.add({asked: 3 - number})
    found = await overview(questions, edition, None, limit=1)
    (group,) = found.groups
    assert (group.question.text, group.count, len(group.ids)) == ("Gdzie jest basen?", 5, 2)
    assert (found.number, found.asked) == (2, 6)
    assert 0 < len(group.nearest) <= 3
    titles = {entry.id: entry.title for entry in edition.base.entries}
    assert all(titles[near.entry] == near.title for near in group.nearest)
    await questions.mark([(await questions.listed())[-1].id], State.POSTPONED)
    assert (await overview(questions, edition, None, limit=9)).number == 1


async def test_nothing_asked_is_an_empty_overview(database: Database, edition: Edition) -> None:
    """No error."""
    found = await overview(KeptQuestions(database), edition, olszyna.embed, limit=9)
    assert (found.groups, found.number, found.asked) == ((), 0, 0)
