"""Nodes to records: the model checks them, this module says what it found in plain words."""

import re
import types
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Final, NamedTuple, get_args, get_origin

from pydantic import BaseModel, ValidationError

from bot.i18n import message
from bot.knowledge.model import KnowledgeFile
from bot.knowledge.nodes import MappingNode, Node, ScalarNode, SequenceNode, data, mappings
from bot.knowledge.problems import Findings, Place
from bot.knowledge.source import SourceFile
from bot.knowledge.syntax import bullet
from bot.knowledge.wording import kebab, nearest

_DATE_PARTS: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?: ?r\.?)?")
_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_QUOTED: Final = re.compile(r"'([^']*)'")

Location = tuple[int | str, ...]
_Values = dict[str, str | int]
_Words = tuple[str, _Values]


def records(source: SourceFile, findings: Findings) -> KnowledgeFile | None:
    """The records of a file; None where it has errors, which go into ``findings``."""
    if source.root is None:
        return None
    root = _without_cut(source.root) if source.partial else source.root
    if source.partial and not root.pairs:
        return None
    refused = _refused(root)
    empty = {place: spot for place, spot in _empty(root, "") if place not in refused}
    for value_place, (place, key) in empty.items():
        if not findings.has_error_at(value_place):
            findings.error(place, "empty-field" if key else "empty-item", field=key)
    try:
        return KnowledgeFile.model_validate(data(root))
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_input=False):
            spot = _find(root, detail["loc"])
            at = spot.node.place if spot.node else None
            if at is None or not (at in empty or findings.has_error_at(at)):
                place, kind, values = _explain(detail["type"], spot, detail.get("ctx", {}))
                findings.error(place, kind, **values)
    return None


def _refused(root: MappingNode) -> set[Place]:
    """Where a regression case says ``null``: not forgotten, but that no entry answers it."""
    nodes = (case.child("entry") for case in mappings(root, "regression"))
    return {node.place for node in nodes if isinstance(node, ScalarNode) and node.text}


def _without_cut(root: MappingNode) -> MappingNode:
    """``root`` without keys that are empty only because their faulty part was cut out."""
    pairs = {
        key: (place, node)
        for key, (place, node) in root.pairs.items()
        if not (isinstance(node, ScalarNode) and node.value is None)
    }
    return MappingNode(root.place, pairs)


def _empty(
    node: Node, key: str, at: Place | None = None
) -> Iterator[tuple[Place, tuple[Place, str]]]:
    """Places of values without content, with where to report them and their key."""
    place = at or node.place
    match node:
        case ScalarNode(value=None) | SequenceNode(items=()):
            yield node.place, (place, key)
        case MappingNode(pairs=pairs) if not pairs:
            yield node.place, (place, key)
        case SequenceNode():
            for item in node.items:
                yield from _empty(item, "")
        case MappingNode():
            for name, (key_place, value) in node.pairs.items():
                yield from _empty(value, name, key_place)


class _Spot(NamedTuple):
    """Where in the file a location of the model is; ``place`` is that of the key, if it has one."""

    location: Location
    parent: Node
    node: Node | None
    place: Place


def _find(root: Node, location: Location) -> _Spot:
    parent, node, place = root, root, root.place
    for part in location:
        if isinstance(node, MappingNode) and part in node.pairs:
            parent = node
            place, node = node.pairs[str(part)]
        elif isinstance(node, SequenceNode) and isinstance(part, int):
            parent, node = node, node.items[part]
            place = node.place
        elif part == "[key]":
            return _Spot(location, parent, None, place)
        else:
            return _Spot(location, node, None, node.place)
    return _Spot(location, parent, node, place)


def _explain(kind: str, spot: _Spot, context: Mapping[str, Any]) -> tuple[Place, str, _Values]:
    if kind == "missing":
        return spot.parent.place, "missing", {"field": str(spot.location[-1])}
    if kind == "extra_forbidden":
        return _unknown_key(spot)
    if spot.location[-1] == "[key]":
        return spot.place, "language", {"text": str(spot.location[-2])}
    assert spot.node is not None
    rule = _RULES.get(kind, _other)
    what, values = rule(spot, spot.node, context)
    return spot.node.place, what, values


def _unknown_key(spot: _Spot) -> tuple[Place, str, _Values]:
    key = str(spot.location[-1])
    fields = fields_at(spot.location[:-1])
    # An author may well write the Polish name of a field.
    titles = {message("pl", f"field-{field.replace('_', '-')}"): field for field in fields}
    like = nearest(key, [*fields, *titles])
    if like:
        return spot.place, "unknown-key-like", {"field": key, "like": titles.get(like, like)}
    return spot.place, "unknown-key", {"field": key, "fields": ", ".join(fields)}


