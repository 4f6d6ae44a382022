"""Files that an admin sends: YAML, ZIP, XLSX, and everything else."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.editorial.changes import ChangeError
from bot.editorial.editing import apply
from bot.editorial.incoming import change_from_file
from bot.editorial.spreadsheet.writing import export_workbook
from bot.knowledge.snapshot import Snapshot

ONE = b"language: pl\nentries:\n- {id: a, title: A, questions: [a?], answer: Tak.}\n"
TWO = b"entries:\n- {id: b, title: B, questions: [b?], answer: Nie.}\n"
BASE = Snapshot({"a.yaml": ONE})


def packed(*parts: tuple[str, bytes]) -> bytes:
    """A ZIP of these parts."""
    output = BytesIO()
    with ZipFile(output, "w", ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return output.getvalue()


def problems(name: str, data: bytes) -> str:
    """What is said to a file that cannot be taken."""
    with pytest.raises(ChangeError) as caught:
        change_from_file(name, data, BASE)
    assert all(caught.value.problems)
    return str(caught.value)


def test_a_yaml_file_replaces_the_one_of_its_name_or_is_added() -> None:
    """No other file is touched, and the bytes stay as they are."""
    edited = b"\xef\xbb\xbf" + ONE.replace(b"Tak.", b"Tak!").replace(b"\n", b"\r\n")
    for name, data in (("a.yaml", edited), ("b.yml", TWO), ("C:\\x\\b.yaml", TWO)):
        after = apply(change_from_file(name, data, BASE), BASE)
        assert after.files == {"a.yaml": ONE, name.rsplit("\\", 1)[-1]: data}


def test_a_file_that_says_nothing_new_is_no_change() -> None:
    """In each of the three forms."""
    assert not change_from_file("a.yaml", ONE, BASE).files
    assert not change_from_file("a.zip", packed(("a.yaml", ONE)), BASE).files
    assert not change_from_file("a.xlsx", export_workbook(BASE), BASE).files


def test_an_archive_is_flattened() -> None:
    """Folders, and what systems add to an archive, do not matter."""
    data = packed(
        ("knowledge/", b""),
        ("knowledge/b.yaml", TWO),
        ("__MACOSX/._b.yaml", b"x"),
        (".DS_Store", b"x"),
    )
    assert change_from_file("baza.ZIP", data, BASE).files == {"b.yaml": TWO.decode()}


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.txt", b"a", "Nie umiem przyjąć pliku „a.txt”"),
        ("", b"a", "Nie umiem przyjąć"),
        ("a.xlsm", b"a", "skoroszyt z makrami"),
        ("a.xls", b"a", "w formacie, którego nie czytam"),
        ("a.xlsx", b"a", "nie jest poprawny plik .xlsx"),
        ("a.yaml", "ą".encode("cp1250"), "nie jest w kodowaniu UTF-8"),
        ("a.yaml", TWO.decode().encode("utf-16"), "UTF-16"),
        ("a.yaml", b"a" * 5_000_001, "ma ponad 5 MB"),
        ("a.yaml", b"entries: [", "a.yaml:1:"),
        ("b.yaml", ONE, "identyfikator „a” już jest"),
        ("a.zip", b"PK no", "nie jest poprawne archiwum"),
        ("a.zip", packed(), "nie ma żadnego pliku"),
        ("a.zip", packed(("../b.yaml", TWO)), "poza swój katalog"),
        ("a.zip", packed(("/etc/b.yaml", TWO)), "poza swój katalog"),
        ("a.zip", packed(("C:/b.yaml", TWO)), "poza swój katalog"),
        ("a.zip", packed(("b.exe", TWO)), "jest „b.exe”"),
        ("a.zip", packed(("x/b.yaml", TWO), ("y/b.yaml", TWO)), "dwa pliki o tej samej nazwie"),
        ("a.zip", packed(("b.yaml", b"0" * 5_000_001)), "ma ponad 5 MB"),
        ("a.zip", packed(*((f"{n}.yaml", b"0" * 4_900_000) for n in range(11))), "ponad 50 MB"),
        ("a.zip", packed(*((f"{n}.yaml", b"") for n in range(201))), "201 plików"),
        ("a.zip", b"0" * 20_000_001, "Archiwum ma ponad 20 MB"),
    ],
)
def test_what_cannot_be_taken_is_explained(name: str, data: bytes, why: str) -> None:
    """The reason, and what to send instead."""
    assert why in problems(name, data)


def test_everything_wrong_in_an_archive_is_told_at_once() -> None:
    """One line each."""
    data = packed(("../b.yaml", TWO), ("b.exe", TWO))
    assert len(problems("a.zip", data).split("\n")) == 2


@settings(deadline=None)
@given(st.sampled_from(["a.yaml", "a.zip", "a.xlsx", "a"]), st.binary(max_size=200))
def test_any_bytes_are_a_change_or_explained(name: str, data: bytes) -> None:
    """Nothing but the one error is raised, whatever was sent."""
    if data != ONE:
        try:
            change = change_from_file(name, data, BASE)
        except ChangeError as error:
            assert all(error.problems)  # noqa: PT017 – either outcome is right
        else:
            assert apply(change, BASE)


@settings(deadline=None)
@given(st.integers(0, 400), st.binary(min_size=1, max_size=8))
@example(329, b"\x01")
def test_a_damaged_archive_is_told_of(at: int, noise: bytes) -> None:
    """Bytes changed anywhere in an archive."""
    good = packed(("a.yaml", ONE), ("b.yaml", TWO))
    at %= len(good)
    try:
        change = change_from_file("a.zip", good[:at] + noise + good[at + len(noise) :], BASE)
    except ChangeError as error:
        assert all(error.problems)  # noqa: PT017 – either outcome is right
    else:
        assert apply(change, BASE)
