"""Proposals that wait: looked through, decided on later, and what becomes of their questions."""

import pytest
from telegram import Update

from bot.channels.telegram.application import build_application
from bot.store.kept import State
from bot.store.proposals import ProposalState
from bot.store.team import Member, Role
from tests.channels.telegram import updates
from tests.channels.telegram.admin.conftest import ADA, FILE, NEW, OLD, Bureau, private
from tests.channels.telegram.admin.learning import (
    ADMIN,
    ASKED,
    RESIDENT,
    Chat,
    chat,
    house,
    knowledge,
)
from tests.channels.telegram.offline import Call, Offline
from tests.channels.telegram.updates import Raw
from tests.editorial.publishing.conftest import ALA, CASES

__all__ = ["chat", "house", "knowledge"]


async def proposed(chat: Chat) -> Call:
    """The preview that the admin gets of what an editor wants to add; asked in vain before."""
    editor = Member(RESIDENT["id"], Role.EDITOR, "Olena", ADMIN["id"], chat.clock())
    await chat.office.team.name(editor)
    await chat.asks()
    group = await chat.asks("/pytania")
    told = (await chat.presses(group, "Dopisz do", resident=True))[-1]
    assert "To propozycja" in told.text
    assert told.buttons == {}
    assert await chat.office.kept.listed() == []
    assert len(await chat.office.kept.listed((State.POSTPONED,))) == 1
    return next(c for c in chat.telegram.said if c.parameters["chat_id"] == ADMIN["id"])


async def test_an_editors_published_proposal_settles_its_questions(chat: Chat) -> None:
    """Whoever publishes it: the group leaves both lists."""
    preview = await proposed(chat)
    await chat.presses(preview, "Opublikuj")
    (settled,) = await chat.office.kept.listed(tuple(State))
    assert (settled.text, settled.state) == (ASKED, State.DONE)


async def test_an_editors_rejected_proposal_gives_its_questions_back(chat: Chat) -> None:
    """They wait for another answer."""
    preview = await proposed(chat)
    await chat.presses(preview, "Odrzuć")
    (back,) = await chat.office.kept.listed(tuple(State))
    assert (back.text, back.state) == (ASKED, State.OPEN)


async def test_an_editors_question_out_of_scope_is_settled_as_such(chat: Chat) -> None:
    """Out of the list of /propozycje, where it waits for those who may publish."""
    editor = Member(RESIDENT["id"], Role.EDITOR, "Olena", ADMIN["id"], chat.clock())
    await chat.office.team.name(editor)
    await chat.asks()
    (groups,) = await chat.presses(await chat.asks("/pytania"), "Poza zakresem", resident=True)
    await chat.presses(groups, "Inne pytania", resident=True)
    (waiting,) = await chat.writes("/propozycje")
    (preview,) = await chat.presses(waiting, "1 · Олена")
    await chat.presses(preview, "Opublikuj")
    (settled,) = await chat.office.kept.listed(tuple(State))
    assert settled.state is State.OUT_OF_SCOPE
    (empty,) = await chat.writes("/propozycje")
    assert empty.text == "Żadna propozycja nie czeka na decyzję."


async def test_a_long_preview_of_a_question_comes_as_a_file_too(chat: Chat) -> None:
    """To the editor who proposes it and to those who publish, with the buttons for these."""
    name = "kryty basen " * 80
    broken = "".join(f"  - {{question: {ASKED} {name}{n}, entry: null}}\n" for n in range(10))
    present = chat.house.editions.current.snapshot
    cases = present.files[CASES] + broken.encode()
    publisher = chat.house.publisher
    changed = await publisher.prepare(present.with_file(CASES, cases))
    await publisher.publish(changed, ALA, "x")
    preview = await proposed(chat)
    sent = chat.telegram.to("sendDocument")
    assert {call.parameters["chat_id"] for call in sent} == {ADMIN["id"], RESIDENT["id"]}
    assert "Całość jest w pliku powyżej" in preview.text
    assert list(preview.buttons) == ["Opublikuj", "Odrzuć"]


async def test_who_is_no_editor_any_more_may_not_postpone(chat: Chat) -> None:
    """The rank counts at the tap."""
    await proposed(chat)
    group = next(call for call in chat.telegram.said if "Odłóż" in call.buttons)
    await chat.office.team.dismiss(RESIDENT["id"])
    assert await chat.presses(group, "Odłóż", resident=True) == []


async def test_waiting_proposals_are_shown_as_they_would_be_now(bureau: Bureau) -> None:
    """One can be published; what it leaves nothing to change of can only be rejected."""
    await bureau.send(FILE, bureau.edited())
    await bureau.send(FILE, bureau.edited())
    (waiting,) = await bureau.say("/propozycje")
    assert [label[:8] for label in waiting.buttons] == ["2 · Anna", "1 · Anna"]
    newer, older = waiting.buttons.values()
    (preview,) = await bureau.tap(newer)
    assert f"Będzie: Program PZO 2020 przyjęto {NEW}" in preview.text
    assert list(preview.buttons) == ["Opublikuj", "Odrzuć", "← Wróć"]
    (listed,) = await bureau.tap(preview.buttons["← Wróć"])
    assert listed.buttons == waiting.buttons
    await bureau.tap(preview.buttons["Opublikuj"])
    assert NEW in bureau.answer()
    (stale,) = await bureau.tap(older)
    assert list(stale.buttons) == ["Odrzuć", "← Wróć"]
    await bureau.tap(stale.buttons["Odrzuć"])
    (gone,) = await bureau.tap(older)
    assert gone.text == "Ta propozycja jest już odrzucona."


