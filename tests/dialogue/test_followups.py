from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue.conversation import Conversation
from bot.dialogue.followups import asks_for_source, has_pronoun, points_back, readings
from bot.dialogue.reply import Decision
from tests.dialogue.talk import NOW, ask, talk
from tests.matching import olszyna

ADOPTED = "Kiedy przyjęto PZO 2020?"
CHAIR = "Kto przewodniczy Radzie Seniorów?"
IDS = frozenset(olszyna.base().by_id)


@pytest.mark.parametrize(
    ("first", "second", "entry"),
    [
        (ADOPTED, "a kto go przedłożył?", "zo-2020-wnioskodawca"),
        (ADOPTED, "A KTO GO ZGŁOSIŁ", "zo-2020-wnioskodawca"),
        (ADOPTED, "a ile na niego przeznaczono pieniędzy?", "zo-2020-pieniadze"),
        (ADOPTED, "a poprzedni?", "zo-2015-przyjecie"),
        ("Kiedy przyjęto PZO 2015?", "a następny?", "zo-2020-przyjecie"),
        (ADOPTED, "a PZO 2015?", "zo-2015-przyjecie"),
        (CHAIR, "a OFO?", "ofo-przewodniczacy"),
        (CHAIR, "a gdzie się spotyka?", "rada-siedziba"),
        ("Gdzie spotyka się Rada Seniorów?", "a kto jej przewodniczy?", "rada-przewodniczaca"),
        (CHAIR, "gdzie ta rada się spotyka?", "rada-siedziba"),
        (CHAIR, "a gdzie posiedzenia tej rady", "rada-siedziba"),
        ("Who chairs the Senior Council?", "where does this council meet?", "rada-siedziba"),
        (ADOPTED, "ile kosztował ten program?", "zo-2020-pieniadze"),
        (ADOPTED, "nie, chodziło mi o PZO 2015", "zo-2015-przyjecie"),
        (ADOPTED, "PZO 2015 miałam na myśli", "zo-2015-przyjecie"),
        (ADOPTED, "coś innego: kto przewodniczy OFO?", "ofo-przewodniczacy"),
    ],
)
def test_a_follow_up_is_understood(first: str, second: str, entry: str) -> None:
    """From what was said before."""
    assert talk(first, second)[1].answered[:1] == (entry,)


def test_a_follow_up_of_a_follow_up() -> None:
    """The subject stays."""
    replies = talk(ADOPTED, "a kto go przedłożył?", "a ile to kosztowało?")
    assert replies[2].answered[:1] == ("zo-2020-pieniadze",)


@pytest.mark.parametrize(
    "text", ["gdzie to przeczytam?", "źródło?", "link poproszę", "Where can I read more about it?"]
)
def test_where_it_can_be_read(text: str) -> None:
    """The sources of the last answer, and its links as buttons; the conversation goes on."""
    first, second, third = talk(ADOPTED, text, "a kto go przedłożył?")
    assert second.decision is Decision.ANSWER
    assert second.answered == first.answered
    assert "Kronika miasta" in second.text
    assert [link.title for link in second.links] == ["Uchwała"]
    assert third.answered[:1] == ("zo-2020-wnioskodawca",)


def test_pages_of_sources_are_links_where_there_is_no_other() -> None:
    """Of an answer without links."""
    (_, reply) = talk("Ile pieniędzy przeznaczono na PZO 2020?", "źródło?")
    assert reply.links == ()
    assert "Budżet gminy" in reply.text


def test_nothing_was_said_that_could_be_read() -> None:
    """At the beginning of a conversation."""
    assert ask("gdzie to przeczytam?").answered == ()


def test_after_half_an_hour_it_is_forgotten() -> None:
    """What „go” was, nobody knows."""
    pause = timedelta(minutes=31)
    for text in ("a poprzedni?", "a OFO?", "źródło?"):
        late = talk(ADOPTED, text, pause=pause)[1]
        assert late.rankings == ask(text).rankings
        assert late.answered == ask(text).answered


def test_just_before_half_an_hour_it_is_remembered() -> None:
    """Counted from the last word."""
    replies = talk(ADOPTED, "a poprzedni?", pause=timedelta(minutes=30))
    assert replies[1].answered == ("zo-2015-przyjecie",)


def test_a_new_topic_drops_the_old() -> None:
    """„On” is what was spoken about last."""
    replies = talk(ADOPTED, CHAIR, "a gdzie się spotyka?")
    assert replies[1].conversation.subjects[0] == "rada-seniorow"
    assert "zo-2020" not in replies[1].conversation.subjects
    assert replies[2].answered[:1] == ("rada-siedziba",)


def test_a_complete_question_does_not_lean() -> None:
    """It means what it means at the beginning."""
    for text in ("Kto przewodniczy OFO?", "Jak zarejestrować stowarzyszenie?"):
        assert talk(ADOPTED, text)[1].answered == ask(text).answered


def test_small_talk_between_does_not_break_the_thread() -> None:
    """Thanks are no topic."""
    replies = talk(ADOPTED, "Dziękuję", "a kto go przedłożył?")
    assert replies[1].decision is Decision.SMALLTALK
    assert replies[2].answered[:1] == ("zo-2020-wnioskodawca",)


@pytest.mark.parametrize("text", ["Hello, dziękuję", "dziękuję, привіт"])
def test_courtesy_that_is_not_certain_is_no_follow_up(text: str) -> None:
    """Where nothing is asked, the last answer is not given again."""
    assert talk(ADOPTED, text)[1].decision is Decision.SMALLTALK


def test_what_was_spoken_about_can_be_pointed_to_after_a_refusal() -> None:
    """By its noun."""
    replies = talk(CHAIR, "Gdzie oddać stary telewizor?", "a gdzie ta rada się spotyka?")
    assert replies[1].decision is Decision.FALLBACK
    assert replies[2].answered[:1] == ("rada-siedziba",)


def test_off_topic_is_refused_in_the_middle_too() -> None:
    """Nothing said before makes it ours."""
    reply = talk(ADOPTED, "Gdzie oddać stary telewizor?")[1]
    assert reply.decision is Decision.FALLBACK


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("gdzie to przeczytam?", True),
        ("where is the source", True),
        ("gdzie znajdę źródło uchwały?", False),
        ("", False),
        (ADOPTED, False),
    ],
)
def test_asking_for_the_source(text: str, asks: bool) -> None:  # noqa: FBT001 – an example
    """In few words."""
    assert asks_for_source(text) is asks


def test_words_that_point_back() -> None:
    """A demonstrative points, a pronoun cannot do without."""
    assert points_back("a ten drugi?")
    assert has_pronoun("kto go napisał")
    assert not has_pronoun("kto to napisał")
    assert not points_back("kto kieruje radą")


@settings(max_examples=200, deadline=None)
@given(
    st.text()
    | st.lists(st.sampled_from("a kto go poprzedni OFO 2015 rada gdzie i ? 👍".split())).map(
        " ".join
    ),
    st.sampled_from([None, "zo-2020-przyjecie", "kontakt", "rada-przewodniczaca", "usunięty"]),
)
def test_any_text_has_readings(text: str, entry: str | None) -> None:
    """Of a conversation about anything, also an entry that is gone; none where nothing was said."""
    matcher = olszyna.matcher()
    subjects = matcher.documents.base.by_id[entry].about if entry in IDS else ()
    conversation = Conversation(NOW, "pl", ADOPTED, entry, subjects)
    found = list(readings(text, conversation, olszyna.base(), matcher))
    assert not found or entry in IDS
    assert all(reading.text.strip() for reading in found)
