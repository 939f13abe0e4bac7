from __future__ import annotations

from pathlib import Path

from orientation.data_files.file_state import state_of


def test_the_state_changes_with_a_file_and_only_then(tmp_path: Path) -> None:
    folder, beside = tmp_path / "data", tmp_path / "intents.yml"
    folder.mkdir()
    states = [state_of(folder, beside)]
    assert state_of(folder, beside) == states[0]
    for file, text in (
        (folder / "a.yml", "a: 1"),
        (folder / "a.yml", "a: 12"),
        (folder / "b.yml", "b: 1"),
        (beside, "c: 1"),
    ):
        file.write_text(text, encoding="utf-8")
        states.append(state_of(folder, beside))
    (folder / "b.yml").unlink()
    states.append(state_of(folder, beside))
    assert len(set(states)) == len(states)
    (folder / "notes.txt").write_text("rien", encoding="utf-8")
    assert state_of(folder, beside) == states[-1]
