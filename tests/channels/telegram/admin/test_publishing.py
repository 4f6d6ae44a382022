"""Proposals, history, team and log as those who keep the knowledge see them."""

import asyncio

import pytest

from bot.store.proposals import ProposalState
from tests.channels.telegram import updates
from tests.channels.telegram.admin.conftest import (
    ADA,
    ADAM,
    ADMIN,
    FILE,
    NEW,
    OLD,
    STRANGER,
    Bureau,
    private,
)

COMMANDS = ("/propozycje", "/baza", "/historia", "/cofnij", "/zespol", "/dziennik")
LEARNING = ("/pytania", "/statystyki", "/anuluj")


async def test_a_proposal_is_previewed_and_published_once(bureau: Bureau) -> None:
    """Answers before and after; two taps at once publish once."""
    checking, preview = await bureau.send(FILE, bureau.edited())
    assert checking.text == "Sprawdzam…"
    assert f"Było: Program PZO 2020 przyjęto {OLD}" in preview.text
    assert f"Będzie: Program PZO 2020 przyjęto {NEW}" in preview.text
    assert OLD in bureau.answer()
    data = preview.buttons["Opublikuj"]
    await asyncio.gather(bureau.tap(data), bureau.tap(data))
    texts = [call.text for call in bureau.telegram.said]
    assert sum(text.startswith("Opublikowano") for text in texts) == 1
    assert "Ta propozycja jest już opublikowana." in texts
    assert NEW in bureau.answer()
    assert len(await bureau.office.publisher.history(9)) == 2


async def test_a_rejected_proposal_changes_nothing(bureau: Bureau) -> None:
    """Nor can it be published any more."""
    _, preview = await bureau.send(FILE, bureau.edited())
    (rejected,) = await bureau.tap(preview.buttons["Odrzuć"])
    assert rejected.text.startswith("Odrzucono")
    (late,) = await bureau.tap(preview.buttons["Opublikuj"])
    assert late.text == "Ta propozycja jest już odrzucona."
    assert OLD in bureau.answer()


async def test_a_risky_proposal_says_so_first(bureau: Bureau) -> None:
    """A question of the regression set that would break stands above the rest."""
    dragon = (
        "entries:\n  - id: smok\n    title: Smok wawelski\n"
        "    questions: [Czym karmić smoka wawelskiego?]\n    answer: Owcą z siarką.\n"
    )
    _, preview = await bureau.send("smok.yaml", dragon.encode())
    warning = preview.text.index("psuje 1 pytanie")
    assert warning < preview.text.index("Nowy wpis: „Smok wawelski”")
    assert "Psuje „Czym karmić smoka wawelskiego?”" in preview.text
    assert "Opublikuj" in preview.buttons


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("zle.yaml", b"entries: [", "zle.yaml:1:"),
        ("zdjecie.jpg", b"\xff\xd8", "Nie umiem przyjąć"),
        ("baza.zip", b"PK nothing", "nie jest poprawne archiwum"),
        ("pusty.xlsx", b"", "Nic nie zmieniłem"),
    ],
)
async def test_a_bad_file_is_explained(
    bureau: Bureau, name: str, content: bytes, word: str
) -> None:
    """In place of „Sprawdzam…”; the bot goes on with what it has."""
    _, refused = await bureau.send(name, content)
    assert word in refused.text
    assert refused.buttons == {}
    assert OLD in bureau.answer()


async def test_many_errors_are_counted(bureau: Bureau) -> None:
    """Twenty are listed."""
    entries = "".join(f"  - {{id: wpis-{n}, title: Wpis}}\n" for n in range(40))
    _, refused = await bureau.send("zle.yaml", f"entries:\n{entries}".encode())
    assert refused.text.count("•") == 20
    assert "dalszych" in refused.text


async def test_an_editors_proposal_goes_to_those_who_publish(bureau: Bureau) -> None:
    """The editor has no buttons, and is told what was decided."""
    await bureau.say(f"/zespol redaktor {ADA['id']} Ada")
    *_, handed = await bureau.send(FILE, bureau.edited(), ADA)
    assert handed.text.startswith("Przekazałem")
    shown = [call for call in bureau.telegram.said if "Opublikuj" in call.buttons]
    assert [call.parameters["chat_id"] for call in shown] == [ADMIN["id"]]
    data = shown[0].buttons["Opublikuj"]
    assert await bureau.tap(data, ADA) == []
    assert OLD in bureau.answer()
    *_, outcome = await bureau.tap(data)
    assert outcome.parameters["chat_id"] == ADA["id"]
    assert "jest opublikowana" in outcome.text
    assert NEW in bureau.answer()


async def test_who_lost_the_role_cannot_publish(bureau: Bureau) -> None:
    """The rank counts at the tap."""
    await bureau.say(f"/zespol wydawca {ADAM['id']} Adam")
    _, preview = await bureau.send(FILE, bureau.edited(), ADAM)
    (team,) = await bureau.say("/zespol")
    await bureau.tap(team.buttons["Usuń: Adam"])
    assert await bureau.tap(preview.buttons["Opublikuj"], ADAM) == []
    stored = await bureau.office.proposals.get(1)
    assert stored is not None
    assert stored.state is ProposalState.OPEN


async def test_two_files_for_the_same_place_do_not_overwrite_each_other(bureau: Bureau) -> None:
    """The second one is refused with the name of the file."""
    _, first = await bureau.send(FILE, bureau.edited())
    _, second = await bureau.send(FILE, bureau.edited(OLD, "1 lutego 2014"))
    await bureau.tap(first.buttons["Opublikuj"])
    (refused,) = await bureau.tap(second.buttons["Opublikuj"])
    assert FILE in refused.text
    assert NEW in bureau.answer()


