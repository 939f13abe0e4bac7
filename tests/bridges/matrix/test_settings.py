"""The settings of the Matrix bridge: what is read, and the line for what cannot be right."""

import pytest

from bridges.matrix.settings import MatrixSettings, load_settings
from runtime.settings import SettingError

COMPLETE = {"MATRIX_HOMESERVER": "https://exemple.org", "MATRIX_USER": "@cap-ia:exemple.org", "MATRIX_PASSWORD": "p"}


@pytest.mark.parametrize(
    ("environ", "settings"),
    [
        (COMPLETE, MatrixSettings("https://exemple.org", "@cap-ia:exemple.org", None, "p")),
        # The name of the account alone; the address of the server without what browsers add.
        (
            {**COMPLETE, "MATRIX_USER": "cap-ia", "MATRIX_HOMESERVER": "exemple.org"},
            MatrixSettings("https://exemple.org", "cap-ia", None, "p"),
        ),
        (
            {**COMPLETE, "MATRIX_HOMESERVER": "http://127.0.0.1:8008/"},
            MatrixSettings("http://127.0.0.1:8008", "@cap-ia:exemple.org", None, "p"),
        ),
        # A token says whose it is.
        (
            {"MATRIX_HOMESERVER": "https://exemple.org", "MATRIX_TOKEN": " syt_x "},
            MatrixSettings("https://exemple.org", None, "syt_x", None),
        ),
    ],
)
def test_settings_are_read(environ, settings):
    assert load_settings(environ) == settings


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"MATRIX_HOMESERVER": ""}, "MATRIX_HOMESERVER manque"),
        ({"MATRIX_HOMESERVER": "https://"}, "MATRIX_HOMESERVER vaut"),
        ({"MATRIX_HOMESERVER": "ftp://exemple.org"}, "MATRIX_HOMESERVER vaut"),
        ({"MATRIX_HOMESERVER": "https://exemple.org:port"}, "MATRIX_HOMESERVER vaut"),
        ({"MATRIX_HOMESERVER": "https://exemple.org/?a=b"}, "MATRIX_HOMESERVER vaut"),
        ({"MATRIX_PASSWORD": " "}, "MATRIX_TOKEN ou MATRIX_PASSWORD manque"),
        ({"MATRIX_USER": ""}, "MATRIX_USER manque"),
        ({"MATRIX_USER": "cap ia"}, "MATRIX_USER vaut"),
        ({"MATRIX_USER": "@cap@exemple.org"}, "MATRIX_USER vaut"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_in_one_line(change, named):
    with pytest.raises(SettingError) as refused:
        load_settings({**COMPLETE, **change})
    assert str(refused.value).startswith(named)
    assert "\n" not in str(refused.value)
