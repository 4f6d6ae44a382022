import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.model import Entry, KnowledgeBase
from bot.matching.documents import Documents
from bot.matching.matcher import EXACT, Matcher, is_informative
from bot.matching.ranking import Ranking
from tests.matching import olszyna

TYPED = st.text() | st.lists(
    st.sampled_from(
        "kiedy Kto PRZYJĘTO pzo 2020 rada seniorow ? 👍 в Krakowie и \x00 \u200b".split(" ")
    )
).map(" ".join)


@pytest.fixture(params=["words", "model"])
def matcher(request: pytest.FixtureRequest) -> Matcher:
    """By words only, and with the stand-in for the model."""
    return olszyna.matcher() if request.param == "words" else olszyna.semantic_matcher()


def best(text: str, matcher: Matcher) -> str:
    """The likeliest entry."""
    return matcher.rank(text).candidates[0].entry


def is_sound(ranking: Ranking) -> bool:
    """Whether the numbers of a ranking are probabilities, best first."""
    chances = [candidate.probability for candidate in ranking.candidates]
    return (
        chances == sorted(chances, reverse=True)
        and all(0 <= chance <= 1 for chance in chances)
        and sum(chances) <= 1.0001
        and -0.0001 <= ranking.none <= 1
        and len({candidate.entry for candidate in ranking.candidates}) == len(chances)
    )


def test_every_phrasing_finds_its_entry(matcher: Matcher) -> None:
    """As it stands, in capitals, without its question mark."""
    for entry in matcher.documents.entries:
        for _, text in entry.phrasings():
            for typed in (text, text.upper(), f"  {text.rstrip('?')}\n"):
                ranking = matcher.rank(typed)
                assert ranking.candidates[0].entry == entry.id
                assert ranking.confidence >= EXACT
                assert is_sound(ranking)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("kiedy przyjeto zielone osiedla 2015", "zo-2015-przyjecie"),
        ("KIEDY PRZYJMOWANO PZO 2020", "zo-2020-przyjecie"),
        ("kto przewodnczy radzie seniorow", "rada-przewodniczaca"),
        ("Gdzie mogę zarejestrować stowarzyszenia?", "stowarzyszenie-rejestracja"),
        ("ile wynoszą składki w stowarzyszeniu", "stowarzyszenie-skladki"),
        ("коли ухвалили програму PZO 2020", "zo-2020-przyjecie"),
        ("when was PZO 2020 adopted", "zo-2020-przyjecie"),
        ("Jaki był budżet PZO w dwa tysiące dwudziestym?", "zo-2020-pieniadze"),
    ],
)
def test_other_wordings_find_their_entry(text: str, entry: str, matcher: Matcher) -> None:
    """Inflected, misspelt, without diacritics, in three languages, with numbers in words."""
    assert best(text, matcher) == entry
    if not matcher.semantic:
        # The weights are those of the real model, whose vectors lie otherwise than the stand-in's.
        assert matcher.rank(text).none < 0.5


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Kiedy wywożą śmieci?", "odpady"),
        ("When is the rubbish collected?", "odpady"),
        ("Jak zapisać dziecko do przedszkola?", "szkoly"),
        ("Jak ugotować rosół?", None),
    ],
)
def test_what_others_are_asked_is_not_ours(text: str, group: str | None, matcher: Matcher) -> None:
    """And the group of the nearest line tells whose it is."""
    ranking = matcher.rank(text)
    assert ranking.none > 0.5
    if group is not None:
        assert ranking.signpost == group


def test_a_question_about_another_town_is_not_ours(matcher: Matcher) -> None:
    """However near the rest comes."""
    ranking = matcher.rank("Kto przewodniczy Radzie Seniorów w Krakowie?")
    assert ranking.foreign == ("krakowie",)
    assert ranking.none > 0.5


def test_a_ranking_tells_what_it_saw(matcher: Matcher) -> None:
    """Language, subjects, the question without their names, the nearest phrasing."""
    ranking = matcher.rank("A kto przewodniczy OFO?")
    assert ranking.language == "pl"
    assert ranking.subjects == ("ofo",)
    assert ranking.generic == ()
    assert ranking.masked == "a kto przewodniczy forum"
    assert ranking.candidates[0].phrasing == "Kto przewodniczy OFO?"
    assert set(ranking.candidates[0].signals) == set(matcher.signal_names)
    assert set(ranking.none_signals) == set(matcher.none_names)


