from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue.conversation import Conversation
from bot.dialogue.reply import Decision, Question, Reply
from bot.knowledge.markup import parse, plain
from tests.dialogue.talk import NOW, ask, assistant, semantic_assistant
from tests.matching import olszyna

TYPED = st.text() | st.lists(
    st.sampled_from(
        "Kiedy przyjęto PZO 2020 ? a kto go poprzedni i OFO Krakowie 👍 \x00 \n * _ [x]( `".split(
            " "
        )
    )
).map(" ".join)
BASE = olszyna.base()


def is_sound(reply: Reply) -> bool:
    """Whether a reply can be shown: text, known entries, real choices, a probability."""
    named = {*reply.entries, *reply.answered, *(o.entry for o in (*reply.options, *reply.related))}
    return (
        bool(plain(reply.text).strip())
        and bool(parse(reply.text))
        and named <= set(BASE.by_id)
        and 0 <= reply.confidence <= 1
        and len(reply.entries) <= 5
        and reply.language in {"pl", "uk", "en"}
        and (reply.decision is not Decision.CLARIFY or 2 <= len(reply.options) <= 4)
        and (reply.decision is not Decision.ANSWER or bool(reply.answered))
        and (reply.decision is not Decision.FALLBACK or not reply.answered)
    )


@settings(max_examples=200, deadline=None)
@given(TYPED)
def test_any_text_has_a_reply(text: str) -> None:
    """By words and with the stand-in for the model."""
    for one in (assistant(), semantic_assistant()):
        assert is_sound(one.reply(Question(text, NOW)))


@settings(max_examples=200, deadline=None)
@given(TYPED, st.sampled_from([None, *BASE.by_id, "usuniety"]), st.sampled_from(["pl", "en", None]))
def test_any_text_has_a_reply_in_any_conversation(
    text: str, entry: str | None, language: str | None
) -> None:
    """Also one about an entry that is gone."""
    known = BASE.by_id.get(entry or "")
    subjects = known.about if known else ()
    talking = Conversation(NOW, "uk", "Kiedy przyjęto PZO 2020?", entry, subjects)
    before = replace(talking)
    assert is_sound(assistant().reply(Question(text, NOW, language, talking)))
    assert talking == before


@settings(max_examples=200, deadline=None)
@given(TYPED, st.sampled_from([4_000, 10_000]))
def test_very_long_texts_have_a_reply(text: str, length: int) -> None:
    """Cut where it must be."""
    long = (f"{text} " * length)[:length]
    assert is_sound(ask(long))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(alphabet="bcdfghjklmnpqrstvwxz", min_size=8), min_size=1, max_size=6))
def test_gibberish_is_not_answered(words: list[str]) -> None:
    """Consonants in a row."""
    assert ask(" ".join(words)).answered == ()


@pytest.mark.parametrize(
    "text", ["\ud800 kiedy", "a\x00b przyjęto \ud83d program?", "\r\n\x1b[31m"]
)
def test_broken_characters_do_no_harm(text: str) -> None:
    """Halves of surrogate pairs and control characters."""
    assert is_sound(ask(text))
