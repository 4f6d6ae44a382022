from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from bot.store.audit import Act, AuditLog
from bot.store.database import Database, StoreError
from bot.store.entry_drafts import EntryDrafts
from bot.store.kept import Asked, KeptQuestions, Reason, State
from bot.store.proposals import NewProposal, Proposals, ProposalState
from bot.store.ratings import Rating, Ratings
from bot.store.tallies import Tallies
from bot.store.team import DigestReaders, Member, Role, Team
from bot.store.waiting import WaitingResidents

DAY = date(2026, 3, 1)
NOW = datetime(2026, 3, 1, 12, 30, tzinfo=timezone(timedelta(hours=1)))
BIG = 7_000_000_000

POOL = Asked("Gdzie basen?", "gdzie basen", "pl", Reason.FALLBACK, ("a", "b"), "v1", DAY)
BUS = replace(POOL, text="Ile kosztuje bilet?", folded="ile kosztuje bilet")


def days(number: int) -> date:
    """So many days after the first."""
    return DAY + timedelta(days=number)


async def test_the_same_question_is_counted_once_more(database: Database) -> None:
    """With what was near to it the last time; its first wording stays."""
    kept = KeptQuestions(database)
    again = replace(POOL, text="gdzie BASEN", nearest=("c",), edition="v2", day=days(3))
    await kept.add({POOL: 1})
    await kept.add({again: 1})
    (found,) = await kept.listed()
    assert (found.text, found.count, found.nearest, found.edition) == (
        "Gdzie basen?",
        2,
        ("c",),
        "v2",
    )
    assert (found.first_asked, found.last_asked) == (DAY, days(3))
    assert await kept.number() == 2


async def test_reasons_are_kept_apart(database: Database) -> None:
    """One may be withdrawn without the other."""
    kept = KeptQuestions(database)
    clarified = replace(POOL, reason=Reason.CLARIFY)
    await kept.add({POOL: 1, clarified: 1})
    await kept.withdraw(clarified)
    assert [question.reason for question in await kept.listed()] == [Reason.FALLBACK]


async def test_a_withdrawn_question_is_one_asking_less(database: Database) -> None:
    """The last one takes it away; other questions stay."""
    kept = KeptQuestions(database)
    await kept.add({POOL: 2, BUS: 1})
    await kept.withdraw(POOL)
    assert [question.count for question in await kept.listed()] == [1, 1]
    await kept.withdraw(POOL)
    await kept.withdraw(POOL)
    assert [question.text for question in await kept.listed()] == [BUS.text]


async def test_the_most_frequent_stand_first(database: Database) -> None:
    """Then the latest; the list can be cut."""
    kept = KeptQuestions(database)
    later = replace(POOL, text="Później", folded="pozniej", day=days(1))
    await kept.add({POOL: 1, BUS: 2, later: 1})
    assert [question.text for question in await kept.listed()] == [
        "Ile kosztuje bilet?",
        "Później",
        "Gdzie basen?",
    ]
    assert len(await kept.listed(limit=1)) == 1


@pytest.mark.parametrize(
    ("state", "then"),
    [
        (State.POSTPONED, State.POSTPONED),
        (State.OUT_OF_SCOPE, State.OUT_OF_SCOPE),
        (State.DONE, State.OPEN),
    ],
)
async def test_what_is_done_and_asked_in_vain_again_is_open_again(
    database: Database, state: State, then: State
) -> None:
    """What was put aside on purpose stays there."""
    kept = KeptQuestions(database)
    await kept.add({POOL: 1})
    row = (await kept.listed())[0].id
    await kept.mark([row], state)
    assert await kept.listed() == []
    await kept.add({POOL: 1})
    (found,) = await kept.found([row, 99])
    assert found.state is then
    assert await kept.listed([then]) == [found]


