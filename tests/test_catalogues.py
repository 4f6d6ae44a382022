"""Every text that people read exists, in every language, with the same variables."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, visitor
from fluent.syntax import ast as fluent

import bot.i18n
from bot.i18n.catalogue import DEFAULT_LANGUAGE, LANGUAGES, message

ROOT = Path(bot.i18n.__file__).parent
SOURCES = sorted(ROOT.parent.rglob("*.py"))
FILES = sorted(path.name for path in (ROOT / DEFAULT_LANGUAGE).glob("*.ftl"))
TRANSLATED = [
    (language, path.name)
    for language in LANGUAGES
    if language != DEFAULT_LANGUAGE
    for path in sorted((ROOT / language).glob("*.ftl"))
]


class _Variables(visitor.Visitor):
    """Collects the variables and the messages that a message refers to."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802 – the library's name
        """Note a variable."""
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: fluent.MessageReference) -> None:  # noqa: N802 – the library's name
        """Note a message."""
        self.messages.add(node.id.name)


def catalogue(language: str, name: str) -> dict[str, _Variables]:
    """The messages of a file with what they refer to."""
    resource = FluentParser().parse((ROOT / language / name).read_text("utf-8"))
    broken = [entry.content for entry in resource.body if isinstance(entry, fluent.Junk)]
    assert not broken
    found: dict[str, _Variables] = {}
    for entry in resource.body:
        if isinstance(entry, fluent.Message):
            assert entry.id.name not in found, f"{entry.id.name} stands twice in {name}"
            found[entry.id.name] = _Variables()
            found[entry.id.name].visit(entry)
    return found


def polish() -> dict[str, _Variables]:
    """All messages of all Polish files."""
    return {key: value for name in FILES for key, value in catalogue("pl", name).items()}


def variables(key: str, messages: dict[str, _Variables]) -> set[str]:
    """The variables of ``key`` and of the messages in it."""
    node = messages[key]
    inner = (variables(other, messages) for other in node.messages)
    return node.variables.union(*inner)


def strings() -> Iterator[re.Pattern[str]]:
    """The strings of the program; an f-string stands for all it may become."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.compile(re.escape(node.value))
            elif isinstance(node, ast.JoinedStr):
                pieces = (
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9-]+"
                    for part in node.values
                )
                yield re.compile("".join(pieces))


def calls() -> Iterator[tuple[str, ast.Call]]:
    """The calls of ``message`` whose key stands in the call, with their place."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "message"
                and len(node.args) == 2
                and isinstance(node.args[1], ast.Constant)
            ):
                yield f"{path.relative_to(ROOT.parent.parent)}:{node.lineno}", node


@pytest.mark.parametrize(("language", "name"), TRANSLATED)
def test_a_translated_file_has_the_keys_and_variables_of_the_polish_one(
    language: str, name: str
) -> None:
    """A catalogue is translated as a whole, and no translation asks for more than it is given."""
    original, translated = catalogue(DEFAULT_LANGUAGE, name), catalogue(language, name)
    assert translated.keys() == original.keys()
    assert {key: variables(key, translated) for key in translated} == {
        key: variables(key, original) for key in original
    }


def test_all_languages_have_the_same_translated_files() -> None:
    """What residents read is translated into every language, or it is for the admins only."""
    others: dict[str, set[str]] = {
        language: set() for language in LANGUAGES if language != DEFAULT_LANGUAGE
    }
    for language, name in TRANSLATED:
        others[language].add(name)
    first, *rest = others.values()
    assert first
    assert all(names == first for names in rest)


def test_no_key_stands_in_two_files() -> None:
    """All files of a language are one catalogue."""
    keys = [key for name in FILES for key in catalogue(DEFAULT_LANGUAGE, name)]
    assert sorted(keys) == sorted(set(keys))


def test_every_key_in_the_code_exists_and_is_given_its_variables() -> None:
    """A text that is missing would be an error in front of a resident."""
    messages = polish()
    wrong = []
    for place, call in calls():
        key = ast.literal_eval(call.args[1])
        given = {keyword.arg for keyword in call.keywords}
        if key not in messages or (None not in given and given != variables(key, messages)):
            wrong.append(f"{place}: {key}")
    assert not wrong


def test_every_key_of_the_catalogues_is_used() -> None:
    """A text that nobody reads is removed."""
    patterns = list(strings())
    inner = {other for node in polish().values() for other in node.messages}
    used = {key for key in polish() if any(pattern.fullmatch(key) for pattern in patterns)}
    assert polish().keys() - used - inner == set()


def test_an_unknown_key_is_an_error_and_an_unknown_language_is_polish() -> None:
    """Bugs show at once; people never see a key."""
    with pytest.raises(KeyError):
        message("pl", "no-such-key")
    assert message("de", "terminal-none") == message("pl", "terminal-none")
