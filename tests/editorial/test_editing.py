"""Changes from the chat: made in one place, every other byte as its author wrote it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from bot.editorial.changes import (
    DEFAULT_FILE,
    AddBackground,
    AddEntry,
    AddPhrasing,
    Change,
    ChangeError,
    EditAnswer,
    ReplaceFiles,
    RestoreEdition,
)
from bot.editorial.editing import apply, line_of
from bot.editorial.splicing import YamlFile
from bot.knowledge.loader import load
from bot.knowledge.model import KnowledgeBase, Link
from bot.knowledge.snapshot import Snapshot
from bot.knowledge.wording import fold

PROJECT = Path(__file__).parents[2] / "knowledge"

BLOCK = """\
# A comment of the author.
entries:
  - id: cel   # the first
    title: Cel
    questions:   # as people ask
      - "Jaki jest cel?"   # with a reason
      - 'po co to'
      # not yet: dlaczego

    answer: |   # in a block
      Taki **cel**.

      - i taki


    # after the answer
    translations:
      en: {title: Aim, answer: The aim., questions: [What is the aim?]}
      uk:
        title: Мета
        answer: >-
          Така
          мета.
  - id: kto
    title: Kto
    questions: [Kto to?, "kto, i jak",]
    answer: Oni.  # short
smalltalk:
- id: hej
  title: Hej
  questions:
  - hej
  answer: 'Hej!'
