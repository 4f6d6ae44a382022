"""Changes made in the files: a snapshot and a change to the next snapshot."""

from collections.abc import Iterable, Iterator
from typing import Final

from bot.editorial.changes import (
    DEFAULT_GROUP,
    AddBackground,
    AddEntry,
    AddPhrasing,
    Change,
    ChangeError,
    EditAnswer,
    ReplaceFiles,
)
from bot.editorial.emitting import Value
from bot.editorial.laid_out import Listed, Mapped, child, text_at
from bot.editorial.rereading import SpliceError
from bot.editorial.splicing import SCHEMA_LINE, YamlFile
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.encoding import without_hidden
from bot.knowledge.loader import KnowledgeError, load
from bot.knowledge.snapshot import Snapshot, is_source
from bot.knowledge.wording import fold, kebab

ENTRIES: Final = ("entries", "smalltalk")
BACKGROUND: Final = "background"
BACKGROUND_FILE: Final = "poza_zakresem.yaml"
MAX_ID: Final = 50
_NO_WORDS: Final = "wpis"


def apply(change: Change, snapshot: Snapshot) -> Snapshot:
    """The snapshot after ``change``, which the loader accepts.

    Raises ChangeError when the change cannot be made or would break the base.
    """
    match change:
        case ReplaceFiles():
            changed = _replaced(change, snapshot)
        case AddPhrasing():
            changed = _with_phrasing(change, snapshot)
        case AddEntry():
            changed = _with_entry(change, snapshot)
        case EditAnswer():
            changed = _with_answer(change, snapshot)
        case AddBackground():
            changed = _with_background(change, snapshot)
        case _:
            raise TypeError("an earlier edition is restored by the publisher")
    try:
        load(changed)
    except KnowledgeError as error:
        raise ChangeError([str(problem) for problem in error.problems]) from error
    return changed


def line_of(text: str) -> str:
    """``text`` as one line that a file can hold."""
    return " ".join(without_hidden(text).split())


