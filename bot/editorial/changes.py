"""What an admin may do to the files of the knowledge, as data that can wait for a tap."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.model import Link

DEFAULT_FILE: Final = "z-czatu.yaml"
"""Where entries go that were not written for any file."""
DEFAULT_GROUP: Final = "inne-pytania"
"""The background group of questions that fit no other."""


class ChangeError(Exception):
    """A change that can't be made; ``problems`` say why in Polish, one line each."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)

    @classmethod
    def of(cls, key: str, **values: str | int) -> "ChangeError":
        """The error that the catalogue describes as ``edit-<key>``."""
        return cls([message(DEFAULT_LANGUAGE, f"edit-{key}", **values)])


class _Change(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ReplaceFiles(_Change):
    """Files with their new texts; None for one that goes."""

    kind: Literal["replace-files"] = "replace-files"
    files: Mapping[str, str | None]


class AddPhrasing(_Change):
    """One more way to ask for an entry."""

    kind: Literal["add-phrasing"] = "add-phrasing"
    entry: str
    text: str
    language: str = DEFAULT_LANGUAGE


class AddEntry(_Change):
    """A new entry, at the end of ``file``; without ``id`` one is made from the title."""

    kind: Literal["add-entry"] = "add-entry"
    id: str | None = None
    title: str
    questions: tuple[str, ...]
    answer: str
    links: tuple[Link, ...] = ()
    file: str = DEFAULT_FILE


class EditAnswer(_Change):
    """Another answer of an entry, in the base's own language."""

    kind: Literal["edit-answer"] = "edit-answer"
    entry: str
    answer: str


class AddBackground(_Change):
    """A question that is not ours, for a background group."""

    kind: Literal["add-background"] = "add-background"
    text: str
    group: str = DEFAULT_GROUP
    language: str = DEFAULT_LANGUAGE


class RestoreEdition(_Change):
    """The files of an earlier edition; the publisher knows them."""

    kind: Literal["restore-edition"] = "restore-edition"
    version: str


Change = Annotated[
    ReplaceFiles | AddPhrasing | AddEntry | EditAnswer | AddBackground | RestoreEdition,
    Field(discriminator="kind"),
]
