"""Questions of residents that were written without a look at the knowledge base."""

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.i18n import LANGUAGES, message
from bot.knowledge.markup import plain
from bot.knowledge.model import KnowledgeBase

HERE: Final = Path(__file__).parent
REFUSALS: Final = (
    "reply-unknown",
    "reply-unknown-place",
    "reply-empty",
    "reply-clarify",
    "reply-clarify-more",
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A question about ``fact``; every pattern of ``must`` matches a right reply."""

    id: str
    fact: str
    question: str
    must: tuple[re.Pattern[str], ...]

    def matches(self, reply: str) -> bool:
        """Whether the reply says what was asked for."""
        return all(pattern.search(reply) for pattern in self.must)


def _wording(line: str) -> Wording:
    record = json.loads(line)
    must = tuple(re.compile(pattern, re.IGNORECASE) for pattern in record["must"])
    return Wording(record["id"], record["id"].partition("-")[0], record["question"], must)


WORDINGS: Final = tuple(
    _wording(line) for line in (HERE / "facts.jsonl").read_text("utf-8").splitlines()
)
OFF_TOPIC: Final = tuple((HERE / "off_topic.txt").read_text("utf-8").splitlines())
QUESTIONS: Final = (*(wording.question for wording in WORDINGS), *OFF_TOPIC)


def one_line(text: str) -> str:
    """``text`` with single spaces for all white space."""
    return " ".join(text.split())


def refusals(base: KnowledgeBase) -> frozenset[str]:
    """How replies begin that answer nothing: fallbacks, signposts and questions back."""
    said = {message(language, key) for language in LANGUAGES for key in REFUSALS}
    for group in base.background:
        answers = (group.answer, *(one.answer for one in group.translations.values()))
        said.update(filter(None, answers))
    return frozenset(one_line(plain(text)) for text in said)


def refused(reply: str, beginnings: Collection[str]) -> bool:
    """Whether ``reply`` answers nothing."""
    return reply.startswith(tuple(beginnings))