def paragraphs_of(text: str) -> str:
    """``text`` with its lines, without what a file cannot hold and what nobody sees."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    return "\n".join(without_hidden(line).rstrip() for line in lines).strip("\n").strip()


def opened(snapshot: Snapshot, name: str) -> YamlFile:
    """A file of the snapshot, to be changed. Raises ChangeError when it has errors."""
    try:
        return YamlFile(name, snapshot.files.get(name, f"{SCHEMA_LINE}\n".encode()))
    except SpliceError as error:
        raise ChangeError.of("broken-file", file=name) from error


def written(file: YamlFile, snapshot: Snapshot) -> Snapshot:
    """The snapshot with a changed file. Raises ChangeError when the change cannot be written."""
    try:
        content = file.result()
    except SpliceError as error:
        raise ChangeError.of("not-written", file=file.name) from error
    if content is not None:
        return snapshot.with_file(file.name, content)
    return snapshot.without(file.name) if file.name in snapshot.files else snapshot


def add_record(file: YamlFile, section: str, record: Value) -> None:
    """Put a record at the end of a section, which is made where it is missing."""
    listed = child(file.root, section) if file.root else None
    if isinstance(listed, Listed) and listed.value:
        file.append(listed, record)
    else:
        file.add_section(section, [record])


def records_of(
    snapshot: Snapshot, sections: Iterable[str], holding: str = ""
) -> Iterator[tuple[YamlFile, Mapped]]:
    """The records of the files in which the text ``holding`` stands."""
    for name, content in snapshot.files.items():
        if holding.encode() in content:
            try:
                file = YamlFile(name, content)
            except SpliceError:
                continue
            for section in sections:
                for node in file.records(section):
                    yield file, node


def unique_id(title: str, taken: Iterable[str]) -> str:
    """An id made from ``title`` that nothing bears yet."""
    stem = kebab(title) or _NO_WORDS
    used = set(taken)
    found, number = stem, 1
    while found in used:
        number += 1
        found = f"{stem[: MAX_ID - len(str(number)) - 1].rstrip('-')}-{number}"
    return found


def _replaced(change: ReplaceFiles, snapshot: Snapshot) -> Snapshot:
    for name, text in change.files.items():
        if not is_source(name):
            raise ChangeError.of("file-name", file=name)
        if text is not None:
            snapshot = snapshot.with_file(name, text.encode())
        elif name in snapshot.files:
            snapshot = snapshot.without(name)
        else:
            raise ChangeError.of("no-file", file=name)
    return snapshot


def _with_phrasing(change: AddPhrasing, snapshot: Snapshot) -> Snapshot:
    text = _phrasing(change.text)
    file, entry = _found(snapshot, change.entry, ENTRIES, "no-entry")
    _expect_new(text, entry)
    _add_question(file, _part(entry, change.language), text)
    return written(file, snapshot)


def _with_entry(change: AddEntry, snapshot: Snapshot) -> Snapshot:
    title, answer = line_of(change.title), paragraphs_of(change.answer)
    questions = list({fold(q): q for q in map(line_of, change.questions) if q}.values())
    if not title:
        raise ChangeError.of("no-title")
    if not answer:
        raise ChangeError.of("no-answer")
    if not questions:
        raise ChangeError.of("no-questions")
    if not is_source(change.file):
        raise ChangeError.of("file-name", file=change.file)
    taken = {text_at(node, "id") for _, node in records_of(snapshot, (*ENTRIES, BACKGROUND))}
    id_ = change.id or unique_id(title, taken)
    if id_ in taken:
        raise ChangeError.of("id-taken", id=id_)
    record: dict[str, Value] = {"id": id_, "title": title, "questions": questions}
    record["answer"] = f"{answer}\n"
    if change.links:
        record["links"] = [{"title": link.title, "url": link.url} for link in change.links]
    file = opened(snapshot, change.file)
    add_record(file, "entries", record)
    return written(file, snapshot)


def _with_answer(change: EditAnswer, snapshot: Snapshot) -> Snapshot:
    answer = paragraphs_of(change.answer)
    if not answer:
        raise ChangeError.of("no-answer")
    file, entry = _found(snapshot, change.entry, ENTRIES, "no-entry")
    if text_at(entry, "answer").strip() == answer:
        raise ChangeError.of("same-answer", id=change.entry)
    file.put(entry, "answer", f"{answer}\n")
    return written(file, snapshot)


def _with_background(change: AddBackground, snapshot: Snapshot) -> Snapshot:
    text = _phrasing(change.text)
    groups = {text_at(node, "id") for _, node in records_of(snapshot, (BACKGROUND,))}
    if change.group == DEFAULT_GROUP and DEFAULT_GROUP not in groups:
        file = opened(snapshot, BACKGROUND_FILE)
        title = message(DEFAULT_LANGUAGE, "edit-other-questions")
        add_record(file, BACKGROUND, {"id": DEFAULT_GROUP, "title": title, "questions": [text]})
        return written(file, snapshot)
    file, group = _found(snapshot, change.group, (BACKGROUND,), "no-group")
    _expect_new(text, group)
    _add_question(file, _part(group, change.language), text)
    return written(file, snapshot)


def _phrasing(text: str) -> str:
    line = line_of(text)
    if not line:
        raise ChangeError.of("no-phrasing")
    return line


def _part(record: Mapped, language: str) -> Mapped:
    """The translation of a record into ``language``, else the record itself."""
    translations = child(record, "translations")
    found = child(translations, language) if isinstance(translations, Mapped) else None
    return found if isinstance(found, Mapped) else record


def _add_question(file: YamlFile, holder: Mapped, text: str) -> None:
    questions = child(holder, "questions")
    if isinstance(questions, Listed) and questions.value:
        file.append(questions, text)
    else:
        file.put(holder, "questions", [text])


def _expect_new(text: str, record: Mapped) -> None:
    """Refuse a phrasing that the record has, in any of its languages."""
    known = {fold(question) for question in _questions(record)}
    if fold(text) in known:
        raise ChangeError.of("phrasing-there", text=text, id=text_at(record, "id"))


def _questions(record: Mapped) -> Iterator[str]:
    translations = child(record, "translations")
    parts = [value for _, value in translations.value] if isinstance(translations, Mapped) else []
    for part in (record, *parts):
        questions = child(part, "questions") if isinstance(part, Mapped) else None
        if isinstance(questions, Listed):
            yield from (str(node.value) for node in questions.value)


def _found(
    snapshot: Snapshot, id_: str, sections: Iterable[str], missing: str
) -> tuple[YamlFile, Mapped]:
    for file, node in records_of(snapshot, sections, holding=id_):
        if text_at(node, "id") == id_:
            return file, node
    raise ChangeError.of(missing, id=id_)
