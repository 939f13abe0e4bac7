from __future__ import annotations

import pytest

from orientation.data_files.yaml_file import DataError, read_yaml


def written(folder, text):
    path = folder / "x.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-11-22", "2026-11-22"),
        ("no", "no"),
        ("on", "on"),
        ("true", True),
        ("12", 12),
        ('"12"', "12"),
        ("89.6", 89.6),
        ("null", None),
    ],
)
def test_plain_values_are_read_as_a_counsellor_means_them(tmp_path, text, value):
    assert read_yaml(written(tmp_path, f"a: {text}")).data == {"a": value}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [1\n", "YAML incorrect"),
        ("a: 1\nb: 2\na: 3\n", "ligne 3\u00a0: YAML incorrect, le champ « a » est écrit deux fois"),
        ("a: {b: 1, b: 2}", "« b » est écrit deux fois"),
        ("a: !!python/object:os.system x", "ligne 1"),
        (b"a: \xff", "ne peut pas être lu"),
        ("a: \x07", "YAML incorrect"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(tmp_path, text, expected):
    path = written(tmp_path, text)
    with pytest.raises(DataError) as error:
        read_yaml(path)
    assert len(error.value.problems) == 1
    assert str(path) in error.value.problems[0]
    assert expected in error.value.problems[0]


def test_missing_file(tmp_path):
    with pytest.raises(DataError, match=r"nulle-part\.yml\u00a0: le fichier n’existe pas"):
        read_yaml(tmp_path / "nulle-part.yml")


@pytest.mark.parametrize(
    ("keys", "line"),
    # A list starts on the line of its first entry.
    [((), 1), (("b",), 3), (("b", 1), 4), (("b", 1, "c"), 5), (("b", 1, "absent"), 4), (("b", 9), 3)],
)
def test_line_of_a_value_or_of_what_is_around_it(tmp_path, keys, line):
    document = read_yaml(written(tmp_path, "a: 1\nb:\n- x: 1\n- y: 2\n  c: 3\n"))
    assert document.line(keys) == line
