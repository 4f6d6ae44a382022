"""The weights of the signals, fitted by ``python -m tests.tuning`` on the development half."""

from typing import Final

SEMANTIC_WEIGHTS: Final[dict[str, float]] = {
    "char": 6.25,
    "covered": 6.86,
    "asked": 0.34,
    "years": 2.21,
    "places": 8.00,
    "subject_agrees": 1.65,
    "meaning": 99.34,
    "constant": -0.08,
    "background_char": 15.09,
    "unknown_words": 1.11,
    "foreign_name": 14.00,
    "background_words": 6.84,
    "background_meaning": 1.92,
}

LEXICAL_WEIGHTS: Final[dict[str, float]] = {
    "char": 9.07,
    "covered": 7.09,
    "asked": 0.52,
    "years": 2.41,
    "places": 8.00,
    "subject_agrees": 3.05,
    "constant": 1.48,
    "background_char": 21.38,
    "unknown_words": 2.67,
    "foreign_name": 14.00,
    "background_words": 8.00,
}
