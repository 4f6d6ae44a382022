"""Checking the knowledge base, and the schema of its files."""

import json
import sys
from collections import Counter
from pathlib import Path

from bot.cli.clock import now
from bot.i18n.catalogue import DEFAULT_LANGUAGE, message
from bot.knowledge.loader import check
from bot.knowledge.problems import Level
from bot.knowledge.schema import schema


def report(directory: Path) -> int:
    """Print all problems of the files in ``directory``, then a summary; the exit code."""
    checked = check(directory, now().date())
    for problem in checked.problems:
        sys.stdout.write(f"{problem}\n")
    levels = Counter(problem.level for problem in checked.problems)
    errors, warnings = levels[Level.ERROR], levels[Level.WARNING]
    entries = len(checked.base.entries) if checked.base else 0
    summary = "cli-check-errors" if errors else "cli-check-ok"
    text = message(DEFAULT_LANGUAGE, summary, errors=errors, warnings=warnings, entries=entries)
    sys.stdout.write(f"{text}\n")
    return 1 if errors else 0


def write_schema() -> None:
    """Print the JSON Schema of a knowledge file."""
    sys.stdout.write(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
