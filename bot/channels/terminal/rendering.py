"""Screens with bold, italics and links for terminals that can show them."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text

from bot.channels.terminal.screen import Menu, Screen
from bot.knowledge.markup import Block, BlockKind, Span, parse
from bot.knowledge.model import Link


def paragraphs(screen: Screen) -> Iterator[RenderableType]:
    """``screen`` for a rich console, to be printed with an empty line after each."""
    yield from map(_block, parse(screen.text))
    if screen.links:
        yield Group(*map(_link, screen.links))
    yield from map(_menu, screen.menus)


def _block(block: Block) -> RenderableType:
    if block.kind is BlockKind.PARAGRAPH:
        return _text(block.items[0])
    rows = Table.grid(padding=(0, 1))
    for number, item in enumerate(block.items, block.start):
        rows.add_row("•" if block.kind is BlockKind.BULLETS else f"{number}.", _text(item))
    return rows


def _text(spans: tuple[Span, ...]) -> Text:
    text = Text(overflow="fold")
    for span in spans:
        text.append(span.text, Style(bold=span.bold, italic=span.italic, link=span.url))
        if span.url and span.url != span.text:
            text.append(f" ({span.url})", Style(dim=True, link=span.url))
    return text


def _link(link: Link) -> Text:
    text = Text(f"→ {link.title}: ", overflow="fold")
    return text.append(link.url, Style(color="blue", underline=True, link=link.url))


def _menu(menu: Menu) -> RenderableType:
    rows = Table.grid(padding=(0, 1))
    for choice in menu.choices:
        rows.add_row(Text(f"  {choice.key}", "bold cyan"), "–", Text(choice.label, overflow="fold"))
    return Group(Text(menu.heading, "dim"), rows) if menu.heading else rows
