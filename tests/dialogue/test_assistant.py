import pytest

from bot.dialogue.assistant import Assistant
from bot.dialogue.conversation import Conversation
from bot.dialogue.reply import Decision, Question
from bot.i18n import message
from bot.knowledge.markup import plain
from bot.knowledge.model import Contact, Entry, KnowledgeBase
from bot.matching.documents import Documents
from bot.matching.matcher import Matcher
from tests.dialogue.talk import NOW, ask, assistant
from tests.matching import olszyna

BASE = olszyna.base()


@pytest.mark.parametrize(
    "text",
    [
        "Kiedy przyjęto PZO 2020?",
        "Dzień dobry, kiedy przyjęto PZO 2020?",
        "Cześć! Mam pytanie: kiedy przyjęto PZO 2020? Z góry dziękuję!",
        "kiedy przyjeto pzo 2020",
        "KIEDY PRZYJĘTO PZO 2020???",
        "Keidy przyjęto PZO 2020",
        "Data przyjęcia programu PZO dwa tysiące dwadzieścia",
    ],
)
def test_a_question_is_answered(text: str) -> None:
    """With its links, whatever its clothes."""
    reply = ask(text)
    assert reply.decision is Decision.ANSWER
    assert reply.language == "pl"
    assert reply.answered == ("zo-2020-przyjecie",)
    assert "30 stycznia 2014 r." in reply.text
    assert reply.links == BASE.by_id["zo-2020-przyjecie"].links
    assert reply.entries[0] == "zo-2020-przyjecie"
    assert reply.confidence > 0.5
    assert reply.options == ()


def test_an_answer_points_on() -> None:
    """To what the person may ask next, never to what was just told."""
    related = [option.entry for option in ask("Kiedy przyjęto PZO 2020?").related]
    assert {"zo-2020-wnioskodawca", "zo-2020-pieniadze"} <= set(related)
    assert "zo-2020-przyjecie" not in related


def test_small_talk() -> None:
    """A greeting alone is greeted, in its language."""
    assert ask("Dzień dobry!").text == "Dzień dobry! Proszę pytać."
    assert ask("hello").text == "Hello! Please ask."
    assert ask("👋").decision is Decision.SMALLTALK
    assert ask("Dziękuję").conversation.entry is None


@pytest.mark.parametrize(
    "text", ["Kto przewodniczy Radzie Seniorów w Krakowie?", "gdzie jest rada seniorow w krakowie"]
)
def test_another_town_is_named_as_such(text: str) -> None:
    """It is not answered with ours."""
    reply = ask(text)
    assert reply.decision is Decision.FALLBACK
    assert reply.text.startswith(message("pl", "reply-unknown-place"))
    assert reply.answered == ()


@pytest.mark.parametrize(
    "text", ["Jak ugotować rosół?", "Jaka będzie jutro pogoda?", "What is the capital of France?"]
)
def test_what_it_does_not_know_it_says(text: str) -> None:
    """With a way to a person and the nearest topics."""
    reply = ask(text)
    assert reply.decision is Decision.FALLBACK
    assert plain(reply.text).startswith(message(reply.language, "reply-unknown"))
    assert "00 000 00 00" in reply.text
    assert reply.contact == "kontakt"
    assert 0 < len(reply.options) <= 4
    assert reply.answered == ()


def test_a_signpost_shows_the_way() -> None:
    """To those who deal with it, in the language asked in."""
    reply = ask("Kiedy wywożą śmieci z mojej ulicy?")
    assert reply.decision is Decision.FALLBACK
    assert reply.text == "Śmieciami zajmuje się *Zakład Komunalny*."
    assert [link.title for link in reply.links] == ["Zakład Komunalny"]
    assert ask("When is the rubbish collected?").text.startswith("Rubbish is a matter")


@pytest.mark.parametrize("text", ["kiedy", "Kto?", "2014", "gdzie", "when", "koly"])
def test_a_bare_question_word_or_year_is_not_answered(text: str) -> None:
    """Too little was said."""
    reply = ask(text)
    assert reply.decision in {Decision.CLARIFY, Decision.FALLBACK}
    assert reply.answered == ()


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\t", "🥒", "🚲🧦", "???", "…", "\x00\x1b", "\u200b"]
)
def test_nothing_said_is_asked_for(text: str) -> None:
    """A message without a word."""
    reply = ask(text, language="pl")
    assert reply.decision is Decision.FALLBACK
    assert plain(reply.text) == message("pl", "reply-empty")


def test_a_bare_name_is_asked_back() -> None:
    """With two to four choices, remembered in the conversation."""
    reply = ask("PZO 2020")
    assert reply.decision is Decision.CLARIFY
    assert 2 <= len(reply.options) <= 4
    assert all(option.entry.startswith("zo-20") for option in reply.options)
    assert reply.conversation.offered == tuple(option.entry for option in reply.options)
    assert reply.answered == ()
    titles = [BASE.by_id[option.entry].title for option in reply.options]
    assert [option.title for option in reply.options] == titles


def test_a_tapped_option_is_answered() -> None:
    """And spoken about from then on."""
    asked = ask("PZO 2020")
    reply = assistant().show("zo-2020-przyjecie", NOW, asked.conversation)
    assert reply.decision is Decision.ANSWER
    assert reply.answered == ("zo-2020-przyjecie",)
    assert reply.confidence == 1
    assert reply.conversation.offered == ()
    after = assistant().reply(Question("a kto go przedłożył?", NOW, None, reply.conversation))
    assert after.answered[:1] == ("zo-2020-wnioskodawca",)


