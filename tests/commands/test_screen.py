"""What the terminal shows, with and without styles."""

import re
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from bot.channels.terminal.encoding import decoded, repaired
from bot.channels.terminal.rendering import paragraphs
from bot.channels.terminal.screen import Choice, Menu, Screen, as_text
from bot.knowledge.markup import escape
from bot.knowledge.model import Link

URL = "https://example.org/a-rather-long-path/that-does-not-fit"
TEXT = f"""**Ważne:** to jest *odpowiedź* z [odnośnikiem]({URL}).

- pierwszy punkt, który jest dość długi
- drugi

3. trzeci
4. czwarty"""


def screen(text: str = TEXT) -> Screen:
    """A screen with everything on it."""
    again = Choice("1", "Inny wpis o dość długim tytule", lambda: Screen(""))
    return Screen(text, (Link(title="Strona", url=URL),), (Menu("Zobacz też:", (again,)),))


def shown(width: int, *, text: str = TEXT) -> str:
    """What a terminal of ``width`` columns is sent."""
    output = StringIO()
    console = Console(file=output, width=width, force_terminal=True, color_system="truecolor")
    for paragraph in paragraphs(screen(text)):
        console.print(paragraph)
    return output.getvalue()


def bare(text: str) -> str:
    """``text`` without the codes of a terminal."""
    return re.sub(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[0-9;]*m", "", text)


def test_plain_text_keeps_everything_but_the_styles() -> None:
    """Links, lists and choices can all be read in plain text."""
    assert as_text(screen()) == (
        f"Ważne: to jest odpowiedź z odnośnikiem ({URL}).\n\n"
        "• pierwszy punkt, który jest dość długi\n• drugi\n\n"
        "3. trzeci\n4. czwarty\n\n"
        f"→ Strona: {URL}\n\n"
        "Zobacz też:\n  1 – Inny wpis o dość długim tytule"
    )


def test_styles_and_links_are_shown() -> None:
    """Bold and italics are such; a link can be clicked, and its address read."""
    output = shown(200)
    assert "\x1b[1mWażne:\x1b[0m" in output
    assert "\x1b[3modpowiedź\x1b[0m" in output
    assert re.search(rf"\x1b\]8;[^;]*;{re.escape(URL)}\x1b\\", output)
    assert f"odnośnikiem ({URL})" in bare(output)
    assert f"→ Strona: {URL}" in bare(output)


@pytest.mark.parametrize("width", [20, 24, 40])
def test_a_narrow_terminal_shows_everything(width: int) -> None:
    """Nothing is cut off or runs over the edge."""
    lines = bare(shown(width)).splitlines()
    assert max(map(cell_len, lines)) <= width
    joined = "".join("".join(lines).split())
    assert URL in joined
    assert "dośćdługimtytule" in joined


def test_markup_of_the_library_is_not_read_in_texts() -> None:
    """What looks like styles of the library is text."""
    assert "[bold]a[/] :smile:" in bare(shown(80, text="[bold]a[/] :smile:"))


@given(st.text())
def test_any_text_can_be_shown(text: str) -> None:
    """Whatever stands in a text, both renderings say it, without any control code of its own."""
    typed = escape(text)
    assert "\x1b" not in as_text(Screen(typed))
    assert "\x1b" not in bare(shown(40, text=typed))


@given(st.binary())
def test_any_bytes_are_a_line(raw: bytes) -> None:
    """Whatever bytes come in, a text that can be written comes out."""
    text = decoded(raw)
    assert text == text.rstrip("\r\n")
    text.encode()


@given(st.text(st.characters(exclude_characters="\ufeff", exclude_categories=["Cs"])))
def test_utf8_is_read_as_it_is(text: str) -> None:
    """A line in UTF-8 stays what it is, from a pipe and from a terminal."""
    line = text.rstrip("\r\n")
    assert decoded(line.encode() + b"\n") == line
    assert repaired(line) == line


def test_a_terminal_of_old_bytes_is_repaired() -> None:
    """What is typed in Windows-1250 is read as such."""
    typed = "Gdzie jest żółty pałac?".encode("cp1250").decode("utf-8", "surrogateescape")
    assert repaired(typed) == "Gdzie jest żółty pałac?"
