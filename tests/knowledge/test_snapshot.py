"""Snapshots of a directory."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.loader import check, load
from bot.knowledge.snapshot import MAX_BYTES, Snapshot, is_source
from tests.knowledge.writing import GOOD, TODAY, entry


def test_a_snapshot_is_what_the_loader_reads(tmp_path: Path) -> None:
    """Files of other kinds and hidden ones are left out; the base is the same."""
    for name in ("b.yaml", ".b.yaml.nowy", "c.txt"):
        (tmp_path / name).write_text(entry(id_="b", question="B?"), "utf-8")
    (tmp_path / "a.YML").write_bytes(GOOD.encode())
    snapshot = Snapshot.read(tmp_path)
    assert list(snapshot.files) == ["a.YML", "b.yaml"]
    assert snapshot.files["a.YML"] == GOOD.encode()
    assert load(snapshot) == load(tmp_path)


def test_problems_of_a_snapshot_name_the_file_alone(tmp_path: Path) -> None:
    """Those of a directory name its path; else they are the same."""
    (tmp_path / "a.yaml").write_text(entry("status: qqq"), "utf-8")
    (tmp_path / "b.yaml").mkdir()
    inside = check(Snapshot.read(tmp_path), TODAY).problems
    outside = check(tmp_path, TODAY).problems
    assert {p.file for p in inside} == {"a.yaml", "b.yaml"}
    assert [str(tmp_path / p.file) for p in inside] == [p.file for p in outside]
    assert [p.message for p in inside] == [p.message for p in outside]


@pytest.mark.parametrize("name", ["nie-ma", "plik.yaml", "zero\0"])
def test_what_is_no_directory_is_a_problem(tmp_path: Path, name: str) -> None:
    """Reading never fails; checking says why."""
    (tmp_path / "plik.yaml").write_text(entry(), "utf-8")
    snapshot = Snapshot.read(tmp_path / name)
    assert snapshot.files == {}
    assert len(check(snapshot, TODAY).problems) == 1


def test_a_snapshot_without_files_is_no_base() -> None:
    """Nor is one of files too large."""
    assert "ani jednego pliku" in check(Snapshot({}), TODAY).problems[0].message
    large = Snapshot({"a.yaml": b"#" * (MAX_BYTES + 1)})
    assert "za duży" in check(large, TODAY).problems[0].message
    many = Snapshot({f"{n}.yaml": b"#" * MAX_BYTES for n in range(11)})
    assert any("razem" in p.message for p in check(many, TODAY).problems)


def test_files_are_added_replaced_and_taken_away() -> None:
    """Each makes another snapshot; the digest tells what is the same."""
    first = Snapshot({"a.yaml": b"1"})
    second = first.with_file("b.yaml", b"2")
    assert first.files == {"a.yaml": b"1"}
    assert second.without("b.yaml").digest == first.digest != second.digest
    assert second.with_file("a.yaml", b"3").changed(first) == {"a.yaml": b"3", "b.yaml": b"2"}
    assert first.changed(second) == {"b.yaml": None}
    with pytest.raises(KeyError):
        first.without("b.yaml")


@pytest.mark.parametrize(
    "name", ["../a.yaml", "a/b.yaml", "a\\b.yaml", ".a.yaml", "a.txt", "", "a.yaml\0", "C:a.yaml"]
)
def test_impossible_names_are_refused(name: str) -> None:
    """A file that is sent from afar cannot lie elsewhere."""
    with pytest.raises(ValueError, match="not names"):
        Snapshot({}).with_file(name, b"")


@given(st.text(max_size=20))
def test_a_name_that_is_taken_stays_in_the_directory(name: str) -> None:
    """Whatever it is made of."""
    taken = is_source(f"{name}.yaml")
    assert not taken or (Path("x") / f"{name}.yaml").parent == Path("x")