background:
- {id: odpady, title: Odpady, questions: [Kiedy śmieci?]}
"""
VARIANTS: dict[str, Callable[[bytes], bytes]] = {
    "as it is": lambda content: content,
    "CRLF": lambda content: content.replace(b"\n", b"\r\n"),
    "BOM": lambda content: b"\xef\xbb\xbf" + content,
    "no newline at the end": lambda content: content.rstrip(b"\n"),
    "all of it": lambda content: b"\xef\xbb\xbf" + content.rstrip(b"\n").replace(b"\n", b"\r\n"),
}


def snapshot(text: str = BLOCK, *, name: str = "a.yaml", variant: str = "as it is") -> Snapshot:
    """A base of one file."""
    return Snapshot({name: VARIANTS[variant](text.encode())})


def only_inserted(before: bytes, after: bytes) -> bytes:
    """What was put into ``before``; fails when anything else was touched."""
    start = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before)
    )
    added = after[start : start + len(after) - len(before)]
    assert before[:start] + added + before[start:] == after
    return added


def changed(change: Change, before: Snapshot) -> tuple[KnowledgeBase, bytes]:
    """The base after a change of the file ``a.yaml``, and the file."""
    after = apply(change, before)
    assert list(after.changed(before)) == ["a.yaml"]
    return load(after), after.files["a.yaml"]


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize(
    ("entry", "language"),
    [("cel", "pl"), ("cel", "en"), ("cel", "uk"), ("kto", "pl"), ("kto", "en"), ("hej", "pl")],
)
def test_a_phrasing_is_all_that_is_added(variant: str, entry: str, language: str) -> None:
    """Into lists of both styles, with comments, in files of all kinds; also where there is none."""
    before = snapshot(variant=variant)
    base, content = changed(AddPhrasing(entry=entry, text="Nowe: #1?", language=language), before)
    added = only_inserted(before.files["a.yaml"], content)
    assert b"Nowe: #1?" in added
    has = language if language in base.by_id[entry].translations else ""
    assert (has, "Nowe: #1?") in base.by_id[entry].phrasings()
    if b"\r\n" in before.files["a.yaml"]:
        assert b"\n" not in content.replace(b"\r\n", b"")


@settings(deadline=None)
@given(
    st.one_of(
        st.text(max_size=60),
        st.text("-:#[]{}&*!|>'\"%@`,? \n\tab2🎉ł\\~=", max_size=30),
        st.sampled_from(
            ["yes", "null", "2014", "-1", "08", "1.5", "~", "---", "...", "?", "a " * 900]
        ),
    ),
    st.sampled_from(["cel", "kto", "hej"]),
    st.sampled_from(["pl", "en", "uk"]),
    st.sampled_from(sorted(VARIANTS)),
)
def test_any_phrasing_reads_back_as_it_was_said(
    text: str, entry: str, language: str, variant: str
) -> None:
    """Quotes, colons, signs of YAML, emoji, many lines: one line that the loader reads the same."""
    before = snapshot(variant=variant)
    known = {fold(t) for e in load(before).by_id.values() for _, t in e.phrasings()}
    known |= {fold("Kiedy śmieci?")}
    line = line_of(text)
    if not line or fold(line) in known:
        with pytest.raises(ChangeError):
            apply(AddPhrasing(entry=entry, text=text, language=language), before)
        return
    base, content = changed(AddPhrasing(entry=entry, text=text, language=language), before)
    only_inserted(before.files["a.yaml"], content)
    assert line in {found for _, found in base.by_id[entry].phrasings()}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("entry", ["cel", "kto", "hej"])
@pytest.mark.parametrize(
    "answer", ["Krótko: #tak.", "Jeden.\n\n- dwa: 2\n- trzy", "  x: #y\n\n\n y"]
)
def test_an_answer_is_replaced_and_its_surroundings_stay(
    variant: str, entry: str, answer: str
) -> None:
    """Blocks and single lines, and the comments beside and behind them."""
    before = snapshot(variant=variant)
    base, content = changed(EditAnswer(entry=entry, answer=answer), before)
    assert base.by_id[entry].answer == answer.strip()
    for comment in (
        "# in a block",
        "# after the answer",
        "# short",
        "# with a reason",
        "# not yet",
    ):
        assert comment.encode() in content
    others = {id_: e for id_, e in base.by_id.items() if id_ != entry}
    assert others == {id_: e for id_, e in load(before).by_id.items() if id_ != entry}


@settings(deadline=None)
@given(st.text(max_size=80), st.sampled_from(["cel", "kto", "hej"]))
def test_any_answer_reads_back_or_is_refused(answer: str, entry: str) -> None:
    """An answer is what was sent, or the admin is told why it cannot be one."""
    before = snapshot()
    try:
        base, _ = changed(EditAnswer(entry=entry, answer=answer), before)
    except ChangeError:
        # Markup or characters that no answer may have; the other tests say how that is told.
        assert not answer.isalnum()
        return
    said = base.by_id[entry].answer.split()
    assert "".join(said) == "".join(line_of(answer).split())


def test_a_new_entry_goes_into_a_file_of_its_own() -> None:
    """The default file is begun with the line that editors take their hints from."""
    change = AddEntry(
        title="Żółta łódź: co to?",
        questions=("żółta łódka", "Żółta łódka!", "- co to"),
        answer="Łódka.\n\n- żółta",
        links=(Link(title="Strona", url="https://example.org/a"),),
    )
    after = apply(change, snapshot())
    assert after.files[DEFAULT_FILE].decode() == (
        "# yaml-language-server: $schema=./schema.json\n"
        "entries:\n"
        "  - id: zolta-lodz-co-to\n"
        "    title: 'Żółta łódź: co to?'\n"
        "    questions:\n"
        "      - Żółta łódka!\n"
        "      - '- co to'\n"
        "    answer: |\n"
        "      Łódka.\n"
        "\n"
        "      - żółta\n"
        "    links:\n"
        "      - title: Strona\n"
        "        url: https://example.org/a\n"
    )


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_new_entry_stands_behind_the_last_of_its_file(variant: str) -> None:
    """Its id is made from the title, and is nobody else's."""
    before = snapshot(variant=variant)
    change = AddEntry(title="Cel", questions=("nowy",), answer="Nowy.", file="a.yaml")
    base, content = changed(change, before)
    only_inserted(before.files["a.yaml"], content)
    assert [entry.id for entry in base.entries] == ["cel", "kto", "cel-2"]


def test_ids_are_short_and_unique() -> None:
    """Of a long title the beginning is taken, of one without letters a word."""
    base = snapshot()
    for number, title in enumerate(["x" * 80, "x" * 80, "🎉", "🎉"]):
        change = AddEntry(title=title, questions=(f"pytanie {number}",), answer="Tak.")
        base = apply(change, base)
    ids = [entry.id for entry in load(base).entries if entry.id not in ("cel", "kto")]
    assert ids == ["x" * 50, "x" * 48 + "-2", "wpis", "wpis-2"]


