"""The weights of the signals, fitted by ``python -m tests.tuning`` on the development half."""

from typing import Final

SEMANTIC_WEIGHTS: Final[dict[str, float]] = {
    "char": 4.0,
    "char_masked": 5.0,
    "aligned": -2.2,
    "aligned_masked": 0.8,
    "covered": 4.7,
    "asked": 0.4,
    "years": 1.2,
    "subject_agrees": 2.7,
    "subject_differs": -0.6,
    "meaning": 32.6,
    "meaning_masked": 38.2,
    "centre": 50.0,
    "constant": 0.0,
    "background_char": 13.8,
    "unknown_words": 1.2,
    "foreign_name": 4.0,
    "background_meaning": 47.0,
    "background_meaning_masked": 75.0,
}

LEXICAL_WEIGHTS: Final[dict[str, float]] = {
    "char": 6.0,
    "char_masked": 5.0,
    "aligned": 6.0,
    "aligned_masked": 5.0,
    "covered": 8.0,
    "asked": 1.0,
    "years": 1.2,
    "subject_agrees": 2.7,
    "subject_differs": -0.6,
    "constant": 4.0,
    "background_char": 10.0,
    "unknown_words": 8.0,
    "foreign_name": 4.0,
}
