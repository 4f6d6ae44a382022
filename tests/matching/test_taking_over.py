"""A matcher that is built from an earlier one ranks as one that is built from nothing."""

import gc
import pickle
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from unittest.mock import patch
from weakref import ref

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.model import BackgroundGroup, Entry, Kind, KnowledgeBase, Lexicon, Subject
from bot.matching import matcher as matchers
from bot.matching import semantics
from bot.matching.documents import Documents
from bot.matching.matcher import Matcher
from bot.matching.ranking import Ranking
from tests.matching import olszyna

BASE = olszyna.base()
QUESTIONS = (
    "Kto przewodniczy OFO?",
    "kto pzewodniczy radzie seniorow",
    "Kiedy przyjęto Program Zielone Osiedla 2020?",
    "Gdzie jest biuro w Katowicach?",
    "ile kosztuje bilet do zoo",
    "Who chairs the forum?",
    "Ile pieniędzy było na mikrogranty w 2019 roku?",
    "👋",
)
TEXTS = (
    *("Kto kieruje sekretariatem?", "Gdzie szukać ogrodów deszczowych w 2021", "Ile to trwa?"),
    *("Kto przewodniczy radzie seniorów w tym roku?", "Хто очолює форум?", "kto to", "!"),
)
LEXICONS = (BASE.lexicon, Lexicon(), Lexicon(synonyms=(("sekretariat", "biuro"),)))
BACKGROUNDS = (
    BASE.background,
    BASE.background[1:],
    (*BASE.background, BackgroundGroup(id="x", title="X", questions=("Jak ugotować żurek?",))),
)
METRIC = np.diag(np.linspace(1, 2, olszyna.SIZE)).astype(np.float32)
SUBJECTS = (
    BASE.subjects,
    (*BASE.subjects, Subject(id="sekretariat", kind=Kind.BODY, name="Sekretariat Forum")),
)


def entry(number: int) -> Entry:
    """One that the town does not have."""
    questions = (TEXTS[number], f"{TEXTS[number - 1]} {number}")
    return Entry(id=f"new-{number}", title=f"Sprawa {number}", questions=questions, answer="Tak.")


@st.composite
def bases(draw: st.DrawFn) -> KnowledgeBase:
    """The town's base after an edit: entries go, come, change, move, or get another id."""
    entries: list[Entry] = list(BASE.entries)
    for place in draw(st.lists(st.integers(0, len(entries) - 1), max_size=3)):
        text = draw(st.sampled_from(TEXTS))
        updates: Sequence[Mapping[str, object]] = (
            {"questions": (*entries[place].questions, text)},
            {"id": f"{entries[place].id}-2"},
            {"answer": text},
        )
        entries[place] = entries[place].model_copy(update=draw(st.sampled_from(updates)))
    for place in draw(st.lists(st.integers(0, len(BASE.entries) - 2), max_size=2)):
        del entries[place % len(entries)]
    entries += [entry(n) for n in draw(st.sets(st.integers(1, len(TEXTS) - 1), max_size=2))]
    if draw(st.booleans()):
        entries = draw(st.permutations(entries))
    return BASE.model_copy(
        update={
            "entries": tuple(entries),
            "lexicon": draw(st.sampled_from(LEXICONS)),
            "background": draw(st.sampled_from(BACKGROUNDS)),
            "subjects": draw(st.sampled_from(SUBJECTS)),
        }
    )


def ranked(matcher: Matcher) -> list[Ranking]:
    """What it takes the questions for."""
    return [matcher.rank(question) for question in QUESTIONS]


@settings(max_examples=25, deadline=None)
@given(st.lists(bases(), min_size=1, max_size=3))
def test_by_words_it_ranks_the_same(edits: Sequence[KnowledgeBase]) -> None:
    """After every edit, to the last digit; the calibration goes on."""
    matcher = olszyna.matcher()
    for base in edits:
        matcher = Matcher(Documents(base, matcher.documents), before=matcher)
        fresh = Matcher(Documents(base))
        fresh.calibration = matcher.calibration
        assert ranked(matcher) == ranked(fresh)


