"""The surroundings of the embedded Prefect: silent, local, and with records that can be kept."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from flows.embedded import (
    forget_failures,
    home_of_records,
    prefect_environment,
    prepare_prefect,
    remove_if_damaged,
    writable,
)
from flows.on_prefect import is_prefects, prefect_failed
from press.errors import ToolError


def test_without_a_server_prefect_is_embedded_and_silent():
    added = prefect_environment({})
    assert added["PREFECT_SERVER_EPHEMERAL_ENABLED"] == "true"
    assert added["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert added["PREFECT_LOGGING_LEVEL"] == "CRITICAL"
    assert added["PREFECT_LOGGING_INTERNAL_LEVEL"] == "CRITICAL"


def test_with_a_server_only_what_it_would_send_out_is_set():
    added = prefect_environment({"PREFECT_API_URL": "http://prefect/api"})
    assert added["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert not {"PREFECT_SERVER_EPHEMERAL_ENABLED", "PREFECT_LOGGING_LEVEL"} & set(added)


def test_what_an_operator_has_set_stays():
    assert "DO_NOT_TRACK" not in prefect_environment({"DO_NOT_TRACK": "0"})


def test_records_are_kept_in_the_cache(tmp_path):
    assert home_of_records({"XDG_CACHE_HOME": str(tmp_path)}) == tmp_path / "banmian/prefect"
    assert (tmp_path / "banmian/prefect").is_dir()


def test_errors_of_failed_runs_are_kept_only_where_an_operator_keeps_records(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    ours, theirs = tmp_path / "banmian/prefect", tmp_path / "theirs"
    for home in (ours, theirs):
        (home / "storage").mkdir(parents=True)
        (home / "storage" / "error").touch()
        monkeypatch.setenv("PREFECT_HOME", str(home))
        forget_failures()
    assert list(ours.iterdir()) == []
    assert (theirs / "storage" / "error").exists()


def test_a_cache_that_cannot_be_written_keeps_none(tmp_path):
    (tmp_path / "cache").write_text("")
    assert home_of_records({"XDG_CACHE_HOME": str(tmp_path / "cache")}) is None
    assert not writable(tmp_path / "cache" / "below")


def test_records_that_cannot_be_kept_go_into_a_temporary_folder(tmp_path, monkeypatch):
    (tmp_path / "cache").write_text("")
    monkeypatch.delenv("PREFECT_HOME")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert "cannot be written" in prepare_prefect()
    assert writable(Path(os.environ["PREFECT_HOME"]))


def test_a_home_that_an_operator_names_must_be_writable(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "file" / "prefect"))
    with pytest.raises(ToolError, match="PREFECT_HOME"):
        prepare_prefect()


def test_a_database_that_is_none_is_removed_with_what_belongs_to_it(tmp_path):
    for name in ("prefect.db", "prefect.db-wal", "memo_store.toml"):
        (tmp_path / name).write_text("this is no database")
    remove_if_damaged(tmp_path / "prefect.db")
    assert [path.name for path in tmp_path.iterdir()] == ["memo_store.toml"]


def test_a_sound_database_stays(tmp_path):
    with closing(sqlite3.connect(tmp_path / "prefect.db")) as connection:
        connection.execute("create table page (number)")
    remove_if_damaged(tmp_path / "prefect.db")
    assert (tmp_path / "prefect.db").exists()


@pytest.mark.parametrize(
    ("error", "theirs"),
    [
        (RuntimeError("Timed out while attempting to connect to ephemeral Prefect API"), True),
        (RuntimeError("Failed to reach API at http://127.0.0.1:9/api/"), True),
        (RuntimeError("a fault of ours"), False),
        (KeyError("regions"), False),
    ],
)
def test_a_fault_of_prefect_is_told_from_ours(error, theirs):
    assert is_prefects(error) == theirs


def test_a_server_that_fails_is_named(monkeypatch):
    monkeypatch.setenv("PREFECT_API_URL", "http://prefect/api")
    assert "The Prefect server at http://prefect/api" in str(prefect_failed(RuntimeError("no")))


def test_an_embedded_prefect_that_fails_says_where_its_records_are(monkeypatch):
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setenv("PREFECT_HOME", "/somewhere/prefect")
    assert "remove /somewhere/prefect" in str(prefect_failed(RuntimeError("no\nstdout: ...")))
