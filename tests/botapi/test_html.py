from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.botapi.errors import ApiError
from tests.botapi.html import parse_html, utf16_length

_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize(
    ("markup", "problem"),
    [
        ("<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("żó <p>x</p>", 'Unsupported start tag "p" at byte offset 5'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        (
            "<b><i>x</b></i>",
            'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
        ),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<a href="https://a.pl>x</a>', "Unclosed start tag at byte offset 0"),
        (
            "<a href>x</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 3',
        ),
        ('<a ="x">x</a>', 'Empty attribute name in the tag "a" at byte offset 3'),
        ("<a href=https://a.pl>x</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_refuses_what_telegram_refuses(markup: str, problem: str) -> None:
    """Broken markup gets Telegram's own words and byte offset."""
    with pytest.raises(ApiError) as refused:
        parse_html(markup)
    assert refused.value.code == 400
    assert refused.value.description == f"Bad Request: can't parse entities: {problem}"


@pytest.mark.parametrize(
    ("markup", "text", "entities"),
    [
        ("a &lt;b&gt; &amp; &quot;c&quot;", 'a <b> & "c"', []),
        ("&#380; &#x17c; &nbsp; & AT&T", "ż ż &nbsp; & AT&T", []),
        ("x > y", "x > y", []),
        ("<B>ż</B>", "ż", [("bold", 0, 1)]),
        ("😀<i>a</i>", "😀a", [("italic", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<b></b>x", "x", []),
        ("<b>x</>", "x", [("bold", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", 0, 1)]),
    ],
)
def test_text_and_entities(markup: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    """Tags become entities counted in UTF-16 units; unknown references stay as they are."""
    parsed = parse_html(markup)
    assert parsed.text == text
    found = [(entity["type"], entity["offset"], entity["length"]) for entity in parsed.entities]
    assert found == entities


def test_link_keeps_its_decoded_address() -> None:
    """References in an address are decoded."""
    parsed = parse_html('<a href="https://a.pl/?x=1&amp;y=2">tu</a>')
    assert parsed.entities[0]["url"] == "https://a.pl/?x=1&y=2"
    assert not parsed.dropped


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ('<a href="nowhere">x</a>', "link to 'nowhere'"),
        ('<a href="javascript:alert(1)">x</a>', "link to 'javascript:alert(1)'"),
        ('<b class="x">x</b>', "attribute class of <b>"),
        ("<code>a <b>b</b></code>", "bold inside <code>"),
        (
            "<blockquote>a <blockquote>b</blockquote></blockquote>",
            "blockquote inside <blockquote>",
        ),
    ],
)
def test_names_formatting_that_is_lost(markup: str, reason: str) -> None:
    """What Telegram drops without an error is told apart."""
    assert parse_html(markup).dropped == [reason]


@given(_TEXT)
def test_escaped_text_comes_back(text: str) -> None:
    """Any escaped text is shown as it was."""
    parsed = parse_html(escape(text))
    assert (parsed.text, parsed.entities) == (text, [])


@given(st.text(st.sampled_from('<>/&;"= abipreód😀#1'), max_size=40))
def test_any_markup_parses_or_is_refused(markup: str) -> None:
    """Entities always lie within the text."""
    try:
        parsed = parse_html(markup)
    except ApiError as refused:
        assert "can't parse entities" in refused.description  # noqa: PT017 – either may happen
        return
    for entity in parsed.entities:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"]
        assert entity["offset"] + entity["length"] <= utf16_length(parsed.text)