@pytest.mark.parametrize(
    ("state", "then", "late"),
    [
        (State.OPEN, State.OPEN, State.OPEN),
        (State.POSTPONED, State.POSTPONED, State.POSTPONED),
        (State.OUT_OF_SCOPE, State.OUT_OF_SCOPE, State.OUT_OF_SCOPE),
        (State.DONE, State.OPEN, State.DONE),
    ],
)
async def test_a_wording_is_dealt_with_for_all_its_reasons(
    database: Database, state: State, then: State, late: State
) -> None:
    """Those it is kept for later too; a late rating of an old answer does not open it again."""
    kept = KeptQuestions(database)
    unhelpful = replace(POOL, reason=Reason.UNHELPFUL)
    await kept.add({POOL: 1, replace(POOL, reason=Reason.CLARIFY): 1})
    await kept.mark([(await kept.listed())[0].id], state)
    assert {one.state for one in await kept.listed(tuple(State))} == {state}
    for is_late, expected in ((True, late), (False, then), (True, then)):
        await kept.add({unhelpful: 1}, late=is_late)
        found = await kept.listed(tuple(State))
        assert {one.state for one in found if one.reason is Reason.UNHELPFUL} == {expected}


async def test_kept_questions_expire(database: Database) -> None:
    """180 days after they were last asked, not a day earlier."""
    kept = KeptQuestions(database)
    await kept.add({POOL: 1, BUS: 1, replace(BUS, day=days(1)): 1})
    assert await kept.expire(days(180)) == 0
    assert await kept.expire(days(181)) == 1
    assert [question.text for question in await kept.listed()] == ["Ile kosztuje bilet?"]


async def test_ratings_are_counted_by_day_and_entry(database: Database) -> None:
    """The worst stand first."""
    ratings = Ratings(database)
    for entry, helpful, day in [("a", True, 0), ("b", False, 0), ("b", False, 1), ("b", True, 1)]:
        await ratings.add(days(day), entry, helpful=helpful)
    assert await ratings.between(DAY, days(1)) == [Rating("b", 1, 2), Rating("a", 1, 0)]
    assert await ratings.between(DAY, DAY) == [Rating("a", 1, 0), Rating("b", 0, 1)][::-1]
    assert await ratings.daily(DAY, days(9)) == {DAY: (1, 1), days(1): (1, 1)}


async def test_replies_are_counted_by_day(database: Database) -> None:
    """And the entries that they told."""
    tallies = Tallies(database)
    await tallies.add({(DAY, "answer"): 1}, {(DAY, "a"): 1, (DAY, "b"): 1})
    await tallies.add({(DAY, "answer"): 1, (days(1), "fallback"): 1}, {(DAY, "b"): 1})
    await tallies.add({}, {})
    assert await tallies.decisions(DAY, days(1)) == {DAY: {"answer": 2}, days(1): {"fallback": 1}}
    assert await tallies.told(DAY, days(1)) == {"b": 2, "a": 1}
    assert await tallies.told(days(1), days(1)) == {}


async def test_a_member_has_one_role(database: Database) -> None:
    """The last one that was given; it can be taken away."""
    team = Team(database)
    editor = Member(BIG, Role.EDITOR, "Ola", 1, NOW)
    await team.name(editor)
    await team.name(replace(editor, role=Role.PUBLISHER, name="Ola N."))
    assert await team.role(BIG) is Role.PUBLISHER
    assert await team.members() == [replace(editor, role=Role.PUBLISHER, name="Ola N.")]
    assert await team.dismiss(BIG)
    assert not await team.dismiss(BIG)
    assert await team.role(BIG) is None


async def test_a_digest_is_due_a_week_after_the_last(database: Database) -> None:
    """The first one a week after it was wished for."""
    readers = DigestReaders(database)
    await readers.subscribe(BIG, DAY)
    await readers.subscribe(BIG, days(5))
    assert await readers.reads(BIG)
    assert await readers.due(days(6)) == []
    assert await readers.due(days(7)) == [BIG]
    await readers.sent(BIG, days(8))
    assert await readers.due(days(14)) == []
    assert await readers.due(days(15)) == [BIG]
    await readers.unsubscribe(BIG)
    assert not await readers.reads(BIG)
    assert await readers.due(days(99)) == []