def _text(spot: _Spot, node: Node, _: Mapping[str, Any]) -> _Words:
    if isinstance(node, ScalarNode):
        return "text-unquoted", {"text": node.text, "field": _key(spot)}
    if isinstance(node, SequenceNode):
        return "text-not-list", {"field": _key(spot)}
    return "text-colon", {"text": f"{next(iter(node.pairs))}: …", "field": _key(spot)}


def _list(spot: _Spot, node: Node, _: Mapping[str, Any]) -> _Words:
    first = _first(node)
    if first.startswith("-"):
        return "dash-space", {}
    if char := bullet(first):
        return "bullet", {"text": char}
    if _key(spot) == "synonyms" and spot.location[-1] != "synonyms":
        return "group-expected", {"text": first}
    kind = "list-of-fields" if isinstance(node, MappingNode) else "list-expected"
    return kind, {"field": _key(spot)}


def _first(node: Node) -> str:
    """What the author wrote first."""
    if isinstance(node, MappingNode):
        return next(iter(node.pairs), "")
    return node.text if isinstance(node, ScalarNode) else ""


def _fields(spot: _Spot, _: Node, __: Mapping[str, Any]) -> _Words:
    field, fields = _key(spot), ", ".join(fields_at(spot.location))
    if field == "translations":
        return "languages-expected", {"field": field, "fields": fields}
    return ("fields-expected" if fields else "pairs-expected"), {"field": field, "fields": fields}


def _pattern(spot: _Spot, node: Node, _: Mapping[str, Any]) -> _Words:
    text = node.text if isinstance(node, ScalarNode) else ""
    if spot.location[-1] != "url":
        return "id", {"text": text, "like": kebab(text) or "nowy-wpis"}
    if text.startswith("http://"):
        return "url-http", {"text": text}
    return ("url-scheme" if text.startswith("www.") else "url"), {"text": text}


def _date(_: _Spot, node: Node, __: Mapping[str, Any]) -> _Words:
    text = node.text if isinstance(node, ScalarNode) else ""
    if _ISO_DATE.fullmatch(text):
        return "date-none", {"text": text}
    if match := _DATE_PARTS.fullmatch(text):
        day, month, year = match.groups()
        return "date-order", {"text": text, "like": f"{year}-{month:0>2}-{day:0>2}"}
    return "date", {"text": text}


def _choice(_: _Spot, node: Node, context: Mapping[str, Any]) -> _Words:
    choices = _QUOTED.findall(str(context.get("expected")))
    text = node.text if isinstance(node, ScalarNode) else ""
    like = nearest(text, choices)
    values: _Values = {"text": text, "choices": ", ".join(choices)}
    return ("choice-like", {**values, "like": like}) if like else ("choice", values)


def _too_long(_: _Spot, node: Node, context: Mapping[str, Any]) -> _Words:
    text = node.text if isinstance(node, ScalarNode) else ""
    return "too-long", {"text": text, "count": len(text), "limit": int(context["max_length"])}


def _too_few(spot: _Spot, _: Node, context: Mapping[str, Any]) -> _Words:
    return "too-few", {"field": _key(spot), "limit": int(context["min_length"])}


def _blank(spot: _Spot, _: Node, __: Mapping[str, Any]) -> _Words:
    return "empty-text", {"field": _key(spot)}


def _other(spot: _Spot, _: Node, __: Mapping[str, Any]) -> _Words:
    return "value", {"field": _key(spot)}


_Rule = Callable[[_Spot, Node, Mapping[str, Any]], _Words]
_RULES: Final[Mapping[str, _Rule]] = {
    "string_type": _text,
    "tuple_type": _list,
    "model_type": _fields,
    "dict_type": _fields,
    "mapping_type": _fields,
    "is_instance_of": _fields,
    "string_pattern_mismatch": _pattern,
    "string_too_long": _too_long,
    "string_too_short": _blank,
    "too_short": _too_few,
    "enum": _choice,
    "literal_error": _choice,
    "value_error": _date,
}


def _key(spot: _Spot) -> str:
    """The innermost key of a location."""
    return next((part for part in reversed(spot.location) if isinstance(part, str)), "")


def fields_at(location: Location) -> tuple[str, ...]:
    """The keys that the model knows at ``location``; none where any key will do."""
    here: Any = KnowledgeFile
    for part in location:
        # A part that is no field is the number of an item or the code of a language.
        if _is_record(here) and part in here.model_fields:
            here = _inner(here.model_fields[part].annotation)
    return tuple(here.model_fields) if _is_record(here) else ()


def _is_record(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _inner(annotation: Any) -> Any:
    """The record inside of a tuple, mapping, union or annotation."""
    if get_origin(annotation) is None:
        return annotation
    arguments = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return _inner(arguments[0])
    found = [_inner(a) for a in arguments if a not in (Ellipsis, types.NoneType)]
    return next(filter(_is_record, found), None)
