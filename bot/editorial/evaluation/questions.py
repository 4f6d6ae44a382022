"""Test questions: files of JSON lines, one question or dialogue a line, with what is right."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from bot.i18n import DEFAULT_LANGUAGE, message

MAX_CHARS: Final = 100_000


class Expect(StrEnum):
    """What a reply must be to be right."""

    ANSWER = "answer"
    MULTI = "multi"
    DIALOGUE = "dialogue"
    CLARIFY = "clarify"
    FALLBACK = "fallback"
    UNKNOWN_OK = "unknown_ok"
    SMALLTALK = "smalltalk"


def _compiled(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return re.compile(value, re.IGNORECASE)
    except re.error as error:
        raise PydanticCustomError("pattern", "{cause}", {"cause": str(error)}) from None


Pattern = Annotated[re.Pattern[str], BeforeValidator(_compiled)]
Patterns = tuple[Pattern, ...]
Text = Annotated[str, Field(min_length=1)]


class _Record(BaseModel):
    """Fields that only people read (``ideal``, ``facts``) are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Turn(_Record):
    """One message of a dialogue."""

    say: Text
    must: Patterns = ()
    must_not: Patterns = ()


class Repeat(_Record):
    """A message built by repetition."""

    text: Text
    times: Annotated[int, Field(gt=0)]

    @model_validator(mode="after")
    def _not_endless(self) -> "Repeat":
        if len(self.text) * self.times > MAX_CHARS:
            raise PydanticCustomError("repeat", "too long")
        return self


class Case(_Record):
    """A test question or dialogue and what is right.

    Every pattern of ``must`` has to match the reply and none of ``must_not`` may. ``near`` tells
    out-of-scope questions close by from those far off, ``pair`` joins two that look alike, one of
    them out of scope. ``now`` is when the question is asked; None is the present.
    """

    id: Text
    lang: Text = DEFAULT_LANGUAGE
    style: Text = "direct"
    question: str | None = None
    repeat: Repeat | None = None
    turns: tuple[Turn, ...] = ()
    expect: Expect
    must: Patterns = ()
    must_not: Patterns = ()
    options_any: Patterns = ()
    topic: str = ""
    kind: Literal["near", "far"] | None = None
    near: bool = False
    pair: str | None = None
    now: datetime | None = None

    @model_validator(mode="after")
    def _complete(self) -> "Case":
        needed = {
            Expect.DIALOGUE: ("turns", self.turns),
            Expect.ANSWER: ("must", self.must),
            Expect.MULTI: ("must", self.must),
            Expect.CLARIFY: ("options_any", self.options_any),
        }
        name, value = needed.get(self.expect, ("", True))
        if not value:
            raise PydanticCustomError("needed", "{field}", {"field": name})
        if self.expect is not Expect.DIALOGUE and (self.question is None) == (self.repeat is None):
            raise PydanticCustomError("needed", "{field}", {"field": "question"})
        return self

    @property
    def text(self) -> str:
        """What the person sends; of a dialogue the first message."""
        if self.repeat is not None:
            return self.repeat.text * self.repeat.times
        return self.turns[0].say if self.turns else self.question or ""

    @property
    def close_by(self) -> bool:
        """Whether an out-of-scope question is close to what the base is about."""
        return self.near or self.kind == "near"


class CaseError(Exception):
    """Files that cannot be used; each problem is ``file:line: what is wrong``, in Polish."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def read_cases(paths: Sequence[Path]) -> tuple[Case, ...]:
    """All test questions of ``paths``, in order. Raises CaseError that names every broken line."""
    cases: list[Case] = []
    problems: list[str] = []
    places: dict[str, str] = {}
    for path in paths:
        try:
            lines = path.read_bytes().splitlines()
        except OSError as error:
            problems.append(_text("evaluation-no-file", file=str(path), cause=_cause(error)))
            continue
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            place = f"{path}:{number}"
            try:
                case = _read(line)
            except ValueError as error:
                problems += [f"{place}: {what}" for what in _explained(error)]
                continue
            if case.id in places:
                twice = _text("evaluation-line-twice", id=case.id, place=places[case.id])
                problems.append(f"{place}: {twice}")
            places.setdefault(case.id, place)
            cases.append(case)
    if not cases and not problems:
        problems.append(_text("evaluation-no-questions"))
    if problems:
        raise CaseError(problems)
    return tuple(cases)


def _read(line: bytes) -> Case:
    """Raises ValueError for a line that is no test question."""
    return Case.model_validate(json.loads(line.decode("utf-8-sig")))


def _cause(error: OSError) -> str:
    key = "missing" if isinstance(error, FileNotFoundError) else "unreadable"
    return _text(f"evaluation-file-{key}")


def _explained(error: ValueError) -> Iterator[str]:
    match error:
        case ValidationError():
            for detail in error.errors(include_url=False):
                yield _problem(detail)
        case UnicodeDecodeError():
            yield _text("evaluation-line-encoding")
        case json.JSONDecodeError():
            yield _text("evaluation-line-json", column=error.colno)
        case _:
            # Numbers of thousands of digits: JSON for the grammar, not for the reader.
            yield _text("evaluation-line-json", column=1)


def _problem(detail: Any) -> str:
    field = ".".join(str(step) for step in detail["loc"])
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return _text("evaluation-line-needed", field=field)
        case "needed":
            return _text("evaluation-line-needed", field=context["field"])
        case "pattern":
            return _text("evaluation-line-pattern", field=field, cause=context["cause"])
        case "model_type" | "model_attributes_type" if not field:
            return _text("evaluation-line-object")
        case "enum" | "literal_error":
            return _text("evaluation-line-choice", field=field, choices=context["expected"])
        case _:
            return _text("evaluation-line-value", field=field)


def _text(key: str, **values: str | int) -> str:
    return message(DEFAULT_LANGUAGE, key, **values)