def test_a_background_question_joins_its_group_or_begins_the_general_one() -> None:
    """The general group is made once, in the file of the background."""
    before = snapshot()
    base, content = changed(AddBackground(text="Kto wywozi?", group="odpady"), before)
    assert base.background[0].questions == ("Kiedy śmieci?", "Kto wywozi?")
    only_inserted(before.files["a.yaml"], content)
    once = apply(AddBackground(text="Ile na Marsa?"), before)
    twice = load(apply(AddBackground(text="Ile na Wenus?"), once))
    group = next(group for group in twice.background if group.id == "inne-pytania")
    assert group.questions == ("Ile na Marsa?", "Ile na Wenus?")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (AddPhrasing(entry="nikt", text="a"), "Nie ma już wpisu „nikt”"),
        (AddPhrasing(entry="cel", text="jaki jest CEL"), "stoi już w „cel”"),
        (AddPhrasing(entry="cel", text="What is the aim?"), "stoi już w „cel”"),
        (AddPhrasing(entry="cel", text="Kto to?"), "stoi już we wpisie"),
        (AddPhrasing(entry="cel", text=" \u200b "), "nie ma żadnej treści"),
        (AddBackground(text="a", group="nic"), "nie ma grupy „nic”"),
        (EditAnswer(entry="kto", answer="Oni."), "już właśnie taka"),
        (EditAnswer(entry="kto", answer="\n"), "Brakuje odpowiedzi"),
        (EditAnswer(entry="kto", answer="**Oni"), "pogrubienie nie jest zamknięte"),
        (AddEntry(title="", questions=("a",), answer="b"), "Brakuje tytułu"),
        (AddEntry(title="a", questions=(" ",), answer="b"), "co najmniej jedno pytanie"),
        (AddEntry(id="cel", title="a", questions=("a",), answer="b"), "jest już zajęty"),
        (AddEntry(title="a", questions=("a",), answer="b", file="../b.yaml"), "nazwą pliku"),
        (ReplaceFiles(files={"b.yaml": None}), "Nie ma pliku b.yaml"),
        (ReplaceFiles(files={"b.txt": "a"}), "nie może być nazwą pliku"),
        (ReplaceFiles(files={"b.yaml": "entries: ["}), "b.yaml:1:"),
    ],
)
def test_what_cannot_be_done_is_explained(change: Change, why: str) -> None:
    """The reason is in Polish, and nothing is changed."""
    with pytest.raises(ChangeError) as caught:
        apply(change, snapshot())
    assert why in str(caught.value)


def test_a_file_with_errors_is_not_edited() -> None:
    """Its author is asked to put it right first."""
    broken = snapshot().with_file("z-czatu.yaml", b"entries: [")
    with pytest.raises(ChangeError, match=r"z-czatu\.yaml ma błędy"):
        apply(AddEntry(title="a", questions=("a",), answer="b"), broken)


def test_files_are_replaced_added_and_removed() -> None:
    """All at once."""
    new = BLOCK.replace("Oni.", "My.")
    before = snapshot().with_file("b.yaml", b"background: [{id: b, title: B, questions: [b]}]\n")
    after = apply(ReplaceFiles(files={"a.yaml": new, "b.yaml": None}), before)
    assert after.files == {"a.yaml": new.encode()}


@pytest.mark.parametrize(
    "change",
    [
        AddPhrasing(entry="a", text="b"),
        AddEntry(
            title="a", questions=("b",), answer="c", links=(Link(title="d", url="https://e.pl"),)
        ),
        ReplaceFiles(files={"a.yaml": "b", "c.yaml": None}),
        RestoreEdition(version="abc"),
    ],
)
def test_a_change_can_wait_as_json(change: Change) -> None:
    """What is written down for a button reads back as the same change."""
    adapter: TypeAdapter[Change] = TypeAdapter(Change)
    assert adapter.validate_json(adapter.dump_json(change)) == change


def test_every_file_of_the_project_can_be_edited_in_every_place() -> None:
    """Each record of the project's own files takes a phrasing, and nothing else moves."""
    for path in sorted(PROJECT.glob("*.yaml")):
        content = path.read_bytes()
        file = YamlFile(path.name, content)
        for section in ("entries", "smalltalk", "background"):
            for node in file.records(section):
                questions = next(v for k, v in node.value if k.value == "questions")
                file.append(questions, f"zz: {node.start_mark.index}")
        after = file.result()
        assert after is not None
        lines = [line for line in after.split(b"\n") if b"zz: " not in line]
        rest = [line for line in content.split(b"\n") if line in set(lines)]
        assert lines == rest
        assert len(after.split(b"\n")) >= len(content.split(b"\n"))
