"""The local chat: with editing and colours for a person, plain lines for a pipe."""

import sys
from collections.abc import Callable
from datetime import datetime

from bot.channels.terminal.encoding import decoded, repaired
from bot.channels.terminal.screen import Screen, as_text
from bot.channels.terminal.talk import Talk
from bot.editorial.editions import Editions
from bot.knowledge.markup import escape


def chat(
    editions: Editions,
    clock: Callable[[], datetime],
    status: Callable[[], str],
    follow: Callable[[], str],
) -> None:
    """Talk until the person leaves or the input ends.

    ``clock`` tells the time; ``status`` is one line about what goes on in the background, shown
    under the prompt. ``follow`` takes up what was saved and says so in a line, before each reply.
    """
    talk = Talk(editions, clock)
    if sys.stdin.isatty() and sys.stdout.isatty():
        _converse(talk, status, follow)
    else:
        _filter(talk, follow)


def show(screen: Screen) -> None:
    """Write ``screen`` as the standard output can show it."""
    if not sys.stdout.isatty():
        sys.stdout.write(as_text(screen) + "\n")
        sys.stdout.flush()
        return
    from rich.console import Console

    from bot.channels.terminal.rendering import paragraphs

    console = Console(highlight=False)
    for paragraph in paragraphs(screen):
        console.print(paragraph)
        console.print()


def _filter(talk: Talk, follow: Callable[[], str]) -> None:
    first = True
    for raw in sys.stdin.buffer:
        if news := follow():
            # Beside the replies, which somebody may read on.
            sys.stderr.write(f"{news}\n")
        screen = talk.enter(decoded(raw))
        if screen is None:
            continue
        if not first:
            sys.stdout.write("\n")
        first = False
        show(screen)
        if screen.last:
            return


def _converse(talk: Talk, status: Callable[[], str], follow: Callable[[], str]) -> None:
    from prompt_toolkit import PromptSession

    session: PromptSession[str] = PromptSession()
    show(talk.welcome())
    while True:
        # An empty toolbar would still be drawn as a bar.
        session.bottom_toolbar = status if status() else None
        try:
            line = session.prompt("› ", refresh_interval=1.0 if status() else 0.0)
        except (EOFError, KeyboardInterrupt):
            show(talk.farewell())
            return
        if news := follow():
            show(Screen(escape(news)))
        screen = talk.enter(repaired(line))
        if screen is None:
            continue
        show(screen)
        if screen.last:
            return
