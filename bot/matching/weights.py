"""The weights of the signals, fitted by ``python -m tests.tuning`` on the development half."""

from typing import Final

SEMANTIC_WEIGHTS: Final[dict[str, float]] = {
    "char": 6.44,
    "covered": 6.84,
    "asked": 0.34,
    "years": 2.24,
    "places": 8.00,
    "subject_agrees": 1.70,
    "meaning": 94.30,
    "constant": -0.10,
    "background_char": 15.44,
    "unknown_words": 1.07,
    "foreign_name": 14.00,
    "background_words": 6.95,
    "background_meaning": -6.60,
}

LEXICAL_WEIGHTS: Final[dict[str, float]] = {
    "char": 9.10,
    "covered": 7.05,
    "asked": 0.51,
    "years": 2.41,
    "places": 8.00,
    "subject_agrees": 3.03,
    "constant": 1.48,
    "background_char": 21.38,
    "unknown_words": 2.65,
    "foreign_name": 14.00,
    "background_words": 8.00,
}
