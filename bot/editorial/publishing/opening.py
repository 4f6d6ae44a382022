"""Opening the editions of a directory that is published from."""

from pathlib import Path

from bot.editorial.editions import Editions, Progress, open_editions
from bot.editorial.publishing.archive import Archive
from bot.knowledge.loader import KnowledgeError


def open_published(
    archive: Archive,
    data_dir: Path,
    *,
    model: bool,
    wait: bool,
    progress: Progress | None = None,
) -> Editions:
    """The edition of the archive's directory; of its last version while the directory has errors.

    What a killed process had begun to publish is seen through first. Raises KnowledgeError for a
    broken directory without any version, OSError where the disk does not take part.
    """
    archive.recover()
    try:
        return open_editions(archive.directory, data_dir, model=model, wait=wait, progress=progress)
    except KnowledgeError:
        last = archive.last()
        if last is None:
            raise
    return open_editions(last[1], data_dir, model=model, wait=wait, progress=progress)
