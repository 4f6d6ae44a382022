"""Foreign knowledge: public sets of intents, answered by the bot as if each were its base.

    python -m tests.bench.intents DIRECTORY [--language pl]

``DIRECTORY`` holds ``train/NAME.csv`` and ``test/NAME.csv`` with the columns ``sentence`` and
``label``, as the HINT3 sets have them (https://github.com/hellohaptik/HINT3); a test sentence
labelled ``NO_NODES_DETECTED`` is out of scope. The sets are not part of this project. Vectors are
kept in ``DIRECTORY/cache``.

Every label becomes an entry, its sentences the phrasings. Nothing else is told to the bot: no
background, no subjects, no synonyms, no small talk; and it decides by itself, without a threshold.
"""

import argparse
import csv
import statistics
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import yaml

from bot.dialogue.assistant import Assistant
from bot.dialogue.reply import Decision, Question, Reply
from bot.editorial.editions import open_editions
from bot.i18n import LANGUAGES
from bot.knowledge.snapshot import Snapshot
from bot.knowledge.wording import fold, kebab
from bot.matching.documents import Documents
from bot.matching.matcher import Matcher

OUTSIDE: Final = "NO_NODES_DETECTED"
_NOW: Final = datetime(2026, 11, 20, 12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with its intent."""

    sentence: str
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: shares 0–1; None where no sentence is out of scope.

    ``right``: answered, the right entry first; ``first``: ranked first, whatever was decided;
    ``offered``: asked back with the right entry among the options, ``asked`` at all. ``refused``
    and ``asked_outside`` are of the sentences out of scope.
    """

    name: str
    right: float
    first: float
    asked: float
    offered: float
    refused: float | None = None
    asked_outside: float | None = None


def main() -> None:
    """Measure every set of the directory and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.intents")
    parser.add_argument("directory", type=Path)
    parser.add_argument("--language", choices=LANGUAGES, default="en")
    arguments = parser.parse_args()
    lines: list[Line] = []
    for path in sorted((arguments.directory / "train").glob("*.csv")):
        sys.stderr.write(f"{path.stem}\n")
        base = knowledge(read(path), arguments.language)
        test = read(arguments.directory / "test" / path.name)
        lines += measure(path.stem, base, test, arguments.directory / "cache")
    sys.stdout.write(_table(lines))


def read(path: Path) -> list[Labelled]:
    """The sentences of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Labelled(row["sentence"], row["label"]) for row in csv.DictReader(file)]


def knowledge(train: Iterable[Labelled], language: str) -> Snapshot:
    """A base with an entry for each label; a phrasing stands where it comes first."""
    questions: dict[str, list[str]] = {}
    seen: set[str] = set()
    for item in train:
        sentence = item.sentence.strip()
        if sentence and (key := fold(sentence)) not in seen:
            seen.add(key)
            questions.setdefault(item.label, []).append(sentence)
    entries = [
        {"id": id_, "title": title(label), "questions": phrasings, "answer": "Answered."}
        for id_, (label, phrasings) in zip(_ids(questions), questions.items(), strict=True)
    ]
    text = yaml.dump(
        {"language": language, "entries": entries}, Dumper=yaml.CSafeDumper, allow_unicode=True
    )
    return Snapshot({"intents.yaml": text.encode()})


def title(label: str) -> str:
    """A label as words; what the entry is known by, since an id holds no more than 50 letters."""
    return label.replace("_", " ").capitalize()


def _ids(labels: Iterable[str]) -> list[str]:
    """An id for each label, numbered where the beginnings are the same."""
    ids: list[str] = []
    for label in labels:
        short = kebab(label)
        ids.append(f"{short[:45].strip('-')}-{len(ids)}" if short in ids else short)
    return ids


def measure(name: str, base: Snapshot, test: Sequence[Labelled], cache: Path) -> list[Line]:
    """The bot by words only and, where there is a model, with it."""
    cache.mkdir(exist_ok=True)
    with closing(open_editions(base, cache, model=True, wait=True)) as editions:
        best = editions.current.assistant
    words = Assistant(best.base, Matcher(Documents(best.base)))
    lines = [judged(f"{name}, words only", words, test)]
    if best.matcher.semantic:
        lines.append(judged(f"{name}, with the model", best, test))
    return lines


def judged(name: str, assistant: Assistant, test: Sequence[Labelled]) -> Line:
    """What the assistant makes of the test sentences, each asked by itself."""
    ids = {entry.title: entry.id for entry in assistant.base.entries}
    replies = [(item.label, assistant.reply(Question(item.sentence, _NOW))) for item in test]
    inside = [(ids.get(title(label)), reply) for label, reply in replies if label != OUTSIDE]
    outside = [reply for label, reply in replies if label == OUTSIDE]
    line = Line(
        f"{name} ({len(inside)} in scope, {len(outside)} out)",
        statistics.mean(_is_right(entry, reply) for entry, reply in inside),
        statistics.mean(reply.entries[:1] == (entry,) for entry, reply in inside),
        _share((reply for _, reply in inside), Decision.CLARIFY),
        statistics.mean(_is_offered(entry, reply) for entry, reply in inside),
    )
    if not outside:
        return line
    return Line(
        line.name, line.right, line.first, line.asked, line.offered,
        _share(outside, Decision.FALLBACK, Decision.SMALLTALK),
        _share(outside, Decision.CLARIFY),
    )  # fmt: skip


def _is_right(entry: str | None, reply: Reply) -> bool:
    return reply.decision is Decision.ANSWER and reply.answered[:1] == (entry,)


def _is_offered(entry: str | None, reply: Reply) -> bool:
    offered = {option.entry for option in reply.options}
    return reply.decision is Decision.CLARIFY and entry in offered


def _share(replies: Iterable[Reply], *decisions: Decision) -> float:
    return statistics.mean(reply.decision in decisions for reply in replies)


def _table(lines: Sequence[Line]) -> str:
    rows = [
        "| | in scope: answered right | right first | asked back | … the right one offered "
        "| out of scope: refused | asked back | mean of answered right and refused "
        "| … asking back out of scope is refusing |",
        "|---" * 9 + "|",
    ]
    for line in lines:
        shares = [line.right, line.first, line.asked, line.offered]
        if line.refused is not None and line.asked_outside is not None:
            either = line.refused + line.asked_outside
            shares += [line.refused, line.asked_outside]
            shares += [(line.right + line.refused) / 2, (line.right + either) / 2]
        cells = [f"{share:.3f}" for share in shares]
        cells += ["–"] * (8 - len(cells))
        rows.append(f"| {line.name} | {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    main()
