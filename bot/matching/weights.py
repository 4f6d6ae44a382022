"""The weights of the signals, fitted by ``python -m tests.tuning`` on the development half."""

from typing import Final

SEMANTIC_WEIGHTS: Final[dict[str, float]] = {
    "char": 5.92,
    "covered": 7.69,
    "asked": 0.56,
    "years": 2.49,
    "places": 8.00,
    "subject_agrees": 2.57,
    "meaning": 19.72,
    "centre": 17.96,
    "constant": 0.11,
    "background_char": 13.78,
    "unknown_words": 1.36,
    "foreign_name": 14.00,
    "background_words": 6.51,
    "background_meaning": 40.71,
}

LEXICAL_WEIGHTS: Final[dict[str, float]] = {
    "char": 7.40,
    "covered": 7.64,
    "asked": 0.62,
    "years": 2.73,
    "places": 8.00,
    "subject_agrees": 3.22,
    "constant": 1.42,
    "background_char": 19.40,
    "unknown_words": 3.05,
    "foreign_name": 14.00,
    "background_words": 7.34,
}