def test_a_tapped_option_is_answered_in_the_language_of_the_conversation() -> None:
    """Or in that which the person chose."""
    talking = ask("When was PZO 2020 adopted?").conversation
    assert assistant().show("rada-przewodniczaca", NOW, talking).language == "en"
    assert assistant().show("rada-przewodniczaca", NOW, talking, "uk").language == "uk"
    assert assistant().show("rada-przewodniczaca", NOW, Conversation()).language == "pl"


def test_tapped_small_talk_is_small_talk() -> None:
    """Not an answer."""
    assert assistant().show("powitanie", NOW, Conversation()).decision is Decision.SMALLTALK


@pytest.mark.parametrize("entry", ["usuniety", "", "PZO 2020"])
def test_a_removed_entry_cannot_be_shown(entry: str) -> None:
    """Old buttons may name one."""
    with pytest.raises(KeyError):
        assistant().show(entry, NOW, Conversation())


def test_none_of_these() -> None:
    """Ends the clarification, with a way to a person."""
    asked = ask("PZO 2020")
    reply = assistant().none_of_these(NOW, asked.conversation)
    assert reply.decision is Decision.FALLBACK
    assert "00 000 00 00" in reply.text
    assert reply.conversation.offered == ()
    assert reply.options == ()
    assert assistant().none_of_these(NOW, asked.conversation, "en").language == "en"


def test_the_simple_form_is_shown_on_request() -> None:
    """Where there is one in the person's language."""
    reply = ask("Jak zarejestrować stowarzyszenie?")
    assert reply.simpler == "stowarzyszenie-rejestracja"
    simple = assistant().show(reply.simpler, NOW, reply.conversation, simple=True)
    assert simple.text.startswith("Zbierz siedem osób.")
    assert simple.simpler is None
    assert ask("How do I register an association?").simpler is None
    assert ask("Kto przewodniczy OFO?").simpler is None


def test_two_questions_are_answered_in_turn() -> None:
    """Each under its title."""
    reply = ask("Kiedy przyjęto PZO 2020? Kto przewodniczy Radzie Seniorów?")
    assert reply.decision is Decision.ANSWER
    assert reply.answered == ("zo-2020-przyjecie", "rada-przewodniczaca")
    titles = [f"**{BASE.by_id[entry].title}**" for entry in reply.answered]
    assert reply.text.startswith(titles[0])
    assert titles[1] in reply.text
    assert len(reply.rankings) == 2
    assert reply.conversation.entry == "rada-przewodniczaca"


@pytest.mark.parametrize(
    "text",
    [
        "Kto przewodniczy OFO? Do widzenia!",
        "Kto przewodniczy OFO? Z góry dziękuję!",
        "W maju byłem w urzędzie. Kto przewodniczy OFO?",
        "Who chairs Olszyńskie Forum Organizacji? Goodbye!",
    ],
)
def test_a_farewell_or_a_story_is_no_second_question(text: str) -> None:
    """Only the question is answered."""
    reply = ask(text)
    assert reply.decision is Decision.ANSWER
    assert "urzędzie" not in reply.text
    assert len(reply.rankings) == 1


def test_a_question_without_an_answer_is_named() -> None:
    """Beside the answered one, as it was typed."""
    reply = ask("Kto przewodniczy Radzie Seniorów? Gdzie oddać stary *telewizor*?")
    assert reply.answered[:1] == ("rada-przewodniczaca",)
    named = message("pl", "reply-part-unknown", part="Gdzie oddać stary *telewizor*")
    assert named in plain(reply.text)


@pytest.mark.parametrize(
    "sign", ["*", "**x**", "_x_", "[x](https://example.com)", "`x`", "<b>x</b>", "# x", "\\*"]
)
def test_what_a_person_typed_is_no_markup(sign: str) -> None:
    """It reads as it was typed."""
    part = f"Gdzie oddać stary telewizor {sign} x"
    reply = ask(f"Kto przewodniczy Radzie Seniorów?\n{part}?")
    assert message("pl", "reply-part-unknown", part=part) in plain(reply.text)


def test_the_same_question_has_the_same_reply() -> None:
    """From any assistant of the same base."""
    text = "Kto przewodniczy Radzie Seniorów?"
    again = Assistant(BASE, Matcher(Documents(BASE)))
    assert again.reply(Question(text, NOW)) == ask(text)


def test_a_base_without_a_contact_offers_none() -> None:
    """Where there is one, its markup is its author's."""
    entry = Entry(id="a", title="Tak", questions=("Jak to działa?",), answer="Tak.")
    bare = KnowledgeBase(entries=(entry,))
    reply = Assistant(bare, Matcher(Documents(bare))).none_of_these(NOW, Conversation())
    assert plain(reply.text) == message("pl", "reply-unknown")
    assert reply.contact is None
    with_contact = bare.model_copy(update={"contact": Contact(text="**Pisać** do nas.")})
    reply = Assistant(with_contact, Matcher(Documents(with_contact))).none_of_these(
        NOW, Conversation()
    )
    assert "**Pisać** do nas." in reply.text
