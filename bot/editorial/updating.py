"""A record of a file brought to new contents, with as little of it rewritten as can be."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.editorial.emitting import Value
from bot.editorial.laid_out import Listed, Mapped, child
from bot.editorial.rereading import as_read, stripped
from bot.editorial.splicing import YamlFile
from bot.knowledge.dates import PartialDate

_DATES: Final = frozenset({"as_of", "valid_until", "date"})


def update(file: YamlFile, node: Mapped, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """Change a mapping in block style from ``old`` to ``new``; its first key stays."""
    for key, value in new.items():
        if key not in old:
            file.put(node, key, typed(value, key))
        elif not same(value, old[key]):
            _change(file, node, key, old[key], value)
    for key in old.keys() - new.keys():
        file.drop(node, key)


def keeps_its_shape(node: Mapped, new: Mapping[str, Any]) -> bool:
    """Whether ``update`` can change this mapping."""
    return not node.flow_style and bool(node.value) and node.value[0][0].value in new


def same(new: Any, old: Any) -> bool:
    """Whether a new value says what stands there already."""
    return bool(stripped(as_read(new)) == stripped(as_read(old)))


def typed(value: Any, key: str = "") -> Value:
    """``value`` with dates as dates, which stand in a file without quotes."""
    if isinstance(value, Mapping):
        return {name: typed(item, name) for name, item in value.items()}
    if key in _DATES:
        return PartialDate.parse(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [typed(item) for item in value]
    text: str = value
    return text


def _change(file: YamlFile, node: Mapped, key: str, old: Any, new: Any) -> None:
    inner = child(node, key)
    if isinstance(inner, Mapped) and isinstance(new, Mapping) and keeps_its_shape(inner, new):
        update(file, inner, old, new)
        return
    if isinstance(inner, Listed) and isinstance(new, Sequence) and not isinstance(new, str):
        gone, added = _moved(old, new)
        if len(gone) < len(old) and not (gone and inner.flow_style):
            if gone:
                file.remove(node, key, gone)
            for item in added:
                file.append(inner, typed(item))
            return
    file.put(node, key, typed(new, key))


def _moved(old: Sequence[Any], new: Sequence[Any]) -> tuple[list[int], Sequence[Any]]:
    """The places of the old items that go, and the new items that come behind the rest."""
    gone: list[int] = []
    done = 0
    for place, item in enumerate(old):
        if done < len(new) and same(new[done], item):
            done += 1
        else:
            gone.append(place)
    return gone, new[done:]