@pytest.mark.parametrize("text", ["", " \n\t", "!?…", "🥒🚲", "\x00\x07", "\u200b"])
def test_what_has_no_word_means_nothing(text: str, matcher: Matcher) -> None:
    """Unless it is a phrasing, as 👋 is."""
    assert matcher.rank(text).candidates == ()


@pytest.mark.parametrize("text", ["😀🎉", "👋👋👋", "❤️"])
def test_emoji_for_a_feeling_are_small_talk(text: str, matcher: Matcher) -> None:
    """Whichever the base has as a phrasing."""
    assert matcher.rank(text).candidates[0].entry in matcher.documents.base.smalltalk_ids


@pytest.mark.parametrize(
    ("text", "informative"),
    [("kiedy", False), ("2014", False), ("", False), ("a kto to jest?", False), ("rada", True)],
)
def test_a_question_word_says_too_little(text: str, informative: bool) -> None:  # noqa: FBT001 – an example
    """As does a year."""
    assert is_informative(text) is informative
    assert olszyna.matcher().rank(text).informative is informative


@pytest.mark.parametrize("length", [4_000, 10_000])
def test_a_long_text_is_read_by_its_beginning(length: int, matcher: Matcher) -> None:
    """What follows changes nothing."""
    start = "Kto przewodniczy Olszyńskiemu Forum Organizacji? " * 20
    assert matcher.rank(start + "rosół " * length) == matcher.rank(start)
    assert matcher.rank(start).candidates[0].entry == "ofo-przewodniczacy"


@settings(max_examples=200, deadline=None)
@given(TYPED)
def test_any_text_has_a_sound_ranking(text: str) -> None:
    """Whatever a person types."""
    for one in (olszyna.matcher(), olszyna.semantic_matcher()):
        assert is_sound(one.rank(text))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="bcdfghjklmnpqrstvwxz", min_size=12, max_size=60))
def test_gibberish_is_not_ours(text: str) -> None:
    """Consonants in a row."""
    assert olszyna.matcher().rank(text).confidence < 0.5


@settings(max_examples=200, deadline=None)
@given(TYPED, st.sampled_from([4_000, 10_000]))
def test_very_long_texts_have_a_sound_ranking(text: str, length: int) -> None:
    """As long as Telegram lets through, and longer."""
    long = (f"{text} " * length)[:length] or "x" * length
    assert is_sound(olszyna.matcher().rank(long))


def test_the_same_question_has_the_same_ranking(matcher: Matcher) -> None:
    """And a matcher built again gives it, too."""
    text = "kto szefuje radzie"
    again = Matcher(Documents(olszyna.base()))
    assert olszyna.matcher().rank(text) == again.rank(text)
    assert matcher.rank(text) == matcher.rank(f"  {text}\n")


@pytest.mark.parametrize("text", ["kto szefuje radzie", "PZO 2020", "👋", "Jak ugotować rosół?"])
def test_a_saved_matcher_ranks_the_same(text: str, matcher: Matcher) -> None:
    """Once it has its model back."""
    again = pickle.loads(pickle.dumps(matcher))  # noqa: S301 – our own
    assert not again.semantic
    if matcher.semantic:
        again.attach(olszyna.embed)
    assert again.semantic is matcher.semantic
    assert again.calibration == matcher.calibration
    assert again.rank(text) == matcher.rank(text)


def test_a_model_without_vectors_takes_no_part() -> None:
    """Until they are computed."""
    matcher = Matcher(Documents(olszyna.base()), olszyna.embed)
    assert not matcher.semantic
    assert matcher.rank("PZO 2020") == olszyna.matcher().rank("PZO 2020")


@pytest.mark.parametrize("title", ["Jak to działa", "👋"])
def test_one_entry_is_a_base(title: str) -> None:
    """With nothing beside it, and even without a letter."""
    entry = Entry(id="a", title=title, questions=(title,), answer="Tak.")
    matcher = Matcher(Documents(KnowledgeBase(entries=(entry,))))
    assert matcher.rank(title).confidence >= EXACT
    assert is_sound(matcher.rank("co innego"))
