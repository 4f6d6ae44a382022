"""The weights of the signals, fitted by ``python -m tests.tuning`` on the development half."""

from typing import Final

SEMANTIC_WEIGHTS: Final[dict[str, float]] = {
    "char": 7.16,
    "covered": 8.12,
    "asked": 0.28,
    "years": 0.95,
    "places": 8.00,
    "subject_agrees": 2.57,
    "meaning": 102.31,
    "constant": -0.11,
    "background_char": 18.74,
    "unknown_words": 0.84,
    "foreign_name": 14.00,
    "background_words": 7.70,
    "background_meaning": -7.82,
}

LEXICAL_WEIGHTS: Final[dict[str, float]] = {
    "char": 10.19,
    "covered": 8.38,
    "asked": 0.49,
    "years": 1.19,
    "places": 8.00,
    "subject_agrees": 3.69,
    "constant": 1.31,
    "background_char": 24.06,
    "unknown_words": 2.18,
    "foreign_name": 14.00,
    "background_words": 8.75,
}
