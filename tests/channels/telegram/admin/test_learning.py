import pytest

from bot.dialogue.reply import Decision
from bot.store import tables as _tables
from bot.store.entry_drafts import EntryDrafts
from bot.store.kept import Reason, State
from bot.store.tallies import Tallies
from bot.store.team import Member, Role
from tests.channels.telegram import updates
from tests.channels.telegram.admin.learning import (
    ADMIN,
    ASKED,
    HERS,
    RESIDENT,
    VAGUE,
    WAIT,
    Chat,
    chat,
    house,
    knowledge,
)
from tests.channels.telegram.offline import Call
from tests.editorial.publishing.conftest import ALA

__all__ = ["chat", "house", "knowledge"]


async def test_a_question_asked_in_vain_becomes_a_new_entry_and_who_waits_is_told(
    chat: Chat,
) -> None:
    """From the first message to the changed answer; then the chat's number is forgotten."""
    refused = await chat.asks()
    (kept,) = await chat.presses(refused, WAIT, resident=True)
    assert ASKED in kept.text
    await chat.rounds.tell()
    (group,) = await chat.writes("/pytania")
    assert ASKED in group.text
    (title,) = await chat.presses(group, "Nowy wpis")
    assert "tytuł" in title.text
    await chat.writes("Kryty basen")
    (answer,) = await chat.presses(chat.telegram.last, "Dalej")
    assert "odpowiedź" in answer.text
    (link,) = await chat.writes("Basen **z jacuzzi** jest przy Leśnej.")
    seen, preview = await chat.presses(link, "Bez linku")
    assert seen.text == "Basen z jacuzzi jest przy Leśnej."
    assert "Tak zobaczą to mieszkańcy" in preview.text
    assert "Nowy wpis: „Kryty basen” (kryty-basen)" in preview.text
    (done,) = await chat.presses(preview, "Opublikuj")
    assert done.buttons
    assert await chat.office.kept.listed((State.OPEN,)) == []
    await chat.rounds.tell()
    told = chat.telegram.last
    assert told.parameters["chat_id"] == HERS["id"]
    assert "Basen z jacuzzi jest przy Leśnej." in told.text
    assert await chat.office.waiting.all() == []
    assert "przy Leśnej" in (await chat.asks()).text


async def written(chat: Chat, title: str, text: str) -> Call:
    """The preview of a new entry for what a resident asked in vain."""
    await chat.asks()
    (group,) = await chat.writes("/pytania")
    await chat.presses(group, "Nowy wpis")
    await chat.writes(title)
    await chat.presses(chat.telegram.last, "Dalej")
    (link,) = await chat.writes(text)
    return (await chat.presses(link, "Bez linku"))[-1]


async def test_a_finished_entry_can_be_corrected_and_given_up(chat: Chat) -> None:
    """Of what was proposed meanwhile nothing waits; what is published cannot be corrected."""
    first = await written(chat, "Kryty basen", "Jest przy Leśnej.")
    (again,) = await chat.presses(first, "Popraw odpowiedź")
    assert "odpowiedź" in again.text
    seen, second = await chat.writes("Jest przy Polnej.")
    assert seen.text == "Jest przy Polnej."
    (old,) = await chat.presses(first, "Opublikuj")
    assert "już odrzucona" in old.text
    (cancelled,) = await chat.writes("/anuluj")
    assert "Nic się nie zmieniło" in cancelled.text
    assert await chat.office.proposals.open(9) == []
    (gone,) = await chat.presses(second, "Popraw tytuł")
    assert "Proszę zacząć jeszcze raz" in gone.text
    third = await written(chat, "Kryty basen", "Jest przy Leśnej.")
    await chat.presses(third, "Opublikuj")
    (late,) = await chat.presses(third, "Popraw tytuł")
    assert "Proszę zacząć jeszcze raz" in late.text


async def written_by_an_editor(chat: Chat) -> Call:
    """The resident, an editor now, has written all of a new entry but its link."""
    editor = Member(RESIDENT["id"], Role.EDITOR, "Olena", ADMIN["id"], chat.clock())
    await chat.office.team.name(editor)
    await chat.asks()
    group = await chat.asks("/pytania")
    await chat.presses(group, "Nowy wpis", resident=True)
    questions = await chat.asks("Kryty basen")
    await chat.presses(questions, "Dalej", resident=True)
    return await chat.asks("Jest przy Leśnej.")


