"""Dates of which only a part is known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.dates import PartialDate


@given(st.dates())
def test_a_day_is_read_as_written(day: date) -> None:
    """Text, date and partial date of one day are the same."""
    read = PartialDate.parse(day.isoformat())
    assert read == PartialDate.parse(day) == PartialDate.parse(read)
    assert str(read) == day.isoformat()
    assert read.last_day == day


@pytest.mark.parametrize(
    ("text", "last"),
    [(2007, date(2007, 12, 31)), ("2007-12", date(2007, 12, 31)), ("2024-02", date(2024, 2, 29))],
)
def test_a_month_or_year_lasts_to_its_end(text: str | int, last: date) -> None:
    """The last day is that of the month or year."""
    read = PartialDate.parse(text)
    assert str(read) == str(text)
    assert read.last_day == last


@pytest.mark.parametrize(
    "value", ["2014-02-30", "2014-13", "0000", "2014-1-3", "20140130", "", " 2014", 14, True, None]
)
def test_anything_else_is_an_error(value: object) -> None:
    """Days that do not exist and other notations raise ValueError."""
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(value)


def test_dates_stand_in_the_order_of_time() -> None:
    """What is less known stands before its parts."""
    texts = ["2007", "2007-12", "2007-12-19", "2008", "2014-01-30", "2014-02"]
    assert [str(d) for d in sorted(map(PartialDate.parse, reversed(texts)))] == texts
