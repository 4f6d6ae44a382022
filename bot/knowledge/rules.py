"""Rules over all files at once: ids, references, phrasings, markup and length."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from bot.knowledge import markup
from bot.knowledge.markup_problems import problems as markup_problems
from bot.knowledge.nodes import MappingNode, ScalarNode, mappings, text_of, texts
from bot.knowledge.problems import Findings, Place, there
from bot.knowledge.source import SourceFile
from bot.knowledge.wording import fold, nearest

# Telegram's limit, less the line that names the source and the date.
MAX_ANSWER: Final = 4096 - 300
_NOT_WORTH_PARSING: Final = 4 * MAX_ANSWER
_ENTRIES: Final = ("entries", "smalltalk")
_ONCE: Final = ("contact", "language")


class Item(NamedTuple):
    """An entry, subject or background group as it stands in a file."""

    section: str
    node: MappingNode

    @property
    def id(self) -> str:
        """Its id, or nothing when it has none yet."""
        node = text_of(self.node, "id")
        return node.text if node else ""


def items(files: Iterable[SourceFile]) -> list[Item]:
    """All entries, small talk, subjects and background groups."""
    return [
        Item(section, node)
        for file in files
        if file.root
        for section in ("entries", "smalltalk", "background", "subjects")
        for node in mappings(file.root, section)
    ]


def apply(files: Sequence[SourceFile], findings: Findings) -> None:
    """Note every error that concerns more than one record, or the text of an answer."""
    found = items(files)
    known = [item for item in found if item.section != "subjects"]
    subjects = [item for item in found if item.section == "subjects"]
    # Ids in parts with wrong syntax exist; what refers to them is no further error.
    unread = {id_ for file in files for id_ in file.unread}
    _unique_ids(known, findings)
    _unique_ids(subjects, findings)
    entry_ids = {item.id for item in known if item.section in _ENTRIES} | unread
    subject_ids = {item.id for item in subjects} | unread
    roots = [file.root for file in files if file.root]
    for item in known:
        _references(texts(item.node, "related"), entry_ids, "related", findings)
        _references(texts(item.node, "about"), subject_ids, "about", findings)
    for item in subjects:
        _references(_single(item.node, "follows"), subject_ids, "follows", findings)
    for contact in _contacts(roots):
        _references(_single(contact, "entry"), entry_ids, "contact", findings)
    cases = [case for root in roots for case in mappings(root, "regression")]
    for case in cases:
        _references(_single(case, "entry"), entry_ids, "regression", findings)
    _unique_cases(cases, findings)
    _no_circle(subjects, findings)
    _unique_phrasings(known, findings)
    _said_once(roots, findings)
    _abbreviations(roots, findings)
    for text in _formatted(known, roots):
        _markup(text, findings)


def phrasings(item: Item) -> Iterator[tuple[str, ScalarNode]]:
    """The phrasings of an entry or group with their language, ``""`` for the base's own."""
    for question in texts(item.node, "questions"):
        yield "", question
    for language, translation in _translations(item.node):
        for question in texts(translation, "questions"):
            yield language, question


def _translations(node: MappingNode) -> Iterator[tuple[str, MappingNode]]:
    translations = node.child("translations")
    if isinstance(translations, MappingNode):
        for language, (_, translation) in translations.pairs.items():
            if isinstance(translation, MappingNode):
                yield language, translation


def _contacts(roots: Iterable[MappingNode]) -> Iterator[MappingNode]:
    contacts = (root.child("contact") for root in roots)
    return (contact for contact in contacts if isinstance(contact, MappingNode))


def _single(node: MappingNode, key: str) -> Iterator[ScalarNode]:
    value = text_of(node, key)
    if value:
        yield value


def _unique_ids(found: Iterable[Item], findings: Findings) -> None:
    first: dict[str, Place] = {}
    for item in found:
        node = text_of(item.node, "id")
        if node and (seen := first.setdefault(node.text, node.place)) is not node.place:
            findings.error(node.place, "duplicate-id", id=node.text, **there(seen))