async def test_an_editors_new_entry_goes_to_those_who_publish(chat: Chat) -> None:
    """After the editor has seen it as residents will."""
    link = await written_by_an_editor(chat)
    seen, ready = await chat.presses(link, "Bez linku", resident=True)
    assert seen.text == "Jest przy Leśnej."
    assert next(iter(ready.buttons)) == "Przekaż do publikacji"
    assert await chat.office.proposals.open(9) == []
    _, offered, told = await chat.presses(ready, "Przekaż", resident=True)
    assert "To propozycja" in told.text
    assert offered.parameters["chat_id"] == ADMIN["id"]
    assert list(offered.buttons) == ["Opublikuj", "Odrzuć"]


async def test_what_no_longer_fits_the_files_is_told_to_an_editor(chat: Chat) -> None:
    """Somebody was quicker with an entry of the same name; nothing breaks."""
    link = await written_by_an_editor(chat)
    preview = await written(chat, "Kryty basen", "Jest przy Polnej.")
    await chat.presses(preview, "Opublikuj")
    (told,) = await chat.presses(link, "Bez linku", resident=True)
    assert "stoi już we wpisie" in told.text


async def test_a_dialogue_outlives_a_restart(chat: Chat) -> None:
    """What is written next goes on from where it was; then nothing is kept of it."""
    await chat.asks()
    (group,) = await chat.writes("/pytania")
    await chat.presses(group, "Nowy wpis")
    await chat.writes("Kryty basen")
    (answer,) = await chat.presses(chat.telegram.last, "Dalej")
    assert "odpowiedź" in answer.text
    async with chat.restarted() as again:
        (link,) = await again.writes("Jest przy Leśnej.")
        assert "strona do przeczytania" in link.text
        _, preview = await again.presses(link, "Bez linku")
        assert "Kryty basen" in preview.text
        await again.presses(preview, "Opublikuj")
    assert "Jest przy Leśnej." in chat.house.answer(ASKED)
    assert await EntryDrafts(chat.office.database).all(chat.clock()) == {}


async def test_a_draft_that_waited_too_long_for_a_restart_is_said_to_be_gone(chat: Chat) -> None:
    """What is written then is no question silently."""
    await chat.asks()
    (group,) = await chat.writes("/pytania")
    await chat.presses(group, "Nowy wpis")
    chat.clock.move(minutes=31)
    async with chat.restarted() as again:
        (late,) = await again.writes("Tytuł")
        assert "szkic przepadł" in late.text