async def test_only_those_who_publish_see_the_waiting_proposals(bureau: Bureau) -> None:
    """An editor gets what an unknown command gets."""
    await bureau.say(f"/zespol redaktor {ADA['id']} Ada")
    *_, handed = await bureau.send(FILE, bureau.edited(), ADA)
    assert handed.text.startswith("Przekazałem")
    (unknown,) = await bureau.say("/nieznane", ADA)
    (told,) = await bureau.say("/propozycje", ADA)
    assert told.text == unknown.text
    assert await bureau.tap("ap:s:1:0", ADA) == []


async def test_many_waiting_proposals_are_turned_like_pages(bureau: Bureau) -> None:
    """Eight on each, newest first."""
    for _ in range(9):
        await bureau.send(FILE, bureau.edited())
    (first,) = await bureau.say("/propozycje")
    assert len(first.buttons) == 9
    (second,) = await bureau.tap(first.buttons["Starsze ›"])
    assert [label[:8] for label in second.buttons] == ["1 · Anna", "‹ Nowsze"]
    (preview,) = await bureau.tap(next(iter(second.buttons.values())))
    (back,) = await bureau.tap(preview.buttons["← Wróć"])
    assert back.buttons == second.buttons


async def test_a_proposal_is_decided_on_after_a_restart(bureau: Bureau) -> None:
    """The button of the old message publishes; the bot that sent it is no more."""
    _, preview = await bureau.send(FILE, bureau.edited())
    await bureau.application.shutdown()
    telegram = Offline()
    again = build_application(
        bureau.settings,
        bureau.editions,
        clock=bureau.clock,
        connect=(lambda: telegram, lambda: telegram),
        office=bureau.reopened(),
    )
    raw = updates.tap(preview.buttons["Opublikuj"], user=ADMIN, chat=private(ADMIN))
    async with again:
        await again.process_update(Update.de_json(raw, again.bot))
    assert telegram.violations == []
    assert telegram.last.text.startswith("Opublikowano")
    assert NEW in bureau.answer()
    stored = await bureau.office.proposals.get(1)
    assert stored is not None
    assert stored.state is ProposalState.PUBLISHED


async def test_a_file_too_large_for_bots_is_not_fetched(bureau: Bureau) -> None:
    """Telegram would not let it be: the way out is told at once."""
    document: Raw = {"file_id": "x", "file_unique_id": "u", "file_name": "baza.zip"}
    document |= {"file_size": 20_000_001}
    raw = updates.message(user=ADMIN, chat=private(ADMIN), document=document)
    (told,) = await bureau.take(raw)
    assert "ponad 20 MB" in told.text
    assert bureau.telegram.to("getFile") == []


@pytest.mark.parametrize("code", [400, 500])
async def test_a_file_that_cannot_be_fetched_is_to_be_sent_again(bureau: Bureau, code: int) -> None:
    """In place of „Sprawdzam…”; nothing is proposed."""
    bureau.telegram.refuse("getFile", "Bad Request: file is temporarily unavailable", code)
    checking, lost = await bureau.send(FILE, bureau.edited())
    assert lost.parameters["message_id"]
    assert checking.text == "Sprawdzam…"
    assert "Nie udało się pobrać pliku „olszyna.yaml”" in lost.text
    assert await bureau.office.proposals.open(9) == []
    assert OLD in bureau.answer()


async def test_a_long_preview_comes_as_a_file_and_its_summary(bureau: Bureau) -> None:
    """The file has all of it, the message what it is about and the buttons."""
    words = "las łąka rzeka pole góra most droga wieża młyn staw".split()
    entries = "".join(
        f"  - id: wpis-{n}\n    title: Gdzie {one} {other}\n"
        f"    questions: [Gdzie {one} i {other}?, Skąd {other} za {one}?]\n"
        f"    answer: {'Tam jest. ' * 25}\n"
        for n, (one, other) in enumerate((a, b) for a in words for b in words[:4] if a != b)
    )
    _, preview = await bureau.send("nowe.yaml", f"entries:\n{entries}".encode())
    (sent,) = bureau.telegram.to("sendDocument")
    assert sent.parameters["caption"] == "Wszystko, co zmienia propozycja nr 1."
    assert "Całość jest w pliku powyżej" in preview.text
    assert "nowe 36" in preview.text
    assert list(preview.buttons) == ["Opublikuj", "Odrzuć"]


async def test_the_history_is_turned_like_pages(bureau: Bureau) -> None:
    """Eight versions on each; from a version the way back leads to its page."""
    for day in range(1, 10):
        bureau.clock.move(minutes=1)
        old = OLD if day == 1 else f"{day - 1} lutego 2014"
        _, preview = await bureau.send(FILE, bureau.edited(old, f"{day} lutego 2014"))
        await bureau.tap(preview.buttons["Opublikuj"])
    (first,) = await bureau.say("/historia")
    assert (len(first.buttons), list(first.buttons)[-1]) == (9, "Starsze ›")
    (second,) = await bureau.tap(first.buttons["Starsze ›"])
    assert (len(second.buttons), list(second.buttons)[-1]) == (3, "‹ Nowsze")
    (version,) = await bureau.tap(next(iter(second.buttons.values())))
    (back,) = await bureau.tap(version.buttons["← Wróć"])
    assert back.buttons == second.buttons
    (newest,) = await bureau.tap(second.buttons["‹ Nowsze"])
    assert newest.buttons == first.buttons
