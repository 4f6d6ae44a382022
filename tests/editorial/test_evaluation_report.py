"""What the numbers of a report say."""

from itertools import pairwise
from typing import Any

import pytest

from bot.dialogue.conversation import Conversation
from bot.dialogue.reply import Decision, Reply
from bot.editorial.evaluation.comparison import compare
from bot.editorial.evaluation.figures import figures
from bot.editorial.evaluation.judging import Judged, Outcome
from bot.editorial.evaluation.questions import Case
from bot.editorial.evaluation.report import Confusion, Tally, summarise
from bot.editorial.evaluation.tables import comparison_tables, tables


def judged(  # noqa: PLR0913 – the parts of a judgement, each of which matters
    name: str,
    outcome: str,
    confidence: float = 0.0,
    *,
    given: str | None = None,
    expected: str | None = None,
    first: bool = False,
    **fields: Any,
) -> Judged:
    """A judgement as it might have been made."""
    case = Case.model_validate(
        {"id": name, "question": name, "expect": "answer", "must": ["x"], **fields}
    )
    answered = (given,) if given else ()
    reply = Reply(
        Decision.ANSWER if given else Decision.FALLBACK,
        "pl",
        "",
        Conversation(),
        answered=answered,
        entries=answered,
        confidence=confidence,
    )
    return Judged(case, Outcome(outcome), name, reply, expected=expected, first=first)


def outside(name: str, outcome: str, confidence: float = 0.0, **fields: Any) -> Judged:
    """The judgement of a question that is out of scope."""
    given = "z" if outcome == "wrong" else None
    return judged(name, outcome, confidence, given=given, expect="fallback", **fields)


SAMPLE = [
    judged("1", "right", 0.95, given="a", first=True),
    judged("2", "right", 0.85, given="a", first=True, style="typo"),
    judged("3", "wrong", 0.75, given="a", expected="b"),
    judged("4", "wrong", 0.75, given="a", expected="b"),
    judged("5", "option", 0.35, first=True, pair="p"),
    judged("6", "refused", 0.05, lang="uk"),
    judged("7", "right", 0.65, given="c", first=True, lang="uk"),
    outside("8", "right", 0.05),
    outside("9", "wrong", 0.65, near=True),
    outside("10", "option", 0.15, kind="near"),
    outside("11", "right", 0.05, pair="p"),
    judged("12", "wrong", expect="smalltalk"),
]


def test_questions_are_counted_by_kind_language_and_style() -> None:
    """Nobody has to count the replies of one sort by hand."""
    report = summarise(SAMPLE)
    assert report.number == 12
    assert report.languages == {"pl": Tally(5, 2, 1, 0, 2), "uk": Tally(2, 1, 0, 1, 0)}
    assert report.styles == {"direct": Tally(4, 1, 1, 0, 2), "typo": Tally(1, 1, 0, 0, 0)}
    assert report.outside == {
        "far": Tally(1, 1, 0, 0, 0),
        "near": Tally(2, 0, 1, 0, 1),
        "lookalike": Tally(1, 1, 0, 0, 0),
    }
    assert report.lookalikes == Tally(1, 0, 1, 0, 0)
    assert sum(row.tally.number for row in report.rows) == 12


def test_figures_are_shares() -> None:
    """The numbers with limits follow from the counts; what was not asked has none."""
    found = figures(summarise(SAMPLE))
    assert found["in_scope_right"] == pytest.approx(3 / 7)
    assert found["polish_right"] == pytest.approx(2 / 5)
    assert found["polish_right_or_option"] == pytest.approx(3 / 5)
    assert found["polish_typo_right"] == 1
    assert found["uk_right"] == pytest.approx(1 / 2)
    assert (found["far_false"], found["near_false"]) == (0, 0.5)
    assert found["smalltalk_right"] == 0
    assert "dialogue_right" not in found


def test_confusions_name_what_was_given_for_what() -> None:
    """The pairs of entries to tell apart come first; an answer to what is not ours has no pair."""
    assert summarise(SAMPLE).confusions == (
        Confusion("b", "a", ("3", "4")),
        Confusion(None, "z", ("9",)),
    )


def test_calibration_weighs_the_distance_of_each_bin() -> None:
    """Ten replies at 0.8 of which eight are right are honest; ten at 0.95 of which five are not."""
    honest = [judged(str(n), "right" if n < 8 else "wrong", 0.8) for n in range(10)]
    assert summarise(honest).calibration.error == pytest.approx(0)
    boasting = [judged(str(n), "right" if n < 5 else "wrong", 0.95) for n in range(10)]
    assert summarise(boasting).calibration.error == pytest.approx(0.45)
    both = summarise(honest + boasting).calibration
    assert both.error == pytest.approx(0.225)
    assert [(b.low, b.number, b.right) for b in both.bins] == [(0.8, 10, 0.8), (0.9, 10, 0.5)]


def test_a_sure_reply_to_what_is_not_ours_counts_against_the_calibration() -> None:
    """A fallback with a low confidence is honest, a sure answer is not."""
    report = summarise([outside("1", "right", 0.0), outside("2", "wrong", 1.0)])
    assert report.calibration.error == pytest.approx(0.5)


def test_the_trade_off_runs_from_the_surest_reply_to_all() -> None:
    """At the lowest threshold everything is answered, rightly or not."""
    points = summarise(SAMPLE).trade_off
    assert (points[0].coverage, points[0].error, points[0].false) == (1 / 7, 0, 0)
    assert (points[-1].coverage, points[-1].false) == (1, 1)
    assert points[-1].error == pytest.approx(3 / 7)
    assert all(a.coverage <= b.coverage for a, b in pairwise(points))


def test_the_decisions_of_the_bot_are_a_point_of_their_own() -> None:
    """Five of seven were answered, two of those wrongly, and one of four that are not ours."""
    decided = summarise(SAMPLE).decided
    assert decided.coverage == pytest.approx(5 / 7)
    assert decided.error == pytest.approx(2 / 5)
    assert decided.false == pytest.approx(1 / 4)


def test_changes_are_sorted_into_better_and_worse() -> None:
    """A refusal instead of a wrong answer is a gain; the same outcome is no change."""
    before = [judged("1", "wrong"), judged("2", "right"), judged("3", "right")]
    after = [judged("1", "refused"), judged("2", "option"), judged("3", "right")]
    comparison = compare(before, after)
    assert [change.before.case.id for change in comparison.better] == ["1"]
    assert [change.before.case.id for change in comparison.worse] == ["2"]


@pytest.mark.parametrize("sample", [SAMPLE, SAMPLE[:1], SAMPLE[7:8], SAMPLE[-1:]])
def test_tables_are_whole(sample: list[Judged]) -> None:
    """Each row has a cell for each column, whatever sorts of questions there are."""
    changes = compare(sample, sample[::-1]) if len(sample) > 1 else compare(sample, sample)
    made = [*tables(summarise(sample)), *comparison_tables(changes)]
    assert len(made) >= 3
    for table in made:
        assert all(len(row) == len(table.columns) for row in table.rows)


def test_a_style_without_a_polish_name_is_shown_as_written() -> None:
    """Test sets may have styles of their own."""
    shown = [
        cell
        for t in tables(summarise([judged("1", "right", style="sms")]))
        for r in t.rows
        for cell in r
    ]
    assert "sms" in shown
    assert "– sms" in shown
