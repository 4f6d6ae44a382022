"""A process that publishes two editions in turn until it is killed."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.editorial.publishing.archive import Archive, Signature
from bot.editorial.publishing.records import Author
from bot.knowledge.snapshot import Snapshot


def say(word: str) -> None:
    """Tell the parent."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main() -> None:
    """Publish the files of two directories in turn; lines say that it began and what it did."""
    knowledge, data, *others = map(Path, sys.argv[1:])
    archive = Archive(knowledge, data)
    archive.recover()
    signature = Signature(Author(None, "Ala"), datetime(2026, 3, 1, tzinfo=UTC), "zmiana")
    editions = [Snapshot.read(other) for other in others]
    present = archive.read()
    say("begun")
    while True:
        for edition in editions:
            if edition.digest != present.digest:
                archive.publish(edition, present, signature)
                present = edition
                say("published")


main()