async def test_a_draft_that_cannot_be_read_costs_nobody_else_theirs(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    """It is logged, without a word of it."""
    await chat.asks()
    (group,) = await chat.writes("/pytania")
    await chat.presses(group, "Nowy wpis")
    await EntryDrafts(chat.office.database).put(-1, '{"tajne": 1', chat.clock())
    async with chat.restarted() as again:
        (answer,) = await again.writes("Kryty basen")
        assert "pytania" in answer.text
    assert "cannot be read" in caplog.text
    assert "tajne" not in caplog.text


async def test_a_wording_is_added_to_an_entry(chat: Chat) -> None:
    """The question leaves the list, and the bot answers it."""
    await chat.asks()
    (group,) = await chat.writes("/pytania")
    (preview,) = await chat.presses(group, "Dopisz do")
    (done,) = await chat.presses(preview, "Opublikuj")
    assert "Opublikowano" in done.text
    (empty,) = await chat.writes("/pytania")
    assert "Nie ma pytań" in empty.text
    await chat.asks()
    assert await chat.office.kept.listed() == []


async def test_a_question_is_put_out_of_scope(chat: Chat) -> None:
    """It is not asked about again."""
    await chat.asks()
    (group,) = await chat.writes("/pytania")
    (groups,) = await chat.presses(group, "Poza zakresem")
    (preview,) = await chat.presses(groups, "Inne pytania")
    await chat.presses(preview, "Opublikuj")
    assert len(await chat.office.kept.listed((State.OUT_OF_SCOPE,))) == 1


GROUPS = "background:\n"
OTHERS = """\
  - {id: rozne, title: Inne pytania, questions: [Czy w mieście jest kryte lodowisko?]}
"""


async def rewritten(chat: Chat, groups: str) -> None:
    """Publish the base with other ``groups`` at the head of those out of scope."""
    publisher = chat.house.publisher
    await publisher.publish(await publisher.prepare(chat.house.edited(GROUPS, groups)), ALA, "x")


async def test_the_group_of_other_questions_is_offered_once(chat: Chat) -> None:
    """Under the id that the authors gave it."""
    await rewritten(chat, GROUPS + OTHERS)
    await chat.asks()
    (group,) = await chat.writes("/pytania")
    (groups,) = await chat.presses(group, "Poza zakresem")
    assert [label for label in groups.buttons if "Inne pytania" in label] == ["Inne pytania"]
    (preview,) = await chat.presses(groups, "Inne pytania")
    await chat.presses(preview, "Opublikuj")
    base = chat.house.editions.current.base
    assert ASKED in next(one for one in base.background if one.id == "rozne").questions


async def test_groups_of_one_title_are_told_apart(chat: Chat) -> None:
    """By a question that stands in each."""
    twin = OTHERS.replace("rozne", "inne-pytania").replace("lodowisko", "kino")
    await rewritten(chat, GROUPS + OTHERS + twin)
    await chat.asks()
    (group,) = await chat.writes("/pytania")
    (groups,) = await chat.presses(group, "Poza zakresem")
    assert {label for label in groups.buttons if "Inne pytania" in label} == {
        "Inne pytania – np. „Czy w mieście jest kryte lodowisko?”",
        "Inne pytania – np. „Czy w mieście jest kryte kino?”",
    }


async def test_a_postponed_question_can_be_found_again(chat: Chat) -> None:
    """It leaves the list, and comes back from the other one."""
    await chat.asks()
    (group,) = await chat.writes("/pytania")
    (empty,) = await chat.presses(group, "Odłóż")
    (postponed,) = await chat.presses(empty, "Pokaż odłożone")
    assert ASKED in postponed.text
    await chat.presses(postponed, "Przywróć")
    assert len(await chat.office.kept.listed()) == 1


async def test_strangers_learn_nothing(chat: Chat) -> None:
    """Commands are unknown to them, and buttons are those of nobody."""
    plain = await chat.asks("/nieznane")
    for command in ("/pytania", "/statystyki", "/anuluj"):
        assert (await chat.asks(command)).text == plain.text
    for data in ("aqp:0", "ann:1", "asp:7"):
        assert await chat.take(updates.tap(data, user=RESIDENT, chat=HERS)) == []


async def test_a_draft_that_is_gone_is_said_to_be_gone(chat: Chat) -> None:
    """After a restart its buttons say so; after half an hour what is written does."""
    (lost,) = await chat.take(updates.tap("anu:0", user=ADMIN))
    assert "Proszę zacząć jeszcze raz" in lost.text
    await chat.asks()
    (group,) = await chat.writes("/pytania")
    await chat.presses(group, "Nowy wpis")
    chat.clock.move(minutes=31)
    (late,) = await chat.writes("Tytuł")
    assert "szkic przepadł" in late.text


async def test_a_blocked_bot_forgets_the_wishes(chat: Chat) -> None:
    """Nobody is there to be told."""
    await chat.presses(await chat.asks(), WAIT, resident=True)
    await chat.take(updates.membership("member", "kicked", HERS, RESIDENT))
    assert await chat.office.waiting.all() == []


async def test_who_waits_may_resign(chat: Chat) -> None:
    """The wish is forgotten."""
    (kept,) = await chat.presses(await chat.asks(), WAIT, resident=True)
    await chat.presses(kept, "Zrezygnuj", resident=True)
    assert await chat.office.waiting.all() == []


async def test_none_of_the_offered_entries_may_be_waited_for_too(chat: Chat) -> None:
    """After a question back the way to wait stands where the fallback comes."""
    asked_back = await chat.asks(VAGUE)
    assert WAIT not in asked_back.buttons
    (refused,) = await chat.presses(asked_back, "Żadne", resident=True)
    (kept,) = await chat.presses(refused, WAIT, resident=True)
    assert VAGUE in kept.text
    assert [wish.question for wish in await chat.office.waiting.all()] == [VAGUE]


async def test_a_chosen_option_takes_the_question_back(chat: Chat) -> None:
    """What was meant is found: nobody has to look at the question any more."""
    asked_back = await chat.asks(VAGUE)
    assert [one.reason for one in await chat.office.kept.listed()] == [Reason.CLARIFY]
    option = next(iter(asked_back.buttons))
    await chat.presses(asked_back, option, resident=True)
    assert await chat.office.kept.listed() == []


async def test_an_edited_message_is_counted_once(chat: Chat) -> None:
    """Its answer changes, and the rating is that of the new question."""
    raw = updates.message(ASKED, chat=HERS, user=RESIDENT)
    await chat.take(raw)
    (anew,) = await chat.take(updates.edited(raw, "Kto przewodniczy OFO?"))
    assert anew.endpoint == "editMessageText"
    assert [one.count for one in await chat.office.kept.listed()] == [1]
    today = chat.clock().date()
    counted = await Tallies(chat.office.database).decisions(today, today)
    assert counted == {today: {Decision.FALLBACK: 1}}
    await chat.presses(anew, "👎", resident=True)
    texts = {one.reason: one.text for one in await chat.office.kept.listed()}
    assert texts == {Reason.FALLBACK: ASKED, Reason.UNHELPFUL: "Kto przewodniczy OFO?"}


async def test_the_statistics_are_a_picture(chat: Chat) -> None:
    """With two lines and a switch for the digest, which comes a week later."""
    await chat.asks()
    await chat.writes("/statystyki")
    (photo,) = chat.telegram.to("sendPhoto")
    assert len(photo.parameters["caption"].splitlines()) == 2
    await chat.presses(photo, "Cotygodniowe")
    chat.clock.move(days=7)
    await chat.rounds.send_digests()
    assert "Tydzień bota" in chat.telegram.last.text


async def test_a_failing_database_disturbs_no_answer(chat: Chat) -> None:
    """The reply goes out as ever; a wish that cannot be kept is not said to be."""
    refused = await chat.asks()
    async with chat.office.database.writing() as connection:
        for table in _tables.metadata.tables:
            await connection.exec_driver_sql(f"DROP TABLE {table}")
    assert "Piotr Lis" in (await chat.asks("Kto przewodniczy OFO?")).text
    (failed,) = await chat.presses(refused, WAIT, resident=True)
    assert "nie udało się" in failed.text


async def test_an_answer_that_did_not_help_is_kept_with_its_question(chat: Chat) -> None:
    """And counted."""
    answer = await chat.asks("Kto przewodniczy OFO?")
    await chat.presses(answer, "👎", resident=True)
    (kept,) = await chat.office.kept.listed()
    assert (kept.text, kept.reason) == ("Kto przewodniczy OFO?", Reason.UNHELPFUL)


async def test_a_settled_question_comes_back_only_when_it_is_asked_again(chat: Chat) -> None:
    """Not by a rating of what was answered before; by one of the new answer it does."""
    question = "kto przewodniczy w tym OFO"
    before = await chat.asks(question)
    assert "Piotr Lis" in before.text
    await chat.presses(before, "👎", resident=True)
    (group,) = await chat.writes("/pytania")
    (preview,) = await chat.presses(group, "Dopisz do")
    await chat.presses(preview, "Opublikuj")
    await chat.presses(before, "👎", resident=True)
    (empty,) = await chat.writes("/pytania")
    assert "Nie ma pytań" in empty.text
    await chat.presses(await chat.asks(question), "👎", resident=True)
    (back,) = await chat.writes("/pytania")
    assert question in back.text


async def test_a_reply_is_explained_in_the_chosen_language(chat: Chat) -> None:
    """Else in the language of the last reply."""
    await chat.writes("Kto przewodniczy OFO?")
    (polish,) = await chat.writes("/dlaczego")
    assert "Decyzja: odpowiedź" in polish.text
    (languages,) = await chat.writes("/jezyk")
    await chat.presses(languages, "English")
    (english,) = await chat.writes("/dlaczego")
    assert "Decision: an answer" in english.text
    assert "Kto przewodniczy OFO?" in english.text
