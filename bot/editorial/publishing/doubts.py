"""What the linter says of a change before it is published."""

from bot.editorial.building import Edition, Workshop
from bot.editorial.linting.confusion import Progress, texts
from bot.editorial.linting.findings import Finding
from bot.editorial.linting.linting import lint
from bot.editorial.publishing.difference import Difference


def doubts(
    edition: Edition,
    difference: Difference,
    workshop: Workshop,
    progress: Progress | None = None,
) -> tuple[Finding, ...]:
    """The findings about the entries of ``edition`` that ``difference`` adds or changes."""
    changed = [*difference.added, *(change.after for change in difference.changed)]
    only = {entry.id for entry in changed}
    if not only:
        return ()
    matcher = edition.assistant.matcher
    vectors = workshop.vectors(texts(matcher.documents, only)) if matcher.semantic else None
    return lint(matcher, vectors, only=only, progress=progress)
