"""The JSON Schema of a knowledge file: completion and Polish hints in an editor."""

import re
from typing import Any, Final

from bot.i18n import message
from bot.knowledge.model import KnowledgeFile

_DIALECT: Final = "http://json-schema.org/draft-07/schema#"


def schema() -> dict[str, Any]:
    """The schema, generated from the model; each field has a Polish title and description."""
    generated = KnowledgeFile.model_json_schema(ref_template="#/definitions/{model}")
    definitions = {
        name: _described(name, definition)
        for name, definition in sorted(generated.pop("$defs").items())
    }
    root = _described(KnowledgeFile.__name__, generated)
    return {"$schema": _DIALECT, **root, "definitions": definitions}


def _described(name: str, definition: dict[str, Any]) -> dict[str, Any]:
    key = f"schema-{_kebab(name)}"
    fields = definition.get("properties", {})
    for field, rules in fields.items():
        fields[field] = {
            "title": message("pl", f"field-{_kebab(field)}"),
            "description": message("pl", f"{key}-{_kebab(field)}"),
            **_as_checked(rules, required=field in definition.get("required", ())),
        }
    described = {"description": message("pl", key)}
    if values := definition.get("enum"):
        hints = {value: message("pl", f"{key}-{value}") for value in values}
        described["description"] += " " + "; ".join(map(" – ".join, hints.items()))
        definition["enumDescriptions"] = list(hints.values())
    kept = {key: value for key, value in definition.items() if key not in ("title", "description")}
    return described | kept


def _as_checked(rules: dict[str, Any], *, required: bool) -> dict[str, Any]:
    """The rules of a field as the loader sees them: it may be left out, but not left empty.

    Only one that must not be left out either may be ``null``.
    """
    if not required:
        options = [option for option in rules.pop("anyOf", ()) if option != {"type": "null"}]
        rules |= options[0] if options else {}
    rules = {key: value for key, value in rules.items() if key not in ("title", "default")}
    if rules.get("type") == "array":
        rules.setdefault("minItems", 1)
    if "patternProperties" in rules:
        rules["additionalProperties"] = False
    # Beside a plain $ref this dialect ignores title and description.
    return {"allOf": [{"$ref": rules.pop("$ref")}], **rules} if "$ref" in rules else rules


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])|_", "-", name).lower()