def _references(
    references: Iterable[ScalarNode], known: set[str], field: str, findings: Findings
) -> None:
    for node in references:
        if node.text not in known and not findings.has_error_at(node.place):
            like = nearest(node.text, known)
            kind = f"dead-{field}-like" if like else f"dead-{field}"
            findings.error(node.place, kind, id=node.text, like=like or "")


def _no_circle(subjects: Iterable[Item], findings: Findings) -> None:
    follows = {item.id: node for item in subjects if (node := text_of(item.node, "follows"))}
    for id_, node in follows.items():
        seen = {id_}
        step = node.text
        while step in follows and step not in seen:
            seen.add(step)
            step = follows[step].text
        if step == id_:
            findings.error(node.place, "circle", id=id_)


def _unique_phrasings(found: Iterable[Item], findings: Findings) -> None:
    first: dict[str, tuple[Item, str, Place]] = {}
    for item in found:
        for language, node in phrasings(item):
            owner, other_language, place = first.setdefault(
                fold(node.text), (item, language, node.place)
            )
            if place is node.place:
                continue
            if owner is not item:
                findings.error(
                    node.place, "phrasing-elsewhere", text=node.text, id=owner.id,
                    **there(place),
                )  # fmt: skip
            elif language == other_language:
                # "DFOP?" is the same in all languages, and may well stand in each of them.
                findings.error(node.place, "phrasing-twice", text=node.text, line=place.line)


def _unique_cases(cases: Iterable[MappingNode], findings: Findings) -> None:
    first: dict[str, Place] = {}
    for case in cases:
        for node in _single(case, "question"):
            if (seen := first.setdefault(fold(node.text), node.place)) is not node.place:
                findings.error(node.place, "regression-twice", text=node.text, **there(seen))


def _said_once(roots: Iterable[MappingNode], findings: Findings) -> None:
    first: dict[str, Place] = {}
    for root in roots:
        for key in _ONCE:
            place = root.pairs[key][0] if key in root.pairs else None
            if place and (seen := first.setdefault(key, place)) is not place:
                findings.error(place, "said-twice", field=key, **there(seen))


def _abbreviations(roots: Iterable[MappingNode], findings: Findings) -> None:
    first: dict[str, tuple[str, Place]] = {}
    for root in roots:
        lexicon = root.child("lexicon")
        short = lexicon.child("abbreviations") if isinstance(lexicon, MappingNode) else None
        for key, (place, node) in short.pairs.items() if isinstance(short, MappingNode) else ():
            meaning = node.text if isinstance(node, ScalarNode) else ""
            other, seen = first.setdefault(key, (meaning, place))
            if other != meaning:
                findings.error(place, "abbreviation-twice", field=key, **there(seen))


def _formatted(known: Iterable[Item], roots: Iterable[MappingNode]) -> Iterator[ScalarNode]:
    """Texts in the Markdown subset."""
    for node in (*(item.node for item in known), *_contacts(roots)):
        for record in (node, *(translation for _, translation in _translations(node))):
            for key in ("answer", "simple", "text"):
                yield from _single(record, key)


def _markup(node: ScalarNode, findings: Findings) -> None:
    size = len(node.text)
    if size < _NOT_WORTH_PARSING:
        for problem in markup_problems(node.text):
            place = node.place
            if node.indent is not None:
                line = place.line + 1 + problem.line
                place = Place(place.file, line, node.indent + problem.column + 1)
            findings.error(place, f"markup-{problem.fault}", text=problem.fragment)
        # Rendering makes a text hardly longer, and is slow for thousands of texts.
        size = markup.length(node.text) if size > MAX_ANSWER // 4 else 0
    if size > MAX_ANSWER:
        findings.error(node.place, "answer-too-long", count=size, limit=MAX_ANSWER)
