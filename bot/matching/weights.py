"""The weights of the signals, fitted by ``python -m tests.tuning`` on the development half."""

from typing import Final

SEMANTIC_WEIGHTS: Final[dict[str, float]] = {
    "char": 7.68,
    "covered": 7.21,
    "asked": 0.33,
    "years": 1.34,
    "places": 8.00,
    "subject_agrees": 2.14,
    "meaning": 107.38,
    "constant": -0.10,
    "background_char": 15.57,
    "unknown_words": 0.80,
    "foreign_name": 14.00,
    "background_words": 7.01,
    "background_meaning": -7.59,
}

LEXICAL_WEIGHTS: Final[dict[str, float]] = {
    "char": 10.60,
    "covered": 7.37,
    "asked": 0.54,
    "years": 1.63,
    "places": 8.00,
    "subject_agrees": 3.44,
    "constant": 1.51,
    "background_char": 22.54,
    "unknown_words": 2.43,
    "foreign_name": 14.00,
    "background_words": 8.09,
}