async def test_the_audit_log_is_read_newest_first(database: Database) -> None:
    """Page by page, with the moment of each act."""
    log = AuditLog(database)
    acts = [Act(NOW + timedelta(hours=n), n or None, "Ola", "publish", f"{n}") for n in range(5)]
    for act in acts:
        await log.append(act)
    assert await log.page(0, 2) == [acts[4], acts[3]]
    assert await log.page(2, 2) == [acts[0]]
    assert await log.page(3, 2) == []
    assert await log.number() == 5
    assert (await log.page(0))[0].at.tzinfo is UTC


async def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    """Nobody would know when it was."""
    with pytest.raises(StoreError):
        await AuditLog(database).append(Act(NOW.replace(tzinfo=None), 1, "Ola", "publish", ""))


async def test_a_proposal_is_decided_once(database: Database) -> None:
    """Two taps on two phones are one decision."""
    proposals = Proposals(database)
    new = NewProposal('{"kind": "x"}', BIG, "Ola", NOW, "poprawka", "v1", 3)
    number, other = await proposals.add(new), await proposals.add(replace(new, note="druga"))
    stored = await proposals.get(number)
    assert stored is not None
    assert (stored.change, stored.author_id, stored.question) == (new.change, BIG, 3)
    assert stored.at == NOW
    assert [one.id for one in await proposals.open(20)] == [other, number]
    assert [one.id for one in await proposals.open(1, 1)] == [number]
    assert await proposals.close(number, ProposalState.PUBLISHED)
    assert not await proposals.close(number, ProposalState.REJECTED)
    assert not await proposals.close(99, ProposalState.REJECTED)
    assert [one.id for one in await proposals.open(20)] == [other]
    decided = await proposals.get(number)
    assert decided is not None
    assert decided.state is ProposalState.PUBLISHED
    assert await proposals.get(99) is None


async def test_a_chat_waits_for_five_answers(database: Database) -> None:
    """The same wish again is the same one; other chats have their own five."""
    waiting = WaitingResidents(database)
    for number in range(5):
        assert await waiting.add(BIG, f"Co {number}?", "pl", DAY)
    assert not await waiting.add(BIG, "Co jeszcze?", "pl", DAY)
    assert await waiting.add(BIG, "Co 1?", "pl", DAY)
    assert await waiting.add(-BIG, "Co 1?", "uk", DAY)
    wishes = await waiting.all()
    assert [wish.chat_id for wish in wishes] == [BIG] * 5 + [-BIG]
    await waiting.forget([wishes[0].id])
    assert await waiting.add(BIG, "Co jeszcze?", "pl", DAY)
    assert await waiting.forget_chat(BIG) == 5
    assert [wish.question for wish in await waiting.all()] == ["Co 1?"]


async def test_wishes_expire(database: Database) -> None:
    """After 90 days, not a day earlier; then nothing of the chat is left."""
    waiting = WaitingResidents(database)
    await waiting.add(BIG, "Co?", "pl", DAY)
    assert await waiting.expire(days(90)) == 0
    assert await waiting.expire(days(91)) == 1
    assert await waiting.all() == []


async def test_a_draft_is_one_a_chat_and_old_ones_go(database: Database) -> None:
    """The last one counts; a day later it is not gone on with, and then forgotten."""
    drafts = EntryDrafts(database)
    await drafts.put(BIG, "stary", NOW)
    await drafts.put(BIG, "nowy", NOW)
    await drafts.put(8, "inny", NOW - timedelta(days=2))
    assert await drafts.all(NOW) == {BIG: "nowy"}
    assert await drafts.all(NOW + timedelta(days=1, seconds=1)) == {}
    assert await drafts.expire(DAY) == 1
    await drafts.forget(BIG)
    assert await drafts.all(NOW - timedelta(days=9)) == {}