async def test_the_history_leads_to_an_older_version_and_back(bureau: Bureau) -> None:
    """List, details, what going back would change, and then it is done."""
    _, preview = await bureau.send(FILE, bureau.edited())
    await bureau.tap(preview.buttons["Opublikuj"])
    (history,) = await bureau.say("/historia")
    oldest = list(history.buttons.values())[-1]
    (details,) = await bureau.tap(oldest)
    (question,) = await bureau.tap(details.buttons["Przywróć tę wersję"])
    assert f"Będzie: Program PZO 2020 przyjęto {OLD}" in question.text
    assert NEW in bureau.answer()
    (done,) = await bureau.tap(question.buttons["Tak, przywróć"])
    assert OLD in bureau.answer()
    (again,) = await bureau.say("/cofnij")
    assert f"Będzie: Program PZO 2020 przyjęto {NEW}" in again.text
    await bureau.tap(done.buttons["Cofnij"])
    assert NEW in bureau.answer()
    (late,) = await bureau.tap(again.buttons["Cofnij"])
    assert "nie da się już cofnąć" in late.text


async def test_nothing_to_undo_is_said(bureau: Bureau) -> None:
    """The first version has none before it."""
    (told,) = await bureau.say("/cofnij")
    assert told.text.startswith("Nie ma wersji")


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_strangers_admin_command_is_an_unknown_one(bureau: Bureau, command: str) -> None:
    """Word for word and button for button."""
    (unknown,) = await bureau.say("/nieznane", STRANGER)
    (reply,) = await bureau.say(command, STRANGER)
    assert (reply.text, reply.buttons) == (unknown.text, unknown.buttons)


@pytest.mark.parametrize(
    "data",
    [
        "ap:p:1",
        "ap:r:1",
        "ap:s:1:0",
        "ap:l:0",
        "av:l:0",
        "av:g:",
        "ab:x:",
        "at:a:",
        "at:p:42",
        "al:l:0",
    ],
)
async def test_a_strangers_crafted_tap_is_answered_only(bureau: Bureau, data: str) -> None:
    """As a button of unknown make."""
    assert await bureau.tap(data, STRANGER) == []
    assert len(bureau.telegram.to("answerCallbackQuery")) == 1
    assert await bureau.office.audit.number() == 0


async def test_a_strangers_document_is_not_read(bureau: Bureau) -> None:
    """It gets what it always got."""
    (reply,) = await bureau.send(FILE, bureau.edited(), STRANGER)
    assert reply.text.startswith("Rozumiem tylko tekst")
    assert bureau.telegram.to("getFile") == []


@pytest.mark.parametrize(
    "data",
    ["ap:p:", "ap:z", "ap:z:1", "ap:s:", "ap:s:ffff", "av:v:ffff", "av:q:", "at:e:", "al:l:ffff"],
)
async def test_odd_buttons_of_an_admin_do_no_harm(bureau: Bureau, data: str) -> None:
    """Buttons of other versions are answered; what they name may be gone."""
    said = await bureau.tap(data)
    assert not any("poszło nie tak" in call.text for call in said)


async def test_help_lists_every_command_of_the_rank(bureau: Bureau) -> None:
    """All of them for an admin; what a resident reads stands there too."""
    (plain,) = await bureau.say("/pomoc", STRANGER)
    (told,) = await bureau.say("/pomoc")
    assert told.text.startswith(plain.text)
    assert all(f"{name} – " in told.text for name in (*COMMANDS, *LEARNING, "/dlaczego"))
    assert not any(name in plain.text for name in (*COMMANDS, *LEARNING, "/dlaczego"))


async def test_a_picked_person_is_named_and_told(bureau: Bureau) -> None:
    """With Telegram's own list of people; the log has it."""
    (team,) = await bureau.say("/zespol")
    (pick,) = await bureau.tap(team.buttons["Dodaj osobę"])
    assert len(pick.parameters["reply_markup"]["keyboard"]) == 2
    users = [{"user_id": ADAM["id"], "first_name": "Adam"}]
    shared = {"request_id": 1, "users": users}
    told, named = await bureau.take(
        updates.message(users_shared=shared, chat=private(ADMIN), user=ADMIN)
    )
    assert told.parameters["chat_id"] == ADAM["id"]
    assert "publikować" in told.text
    assert named.text.startswith("Adam – wydawca")
    (help_,) = await bureau.say("/pomoc", ADAM)
    assert "/cofnij" in help_.text
    assert "/zespol" not in help_.text
    (log,) = await bureau.say("/dziennik")
    assert "nadanie roli – Adam: wydawca" in log.text


async def test_a_contact_is_asked_about_and_who_blocked_the_bot_is_told_of(
    bureau: Bureau,
) -> None:
    """The name comes from the contact that the question answers."""
    contact = {"phone_number": "123", "first_name": "Ada", "user_id": ADA["id"]}
    (which,) = await bureau.take(updates.message(contact=contact, chat=private(ADMIN)))
    bureau.telegram.refuse("sendMessage", "Forbidden: bot was blocked by the user", 403)
    data = next(d for label, d in which.buttons.items() if label.startswith("Redaktor"))
    *_, named = await bureau.tap(data)
    assert "Nie mogę tej osobie o tym napisać" in named.text
    assert (await bureau.office.team.members())[0].user_id == ADA["id"]
