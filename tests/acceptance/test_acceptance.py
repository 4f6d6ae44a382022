"""Every fact of the source text is answered in words that nobody prepared; the rest is refused."""

from collections import Counter
from collections.abc import Mapping

import pytest

from bot.editorial.editions import Edition
from bot.matching.text import folded
from tests.acceptance.conftest import Replies
from tests.acceptance.wordings import OFF_TOPIC, QUESTIONS, WORDINGS, Wording, refusals, refused
from tests.process.bot_process import ROOT

FACTS = tuple(dict.fromkeys(wording.fact for wording in WORDINGS))
CHANNELS = ("terminal", "telegram")

# The share of the wordings that may get no right answer at once.
MISSES = 0.05


def missed(replies: Replies, edition: Edition) -> dict[Wording, str]:
    """The wordings without a right answer, with what came instead."""
    beginnings = refusals(edition.base)
    heard = {wording: replies[wording.question] for wording in WORDINGS}
    return {
        wording: reply
        for wording, reply in heard.items()
        if refused(reply, beginnings) or not wording.matches(reply)
    }


def test_three_wordings_for_each_fact() -> None:
    """S1 to S23 each have three different wordings, and 50 other questions stand beside them."""
    assert Counter(wording.fact for wording in WORDINGS) == {f"S{n}": 3 for n in range(1, 24)}
    assert len(OFF_TOPIC) == 50
    assert len({folded(question) for question in QUESTIONS}) == len(QUESTIONS)


def test_nothing_asked_stands_in_the_knowledge(project: Edition) -> None:
    """No question is written anywhere in the knowledge base or among the everyday questions."""
    files = [path for path in (ROOT / "knowledge").rglob("*") if path.suffix in {".yaml", ".md"}]
    everyday = [text for texts in project.base.everyday.values() for text in texts]
    known = "\n".join(
        f" {folded(text)} " for text in [*(p.read_text("utf-8") for p in files), *everyday]
    )
    assert len(files) > 1
    assert [question for question in QUESTIONS if f" {folded(question)} " in known] == []


@pytest.mark.parametrize("channel", CHANNELS)
def test_wordings_are_answered(
    replies: Mapping[str, Replies], project: Edition, channel: str
) -> None:
    """Of all wordings, at most the stated share gets no right answer."""
    misses = missed(replies[channel], project)
    shown = "\n".join(f"{w.id} {w.question}\n    {reply[:200]}" for w, reply in misses.items())
    assert len(misses) <= MISSES * len(WORDINGS), f"{len(misses)} misses:\n{shown}"


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("channel", CHANNELS)
def test_every_fact_is_told(
    replies: Mapping[str, Replies], project: Edition, channel: str, fact: str
) -> None:
    """No fact is out of reach: at least one of its wordings is answered."""
    misses = missed(replies[channel], project)
    assert [w.id for w in WORDINGS if w.fact == fact and w not in misses]


@pytest.mark.parametrize("channel", CHANNELS)
def test_off_topic_questions_are_refused(
    replies: Mapping[str, Replies], project: Edition, channel: str
) -> None:
    """Each gets a fallback, a signpost or a question back, never an answer from an entry."""
    beginnings = refusals(project.base)
    heard = {question: replies[channel][question] for question in OFF_TOPIC}
    assert {q: reply for q, reply in heard.items() if not refused(reply, beginnings)} == {}


def test_off_topic_decisions(decisions: Mapping[str, str]) -> None:
    """The decisions about off-topic questions say so too."""
    assert decisions.keys() == set(OFF_TOPIC)
    assert {q: d for q, d in decisions.items() if d not in {"fallback", "clarify"}} == {}
