"""What the terminal shows in one go, and the choices a person then has."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.knowledge.markup import plain
from bot.knowledge.model import Link


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose by typing ``key``; ``act`` gives the screen that follows."""

    key: str
    label: str
    act: "Callable[[], Screen]"


@dataclass(frozen=True, slots=True)
class Menu:
    """Choices that stand together under a heading, which may be empty."""

    heading: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """A text in the Markdown subset, the links under it, and menus. ``last`` ends the talk."""

    text: str
    links: tuple[Link, ...] = ()
    menus: tuple[Menu, ...] = ()
    last: bool = False

    @property
    def choices(self) -> dict[str, Choice]:
        """All choices by key."""
        return {choice.key: choice for menu in self.menus for choice in menu.choices}


def as_text(screen: Screen) -> str:
    """``screen`` as plain text, without any codes of a terminal."""
    return "\n\n".join(_paragraphs(screen))


def _paragraphs(screen: Screen) -> Iterator[str]:
    yield plain(screen.text)
    if screen.links:
        yield "\n".join(f"→ {link.title}: {link.url}" for link in screen.links)
    for menu in screen.menus:
        lines = [menu.heading] if menu.heading else []
        yield "\n".join(lines + [f"  {choice.key} – {choice.label}" for choice in menu.choices])
