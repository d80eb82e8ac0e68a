"""Machines that join a station: what they are told, what they refuse, what they work under."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from flows.command import main
from flows.station.join import Machine, environment
from flows.station.notice import TURN, Notice, mark_of, put_up, read, refuse_what_does_not_fit
from flows.station.plan import Station
from flows.station.plan import environment as environment_of_station
from flows.station.shared_redis import REDIS, redis_settings
from flows.station.up import workers_of
from flows.turns import turn
from press.errors import CommandError, ToolError

HERE = Machine("http://first:4200", Path("/m"), at_once=2, name="second", password="spring")


@pytest.fixture
def notice(tmp_path) -> Notice:
    """The notice of a station whose folders are on this machine."""
    inbox, out = tmp_path / "inbox", tmp_path / "packages"
    inbox.mkdir()
    return Notice(version("banmian"), str(inbox), str(out), mark_of(out), "http://first:4201/t")


@pytest.fixture
def up(notice) -> Iterator[None]:
    """What a station that is up holds."""
    with turn(Path(notice.packages), TURN):
        yield


def test_a_machine_with_the_same_folders_whose_locks_hold_may_join(notice, up):
    refuse_what_does_not_fit(notice)


def test_a_folder_in_which_locks_do_not_hold_is_refused(notice):
    with pytest.raises(CommandError, match="NFS 4"):
        refuse_what_does_not_fit(notice)


def test_another_folder_of_the_same_path_is_refused(notice, up):
    with pytest.raises(CommandError, match="not the station's folder"):
        refuse_what_does_not_fit(replace(notice, mark="another"))
    with pytest.raises(CommandError, match="not the station's folder"):
        refuse_what_does_not_fit(replace(notice, packages="/nowhere"))


def test_an_inbox_that_is_not_mounted_is_refused(notice, up):
    with pytest.raises(CommandError, match="inbox"):
        refuse_what_does_not_fit(replace(notice, inbox="/nowhere"))


def test_another_version_is_refused(notice, up):
    with pytest.raises(CommandError, match="install the same"):
        refuse_what_does_not_fit(replace(notice, version="0.0.1"))


def test_the_mark_of_a_folder_stays(tmp_path):
    assert mark_of(tmp_path / "a") == mark_of(tmp_path / "a") != mark_of(tmp_path / "b")


def test_a_station_that_does_not_answer_is_named():
    done = CliRunner().invoke(main, ["join", "127.0.0.1:1"])
    assert done.exit_code != 0
    assert "http://127.0.0.1:1/api" in done.stderr


@pytest.fixture
def stranger() -> Iterator[ThreadingHTTPServer]:
    """A server whose answers have the status in `status`."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(self.server.status)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


@pytest.mark.parametrize(
    ("status", "error", "told"),
    [(401, CommandError, "BANMIAN_PASSWORD"), (404, ToolError, "banmian up"),
     (200, ToolError, "banmian up")],
)  # fmt: skip
def test_what_is_no_station_or_wants_a_password_is_told_apart(stranger, status, error, told):
    stranger.status = status
    with pytest.raises(error, match=told):
        read(f"http://127.0.0.1:{stranger.server_port}/api", None)


@pytest.mark.slow
def test_a_notice_is_read_as_it_was_put_up_last(prefect_url, notice):
    put_up(prefect_url, None, replace(notice, mark="earlier"))
    put_up(prefect_url, None, notice)
    assert read(prefect_url, None) == notice


@pytest.mark.parametrize(
    "typed", ["http://first:4200", "http://first:4200/", "http://first:4200/api"]
)
def test_the_server_is_found_however_it_is_named(typed):
    assert replace(HERE, server=typed).api == "http://first:4200/api"


def test_a_machine_works_under_the_same_conditions_as_the_station(notice, tmp_path):
    mine = environment(HERE, notice, {"PREFECT_API_URL": "http://other/api"})
    theirs = environment_of_station(Station(tmp_path, tmp_path, tmp_path, password="spring"), {})
    assert mine["PREFECT_API_URL"] == "http://first:4200/api"
    assert mine["BANMIAN_PICTURES_URL"] == notice.pictures
    for name in (
        "PREFECT_FLOWS_HEARTBEAT_FREQUENCY",
        "PREFECT_API_AUTH_STRING",
        "OMP_THREAD_LIMIT",
    ):
        assert mine[name] == theirs[name]


def test_a_station_may_leave_issues_to_others(tmp_path):
    station = Station(tmp_path, tmp_path, tmp_path, at_once=0)
    assert [child.name for child in workers_of(station)] == ["the worker for errands"]


def test_without_redis_nothing_is_set():
    assert redis_settings({}) == {}


def test_what_is_no_address_of_redis_is_refused():
    with pytest.raises(CommandError, match="redis://"):
        redis_settings({REDIS: "localhost:6379"})


def test_every_part_of_the_server_speaks_through_the_same_redis(monkeypatch, tmp_path):
    from prefect.settings import Settings

    url = "redis://:secret@second:6379/1"
    station = Station(tmp_path, tmp_path, tmp_path)
    for name, value in environment_of_station(station, {REDIS: url}).items():
        monkeypatch.setenv(name, value)
    server = Settings().server
    assert server.docket.url == url
    modules = {
        server.events.messaging_broker,
        server.events.messaging_cache,
        server.events.causal_ordering,
        server.concurrency.lease_storage,
        server.worker_channel.cleanup_queue_storage,
    }
    assert all(name.startswith("prefect_redis.") and find_spec(name) for name in modules)

    from prefect_redis.cleanup_queue import RedisWorkerCleanupQueueSettings
    from prefect_redis.client import RedisMessagingSettings

    assert RedisMessagingSettings().url == RedisWorkerCleanupQueueSettings().url == url
