from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bot.store.vectors import VectorStore

SECRET = "Zażółć gęślą jaźń pani Kowalskiej?"
VECTOR = np.array([0.5, -0.25, 1.0], np.float32)


def test_what_was_put_is_found(tmp_path: Path) -> None:
    """Also by the next store on the same file, in a directory made for it."""
    path = tmp_path / "data" / "vectors.sqlite3"
    with VectorStore(path, "m") as store:
        store.put({"a": VECTOR, "b": -VECTOR})
    with VectorStore(path, "m") as store:
        found = store.get(["b", "nieznany", "a"])
    assert set(found) == {"a", "b"}
    assert len(found) == 2
    assert np.array_equal(found["a"], VECTOR)
    assert np.array_equal(found["b"], -VECTOR)
    with pytest.raises(KeyError):
        found["nieznany"]


def test_nothing_asked_is_nothing_found(tmp_path: Path) -> None:
    """Nor in an empty file."""
    with VectorStore(tmp_path / "v", "m") as store:
        assert dict(store.get([])) == {}
        assert dict(store.get(["a"])) == {}
        store.put({})
        assert len(store.get(["a"])) == 0


def test_a_later_vector_replaces_the_earlier(tmp_path: Path) -> None:
    """Of the same text."""
    with VectorStore(tmp_path / "v", "m") as store:
        store.put({"a": VECTOR})
        store.put({"a": 2 * VECTOR})
        assert np.array_equal(store.get(["a", "a"])["a"], 2 * VECTOR)


def test_models_do_not_share_vectors(tmp_path: Path) -> None:
    """Theirs mean different things."""
    with VectorStore(tmp_path / "v", "m") as store:
        store.put({"a": VECTOR})
    with VectorStore(tmp_path / "v", "other") as store:
        assert len(store.get(["a"])) == 0


def test_more_texts_than_one_statement_takes(tmp_path: Path) -> None:
    """All are found."""
    vectors = {f"tekst {n}": np.full(4, n, np.float32) for n in range(1300)}
    with VectorStore(tmp_path / "v", "m") as store:
        store.put(vectors)
        found = store.get(vectors)
    assert len(found) == 1300
    assert all(found[text][0] == vector[0] for text, vector in vectors.items())


def test_texts_are_not_kept(tmp_path: Path) -> None:
    """Only their hashes: in no file beside it either."""
    with VectorStore(tmp_path / "v", "m") as store:
        store.put({SECRET: VECTOR})
        kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    kept += b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for word in SECRET.strip("?").split():
        for encoding in ("utf-8", "utf-16-le"):
            assert word.encode(encoding) not in kept


@settings(max_examples=50, deadline=None)
@given(vector=arrays(np.float32, 16, elements=st.floats(-1, 1, width=32)))
def test_vectors_come_back_in_half_precision(
    vector: "np.ndarray[tuple[int], np.dtype[np.float32]]", tmp_path_factory: pytest.TempPathFactory
) -> None:
    """As single precision numbers again; a second round changes nothing."""
    with VectorStore(tmp_path_factory.mktemp("half") / "v", "m") as store:
        store.put({"a": vector})
        once = store.get(["a"])["a"]
        store.put({"a": once})
        twice = store.get(["a"])["a"]
    assert once.dtype == np.float32
    assert np.allclose(once, vector, rtol=1e-3, atol=1e-6)
    assert np.array_equal(once, twice)


def test_a_damaged_file_is_begun_again(tmp_path: Path) -> None:
    """It is a cache."""
    path = tmp_path / "v"
    path.write_bytes(b"to nie jest baza danych, tylko tekst " * 100)
    with VectorStore(path, "m") as store:
        store.put({"a": np.ones(3, np.float32)})
        assert list(store.get(["a", "b"])) == ["a"]