@settings(max_examples=10, deadline=None)
@given(st.lists(bases(), min_size=1, max_size=3))
def test_with_the_model_it_ranks_the_same(edits: Sequence[KnowledgeBase]) -> None:
    """After every edit, with vectors of the new texts only; the metric goes on."""
    documents = Documents(BASE)
    vectors = dict(zip(documents.to_embed, olszyna.embed(documents.to_embed), strict=True))
    with patch.object(semantics, "leading_directions", return_value=METRIC):
        matcher = Matcher(documents, olszyna.embed, vectors)
    for base in edits:
        documents = Documents(base, matcher.documents)
        new = documents.new(matcher.documents)
        assert not set(new) & set(matcher.documents.to_embed)
        vectors.update(zip(new, olszyna.embed(new), strict=True))
        some = {text: vectors[text] for text in new}
        matcher = Matcher(documents, olszyna.embed, some, matcher)
        with patch.object(semantics, "leading_directions", return_value=METRIC):
            fresh = Matcher(Documents(base), olszyna.embed, vectors)
        fresh.calibration = matcher.calibration
        for ours, theirs in zip(ranked(matcher), ranked(fresh), strict=True):
            assert dict(numbers(ours)) == pytest.approx(dict(numbers(theirs)), abs=1e-4)


def numbers(ranking: Ranking) -> Iterator[tuple[str, float]]:
    """All that a ranking says of its likely candidates in numbers."""
    yield "none", ranking.none
    for candidate in ranking.candidates:
        # The shares of others are so small that the last ones may change places.
        if candidate.probability > 0.01:
            yield candidate.entry, candidate.probability
            for name, value in candidate.signals.items():
                yield f"{candidate.entry} {name}", value


def test_what_was_saved_can_be_built_on() -> None:
    """The first edit after a restart is as quick as the others, and ranks the same."""
    saved: Matcher = pickle.loads(pickle.dumps(olszyna.matcher()))  # noqa: S301 – our own
    base = BASE.model_copy(update={"entries": (entry(1), *BASE.entries)})
    with patch.object(Documents, "analyse", side_effect=Documents.analyse, autospec=True) as work:
        matcher = Matcher(Documents(base, saved.documents), before=saved)
    assert {call.args[1] for call in work.call_args_list} == {*entry(1).questions, entry(1).title}
    fresh = Matcher(Documents(base))
    fresh.calibration = saved.calibration
    assert ranked(matcher) == ranked(fresh)


def test_much_that_is_new_is_learned_from() -> None:
    """Edits add up; texts that came and went count, too."""
    limit = round(matchers.WORN * len(olszyna.matcher().documents.to_embed))
    matcher = olszyna.matcher()
    served = []
    for number in range(2 * limit):
        extra = entry(1).model_copy(update={"questions": (f"Sprawa numer {number}?",)})
        base = BASE.model_copy(update={"entries": (*BASE.entries, extra)})
        documents = Documents(base, matcher.documents)
        served.append(matcher.serves(documents, semantic=False))
        matcher = Matcher(documents, before=matcher)
    assert served[0]
    assert not served[-1]
    assert [after <= before for before, after in pairwise(served)] == [True] * (len(served) - 1)


def test_other_subjects_are_learned_from() -> None:
    """Nor does a matcher by words serve one with the model."""
    base = BASE.model_copy(update={"subjects": SUBJECTS[1]})
    matcher = olszyna.matcher()
    assert not matcher.serves(Documents(base, matcher.documents), semantic=False)
    same = Documents(BASE, matcher.documents)
    assert matcher.serves(same, semantic=False)
    assert not matcher.serves(same, semantic=True)


def test_a_matcher_is_freed_when_nobody_holds_it() -> None:
    """Without the cyclic collector: editions are large."""
    matcher = Matcher(Documents(BASE))
    ranked(matcher)
    later = Matcher(Documents(BASE, matcher.documents), before=matcher)
    gone = ref(matcher)
    gc.disable()
    try:
        del matcher
        assert gone() is None
    finally:
        gc.enable()
    assert np.isfinite(later.rank(QUESTIONS[0]).none)
