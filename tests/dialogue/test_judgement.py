import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue.judgement import MAX_OPTIONS, Verdict, is_bare_name, judge
from bot.matching.ranking import Candidate, Ranking
from tests.matching import olszyna

BASE = olszyna.base()
IDS = [entry.id for entry in BASE.entries]


def ranking(*chances: float, entries: list[str] = IDS, informative: bool = True) -> Ranking:
    """A ranking of the first entries with these probabilities."""
    candidates = tuple(
        Candidate(entry, chance, "", {}) for entry, chance in zip(entries, chances, strict=False)
    )
    return Ranking("kiedy", "pl", candidates, none=1 - sum(chances), informative=informative)


def test_a_sure_answer_is_told() -> None:
    """Alone."""
    judgement = judge(ranking(0.97, 0.01, 0.01), BASE)
    assert judgement.verdict is Verdict.TELL
    assert [c.entry for c in judgement.tell] == IDS[:1]


def test_two_likely_answers_are_told_both() -> None:
    """The likelier one first."""
    judgement = judge(ranking(0.55, 0.42), BASE)
    assert judgement.verdict is Verdict.TELL
    assert [c.entry for c in judgement.tell] == IDS[:2]


def test_many_possible_answers_are_offered() -> None:
    """At most four; none of them is told."""
    judgement = judge(ranking(*[0.1] * 9), BASE)
    assert judgement.verdict is Verdict.ASK_BACK
    assert judgement.tell == ()
    assert [c.entry for c in judgement.offer] == IDS[:MAX_OPTIONS]


def test_nothing_likely_is_refused() -> None:
    """With the nearest topics."""
    judgement = judge(ranking(0.02, 0.01), BASE)
    assert judgement.verdict is Verdict.REFUSE
    assert [c.entry for c in judgement.offer] == IDS[:2]
    assert judge(Ranking("?", None, ()), BASE).verdict is Verdict.REFUSE


def test_without_a_background_of_its_own_a_base_tells_and_offers_less() -> None:
    """It does not know what is asked close by."""
    bare = BASE.model_copy(update={"background": ()})
    spread = ranking(0.3, 0.3)
    assert judge(spread, BASE).verdict is Verdict.TELL
    assert judge(spread, bare).verdict is Verdict.ASK_BACK
    doubtful = ranking(0.2, 0.2)
    assert judge(doubtful, BASE).verdict is Verdict.ASK_BACK
    assert judge(doubtful, bare).verdict is Verdict.REFUSE
    assert judge(ranking(0.9, 0.02), bare).verdict is Verdict.TELL


def test_too_little_said_is_never_told() -> None:
    """However near it comes to something."""
    judgement = judge(ranking(0.97, 0.01, informative=False), BASE)
    assert judgement.verdict is Verdict.ASK_BACK
    assert judge(ranking(0.97, informative=False), BASE).verdict is Verdict.REFUSE


def test_small_talk_is_answered_and_never_offered() -> None:
    """It is no choice."""
    judgement = judge(ranking(0.97, entries=["powitanie"]), BASE)
    assert judgement.verdict is Verdict.SMALLTALK
    offered = judge(ranking(0.02, 0.01, entries=["powitanie", *IDS]), BASE).offer
    assert [c.entry for c in offered] == IDS[:1]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("PZO 2020", True),
        ("rada seniorów", True),
        ("program", True),
        ("Kto kieruje OFO?", False),
        ("pieniądze", True),
    ],
)
def test_a_bare_name_asks_nothing(text: str, bare: bool) -> None:  # noqa: FBT001 – an example
    """What about it?"""
    assert is_bare_name(olszyna.matcher().rank(text)) is bare


@settings(max_examples=200, deadline=None)
@given(st.lists(st.floats(0, 1), max_size=10), st.booleans())
def test_a_verdict_has_what_it_needs(weights: list[float], informative: bool) -> None:  # noqa: FBT001 – drawn
    """Whatever the probabilities."""
    total = max(sum(weights), 1.0)
    chances = sorted((weight / total for weight in weights), reverse=True)
    judgement = judge(ranking(*chances, informative=informative), BASE)
    assert bool(judgement.tell) == (judgement.verdict in {Verdict.TELL, Verdict.SMALLTALK})
    assert judgement.verdict is not Verdict.ASK_BACK or len(judgement.offer) > 1
    assert len(judgement.tell) <= 2
    assert len(judgement.offer) <= MAX_OPTIONS
    assert not {c.entry for c in judgement.tell} & {c.entry for c in judgement.offer} or (
        judgement.verdict is Verdict.SMALLTALK
    )
