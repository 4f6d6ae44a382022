"""The JSON Schema for editors."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.knowledge.schema import schema

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
MODELINE = "# yaml-language-server: $schema=./schema.json"


def fields() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of every record with its rules."""
    whole = schema()
    for name, record in [("file", whole), *whole["definitions"].items()]:
        for field, rules in record.get("properties", {}).items():
            yield f"{name}.{field}", rules


def test_the_stored_schema_is_the_generated_one() -> None:
    """knowledge/schema.json is what ``run_bot.py schema`` prints."""
    assert json.loads((KNOWLEDGE / "schema.json").read_text("utf-8")) == schema()


@pytest.mark.parametrize(("name", "rules"), list(fields()))
def test_every_field_has_a_polish_title_and_hint(name: str, rules: dict[str, Any]) -> None:
    """An editor shows a name and a sentence for each field."""
    assert rules["title"][0].isupper(), name
    assert re.fullmatch(r"[A-ZĄĆĘŁŃÓŚŹŻ].{10,}[.)]", rules["description"]), name


def test_every_choice_is_explained() -> None:
    """Each value of an enumeration has its meaning beside it."""
    choices = [record for record in schema()["definitions"].values() if "enum" in record]
    assert len(choices) == 2
    for record in choices:
        assert len(record["enumDescriptions"]) == len(record["enum"])
        assert all(value in record["description"] for value in record["enum"])


def test_unknown_keys_and_empty_lists_are_errors_in_an_editor_too() -> None:
    """The schema is as strict as the loader."""
    whole = schema()
    records = [r for r in whole["definitions"].values() if r["type"] == "object"]
    assert all(record["additionalProperties"] is False for record in [whole, *records])
    assert all(rules.get("minItems", 1) >= 1 for _, rules in fields())
    assert not [name for name, rules in fields() if rules.get("default", 1) is None]


def test_every_knowledge_file_names_the_schema() -> None:
    """The first line of each file turns on completion in an editor."""
    files = sorted(KNOWLEDGE.glob("*.y*ml"))
    heads = {path.name: path.read_text("utf-8").split("\n")[0] for path in files}
    assert heads == dict.fromkeys(heads, MODELINE)
    assert len(heads) > 10
