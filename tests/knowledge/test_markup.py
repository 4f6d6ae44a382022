"""The Markdown subset: what is parsed, shown and escaped."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.knowledge.markup import Block, BlockKind, Span, escape, length, parse, plain
from bot.knowledge.markup_problems import problems

TYPED = st.text(st.one_of(st.sampled_from("*_[]()-+1.)\\ \n\t#>|`~!<&;https:/"), st.characters()))


def paragraph(*spans: Span) -> tuple[Block, ...]:
    """The blocks of a text of one paragraph."""
    return (Block(BlockKind.PARAGRAPH, (spans,)),)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", ()),
        ("raz", paragraph(Span("raz"))),
        ("raz\ndwa", paragraph(Span("raz\ndwa"))),
        ("a **b** c", paragraph(Span("a "), Span("b", bold=True), Span(" c"))),
        ("*a* _b_", paragraph(Span("a", italic=True), Span(" "), Span("b", italic=True))),
        ("***a***", paragraph(Span("a", bold=True, italic=True))),
        ("[a](https://b.pl/?c=d&e)", paragraph(Span("a", url="https://b.pl/?c=d&e"))),
        (
            "[**a** b](https://c.pl)",
            paragraph(Span("a", bold=True, url="https://c.pl"), Span(" b", url="https://c.pl")),
        ),
        ("[a](http://b.pl)", paragraph(Span("[a](http://b.pl)"))),
        ("[a](javascript:b)", paragraph(Span("[a](javascript:b)"))),
        ("# a <b> &amp; `c` ![", paragraph(Span("# a <b> &amp; `c` !["))),
        ("1\\. a\\*", paragraph(Span("1. a*"))),
        (
            "a\n\nb",
            (*paragraph(Span("a")), *paragraph(Span("b"))),
        ),
        (
            "a:\n- *b*\n- c\n  d",
            (
                *paragraph(Span("a:")),
                Block(BlockKind.BULLETS, ((Span("b", italic=True),), (Span("c\nd"),))),
            ),
        ),
        ("3. a\n4. b", (Block(BlockKind.NUMBERED, ((Span("a"),), (Span("b"),)), start=3),)),
        ("- a\n\n  b", (Block(BlockKind.BULLETS, ((Span("a\nb"),),)),)),
        ("- a\n  - b", (Block(BlockKind.BULLETS, ((Span("a"),), (Span("b"),))),)),
    ],
)
def test_text_is_parsed_into_blocks_and_spans(text: str, blocks: tuple[Block, ...]) -> None:
    """The subset is understood, everything else stays as it was typed."""
    assert parse(text) == blocks


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**a** *b*", "a b"),
        ("[a **b**](https://c.pl) d", "a b (https://c.pl) d"),
        ("[https://c.pl](https://c.pl)", "https://c.pl"),
        ("[c.pl](https://c.pl)", "c.pl"),
        ("a\n\n- b\n- c", "a\n\n• b\n• c"),
        ("2. b\n3. c", "2. b\n3. c"),
    ],
)
def test_plain_text_shows_links_and_lists(text: str, shown: str) -> None:
    """Nothing that a person needs is lost without markup."""
    assert plain(text) == shown


def test_length_counts_what_telegram_counts() -> None:
    """Marks and hidden addresses are free, a character outside the first plane takes two units."""
    assert length("**ab** [c](https://example.org/long)\n\n- 🙂") == len("ab c\n\n• ") + 2


@settings(deadline=None)
@given(TYPED)
@example("\\")
@example("- a\n1. b\n+ c *d* [e](https://f.pl)")
def test_escaped_text_is_shown_as_typed(text: str) -> None:
    """Escaping makes any text literal, but for spaces and control characters."""
    visible = "".join(c for c in text if c in "\t\n\r" or unicodedata.category(c) != "Cc")
    assert plain(escape(text)).split() == visible.split()


@settings(deadline=None)
@given(TYPED)
def test_escaped_text_has_no_open_markup(text: str) -> None:
    """What a person typed can't leave bold, italics or a link open."""
    faults = {problem.fault.value for problem in problems(escape(text))}
    assert not faults & {"bold", "italic", "link", "link-not-https", "nested-list", "image"}


@settings(deadline=None)
@given(TYPED)
def test_any_text_can_be_parsed(text: str) -> None:
    """No text raises anything, and every fault lies inside of the text."""
    blocks = parse(text)
    assert all(span.text for block in blocks for item in block.items for span in item)
    lines = text.split("\n")
    for problem in problems(text):
        assert problem.line < len(lines)
        assert problem.column <= len(lines[problem.line])


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 = 6",
        "snake_case i e-mail a_b@c.pl",
        "https://a.pl/_b_c/d*e",
        "(zob. https://a.pl/b_)",
        "[a] i (b)",
        "a \\*b",
        "5 < 6 & 7 > 2",
        "nr #1, C#",
        "**a *b* c** – [d *e*](https://f.pl)",
    ],
)
def test_sound_text_has_no_faults(text: str) -> None:
    """Signs that are no markup are left alone."""
    assert problems(text) == ()
