"""The answers to the test half do not get worse than the limits in ``figures.toml``."""

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.dialogue.assistant import Assistant
from bot.editorial.editions import Edition
from bot.editorial.evaluation.figures import figures
from bot.editorial.evaluation.judging import judge_all
from bot.editorial.evaluation.questions import read_cases
from bot.editorial.evaluation.report import summarise
from bot.matching.documents import Documents
from bot.matching.matcher import Matcher

HERE = Path(__file__).parent
LIMITS = tomllib.loads((HERE / "figures.toml").read_text("utf-8"))

WITH_MODEL = "with_model"
WORDS_ONLY = "words_only"
AT_LEAST = [(mode, *pair) for mode in LIMITS for pair in LIMITS[mode]["at_least"].items()]
AT_MOST = [(mode, *pair) for mode in LIMITS for pair in LIMITS[mode]["at_most"].items()]

# A day that stays, so that no reply ages while the code does not change.
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)

Measured = Mapping[str, Mapping[str, float]]


def measured_figures(assistant: Assistant) -> dict[str, float]:
    """The figures of the test half."""
    cases = read_cases(sorted((HERE / "test").glob("*.jsonl")))
    return figures(summarise(list(judge_all(assistant, cases, NOW))))


@pytest.fixture(scope="module")
def measured(project: Edition) -> Measured:
    """The figures with the model, where this machine has it, and by words only."""
    by_words = Assistant(project.base, Matcher(Documents(project.base)))
    found = {WORDS_ONLY: measured_figures(by_words)}
    if project.assistant.matcher.semantic:
        found[WITH_MODEL] = measured_figures(project.assistant)
    return found


@pytest.mark.parametrize(("mode", "name", "limit"), AT_LEAST)
def test_right_replies_do_not_become_fewer(
    measured: Measured, mode: str, name: str, limit: float
) -> None:
    """A share of right replies stays above its limit."""
    if mode not in measured:
        pytest.skip("the semantic model has no wheel for this machine")
    assert measured[mode][name] >= limit


@pytest.mark.parametrize(("mode", "name", "limit"), AT_MOST)
def test_wrong_replies_do_not_become_more(
    measured: Measured, mode: str, name: str, limit: float
) -> None:
    """A share of wrong replies, or the error of the probability, stays below its limit."""
    if mode not in measured:
        pytest.skip("the semantic model has no wheel for this machine")
    assert measured[mode][name] <= limit


def test_every_figure_has_a_limit(measured: Measured) -> None:
    """No share of the test half goes unwatched."""
    for mode, values in measured.items():
        assert values.keys() == LIMITS[mode]["at_least"].keys() | LIMITS[mode]["at_most"].keys()
