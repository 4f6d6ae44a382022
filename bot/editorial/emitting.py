"""Values as YAML text that the loader reads back as they were."""

import sys
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any, Final, NamedTuple

from bot.knowledge.dates import PartialDate
from bot.knowledge.nodes import resolved

Value = str | PartialDate | Sequence["Value"] | Mapping[str, "Value"]
"""What may stand in a knowledge file."""

# With any other sign in front a text may mean something to YAML.
_HARMLESS: Final = "„("


INDENT: Final = 2
"""Blanks before what stands in something else, where a file does not show its own way."""


class Layout(NamedTuple):
    """How deep a file indents: mappings in mappings, and dashes under their key."""

    step: int = INDENT
    dash: int = INDENT


def block(value: Value, column: int, layout: Layout) -> str:
    """``value`` as lines that stand in ``column``; the first has no indentation yet."""
    lines = _dump(value, layout, flow=False).split("\n")
    return "\n".join(
        " " * column + line if number and line else line for number, line in enumerate(lines)
    )


def flow(value: Value) -> str:
    """``value`` on one line: ``[a, b]``, ``{a: b}``, a quoted or plain text."""
    inner = _dump([value], Layout(), flow=True)
    return inner[1:-1]


def _dump(value: Value, layout: Layout, *, flow: bool) -> str:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = sys.maxsize
    yaml.allow_unicode = True
    yaml.default_flow_style = flow
    # The dashes of the outermost list stand where the text is put.
    offset = 0 if isinstance(value, Sequence) and not isinstance(value, str) else layout.dash
    yaml.indent(mapping=layout.step, sequence=offset + 2, offset=offset)
    output = StringIO()
    yaml.dump(_plain(value, flow=flow), output)
    return output.getvalue().removesuffix("...\n").removesuffix("\n")


def _plain(value: Value, *, flow: bool) -> Any:
    if isinstance(value, PartialDate):
        return _date(value)
    if isinstance(value, str):
        return _text(value, flow=flow)
    if isinstance(value, Mapping):
        return {key: _plain(item, flow=flow) for key, item in value.items()}
    return [_plain(item, flow=flow) for item in value]


def _date(value: PartialDate) -> Any:
    """``value`` as what stands in YAML without quotes."""
    if value.day:
        return value.last_day
    return str(value) if value.month else value.year


def _text(text: str, *, flow: bool) -> Any:
    from ruamel.yaml import scalarstring

    if flow:
        text = text.strip()
    if "\n" in text:
        return (
            scalarstring.DoubleQuotedScalarString(text)
            if flow
            else scalarstring.LiteralScalarString(text.rstrip("\n") + "\n")
        )
    plain = isinstance(resolved(text), str) and (text[0].isalnum() or text[0] in _HARMLESS)
    return text if plain else scalarstring.SingleQuotedScalarString(text)
