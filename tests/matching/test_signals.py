from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.model import Entry, KnowledgeBase
from bot.matching.documents import Documents
from bot.matching.matcher import Matcher
from bot.matching.signals import (
    LEXICAL,
    NONE_LEXICAL,
    NONE_SEMANTIC,
    SEMANTIC,
    SHORTLIST,
    SignalIndex,
)
from tests.matching import olszyna


def signals(text: str, entry: str, matcher: Matcher | None = None) -> Mapping[str, float]:
    """The signals of ``entry`` for a question, by name."""
    matcher = matcher or olszyna.matcher()
    found = matcher.signals(text)
    numbers = [e.id for e in matcher.documents.entries]
    row = found.values[list(found.entries).index(numbers.index(entry))]
    return dict(zip(matcher.signal_names, row.tolist(), strict=True))


def none(text: str) -> Mapping[str, float]:
    """The signals that no entry is meant, by name."""
    found = olszyna.matcher().signals(text)
    return dict(zip(olszyna.matcher().none_names, found.none.tolist(), strict=True))


def test_signals_have_names() -> None:
    """The model adds its own."""
    plain, semantic = olszyna.matcher(), olszyna.semantic_matcher()
    assert plain.signal_names == LEXICAL
    assert plain.none_names == NONE_LEXICAL
    assert semantic.signal_names == LEXICAL + SEMANTIC
    assert semantic.none_names == NONE_LEXICAL + NONE_SEMANTIC


@pytest.mark.parametrize(
    ("name", "text", "more", "less"),
    [
        ("char", "Kto zgłosił projekt?", "zo-2020-wnioskodawca", "kontakt"),
        ("covered", "dom kultury Kwiatowa", "rada-siedziba", "kontakt"),
        ("asked", "Kto?", "ofo-przewodniczacy", "zo-2020-przyjecie"),
        ("years", "Co było w 2015?", "zo-2015-przyjecie", "rada-siedziba"),
        ("subject_agrees", "Co z OFO?", "ofo-przewodniczacy", "rada-siedziba"),
    ],
)
def test_each_signal_speaks_for_the_right_entry(name: str, text: str, more: str, less: str) -> None:
    """More than for another one."""
    assert signals(text, more)[name] > signals(text, less)[name]


def test_a_place_speaks_against_every_entry_without_it() -> None:
    """And for none of them."""
    assert signals("Kto rządzi w Krakowie?", "kontakt")["places"] == -1
    assert none("Kto rządzi w Krakowie?")["foreign_name"] == 1
    assert none("Kto rządzi w Olszynie?")["foreign_name"] == 0


def test_unknown_words_speak_for_none() -> None:
    """As does what is asked elsewhere."""
    assert (
        none("Jak ugotować rosół z makaronem?")["unknown_words"]
        > (none("Jak zarejestrować stowarzyszenie?")["unknown_words"])
    )
    assert none("Kiedy wywożą śmieci z mojej ulicy?")["background_char"] == pytest.approx(
        1, abs=1e-3
    )


def test_a_text_left_out_does_not_speak_for_its_entry() -> None:
    """So a base can be tried on its own phrasings."""
    matcher = olszyna.matcher()
    index = SignalIndex(Documents(olszyna.base()), None)
    number = [item.text for item in matcher.documents.items].index("Kto przewodniczy OFO?")
    analysis = matcher.analyse("Kto przewodniczy OFO?", "pl")
    entry = matcher.documents.items[number].entry
    full = index.of(analysis)
    partial = index.of(analysis, without=number)
    row = list(full.entries).index(entry)
    assert full.nearest[row] == number != partial.nearest[row]
    assert partial.values[row][0] < full.values[row][0]


def test_only_the_nearest_entries_are_looked_at() -> None:
    """The right one is among them."""
    entries = tuple(
        Entry(id=f"e{n}", title=f"Sprawa {n}", questions=(f"Co ze sprawą {n}?",), answer=".")
        for n in range(100, 100 + 2 * SHORTLIST)
    )
    found = Matcher(Documents(KnowledgeBase(entries=entries))).signals("Co ze sprawą 150?")
    assert len(found.entries) == SHORTLIST
    assert 50 in found.entries


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_signals_are_finite(text: str) -> None:
    """Whatever a person types, with the model and without it."""
    for matcher in (olszyna.matcher(), olszyna.semantic_matcher()):
        found = matcher.signals(text)
        assert np.isfinite(found.values).all()
        assert np.isfinite(found.none).all()
        assert found.values.shape == (len(found.entries), len(matcher.signal_names))
