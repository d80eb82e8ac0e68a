"""`banmian up` for real: a server, workers, an inbox, and what operators then see."""

import datetime
import json
import re
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.station_up import (
    Up,
    answers,
    engines,
    kill,
    numbers_of,
    pages_read,
    readers_of,
    station_of,
    waited_for,
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def tiny(story, tmp_path_factory) -> Path:
    """A page that is read in a second."""
    file = tmp_path_factory.mktemp("tiny") / "tiny.jpg"
    with Image.open(story) as page:
        page.crop((0, 0, 740, 500)).save(file, quality=85, dpi=(300, 300))
    return file


@pytest.fixture(scope="module")
def alerts() -> Iterator[ThreadingHTTPServer]:
    """A webhook for alerts; what it was told is in `told`."""

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.server.told.append(
                json.loads(self.rfile.read(int(self.headers["content-length"])))
            )
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_words: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    server.told = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


def told_of(alerts: ThreadingHTTPServer, alert: str) -> list[str]:
    return waited_for(lambda: [one["text"] for one in alerts.told if one["alert"] == alert])


@pytest.fixture(scope="module")
def station(tmp_path_factory, surroundings, alerts) -> Iterator[Up]:
    home = tmp_path_factory.mktemp("station")
    words = ["--nightly", "* * * * *", "--quiet-minutes", "60", "--deliver", home / "room"]
    words += ["--alerts", f"http://127.0.0.1:{alerts.server_port}/"]
    with station_of(home, surroundings, *words) as up:
        yield up


@pytest.fixture(scope="module")
def dropped(station, tiny) -> dict[str, Any]:
    """The run of an issue of a good page and a bad one that was put into the inbox."""
    arriving = station.home / "arriving"
    arriving.mkdir()
    (arriving / "1.jpg").write_bytes(tiny.read_bytes())
    (arriving / "2.pdf").write_bytes(b"%PDF-1.4 damaged")
    (arriving / "issue.toml").write_text('title = "\u65e5\u62a5"\ndate = 1984-05-01\n', "utf-8")
    (arriving / "complete").touch()
    arriving.rename(station.home / "inbox" / "0501")
    return waited_for(
        lambda: next(
            (run for run in station.runs("digitise-issue") if run["state_type"] == "FAILED"), None
        )
    )


def test_an_issue_that_is_dropped_into_the_inbox_is_digitised(dropped, station):
    (package,) = (station.home / "packages").glob("*/issue.json")
    assert package.parent.name == "ribao-1984-05-01"


def test_it_is_delivered_with_no_further_command(dropped, station):
    marker = station.home / "room" / "ribao-1984-05-01" / "latest.json"
    waited_for(marker.exists)
    folder = marker.parent / json.loads(marker.read_text("utf-8"))["folder"]
    assert (folder / "issue.json").exists()


def test_the_run_says_what_failed_and_bears_title_and_date(dropped):
    assert re.match(r"p0002 \w+ \w+; 1 other page done", dropped["state"]["message"])
    assert dropped["name"].startswith("\u65e5\u62a5")


def test_a_page_shows_its_picture_in_the_ui(dropped, station):
    shown = [one for one in station.artifacts(dropped).values() if one["type"] == "image"]
    with urllib.request.urlopen(shown[0]["data"]) as answer:
        assert answer.read(4) == b"RIFF"


def test_an_issue_leads_to_its_package(dropped, station):
    (text,) = [
        one["data"]
        for one in station.artifacts(dropped).values()
        if one["type"] == "markdown" and "Package:" in one["data"]
    ]
    link = re.search(r"\((http://\S+issue\.json)\)", text)[1]
    with urllib.request.urlopen(link) as answer:
        assert json.load(answer)["schema"] == "banmian/issue/1"


def test_the_batch_is_summed_up(dropped, station):
    (batch,) = waited_for(
        lambda: [run for run in station.runs("digitise-backlog") if run["state_type"] == "FAILED"]
    )
    assert "2 pages, 1 page failed" in batch["state"]["message"]
    found = station.artifacts(batch)
    assert {one["type"] for one in found.values()} == {"progress", "markdown", "table"}
    (progress,) = [one["data"] for one in found.values() if one["type"] == "progress"]
    assert progress == 100


def test_who_does_not_know_the_password_is_kept_out(station):
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{station.api}/flow_runs/{'0' * 8}")
    assert refused.value.code == 401


def test_people_are_told_of_a_failed_page(dropped, alerts):
    assert any("p0002" in text for text in told_of(alerts, "failed pages and issues"))


def test_a_doubtful_issue_waits_for_a_decision_and_is_then_delivered(
    dropped, station, tiny, alerts
):
    folder = station.home / "doubtful" / "0503"
    folder.mkdir(parents=True)
    (folder / "1.jpg").write_bytes(tiny.read_bytes() + b"doubtful")
    out = {"packages": str(station.home / "packages"), "deliver_to": [str(station.home / "room")]}
    asked = out | {"ask_first": True, "in_doubt_above": 0.0}
    station.ended(station.begin("issue", scans={"source": str(folder)}, output=asked))
    review = waited_for(
        lambda: next((r for r in station.runs("review-issue") if r["state_type"] == "PAUSED"), None)
    )
    (package,) = (station.home / "packages").glob("*0503*")
    room = station.home / "room" / package.name
    assert not room.exists()
    assert any(package.name in text for text in told_of(alerts, "an issue in doubt"))
    station.ask(f"/flow_runs/{review['id']}/resume", run_input={"decision": "accept"})
    assert station.ended(review["id"])["state"]["message"] == "accepted"
    assert (room / "latest.json").exists()


def tended(station, free_gib: float) -> str:
    """Let the station be looked after and return how that ended; a second run is not let in."""

    def ended() -> str:
        run = station.ended(station.begin("tending", free_gib=free_gib))
        return run["state_type"].replace("CANCELLED", "")

    return waited_for(ended)


def test_people_are_told_of_a_full_disk_and_of_a_queue_that_stands(dropped, station, alerts):
    assert tended(station, free_gib=10.0**9) == "FAILED"
    assert "GiB free" in told_of(alerts, "the disk is full")[0]
    before = datetime.datetime.now(datetime.UTC) - datetime.timedelta(minutes=11)
    due = {"type": "SCHEDULED", "state_details": {"scheduled_time": before.isoformat()}}
    waits = station.begin("issue", state=due, scans={"source": str(station.home / "nowhere")})
    tended(station, free_gib=10.0**9)
    assert told_of(alerts, "the queue stands")[0].startswith("1 issue waits")
    station.ask(f"/flow_runs/{waits}/set_state", state={"type": "CANCELLED"})
    assert tended(station, free_gib=0) == "COMPLETED"


@pytest.fixture
def scans(station, story, request) -> Path:
    """A backlog of one issue of three pages that take a while, no two tests' alike."""
    folder = station.home / "backlogs" / request.node.name / "0502"
    folder.mkdir(parents=True)
    for number in range(3):
        content = story.read_bytes() + f"{request.node.name} {number}".encode()
        (folder / f"{number + 1}.jpg").write_bytes(content)
    (folder / "issue.toml").write_text(f'edition = "{request.node.name[-4:]}"\n', "utf-8")
    return folder


def test_a_flow_that_is_killed_goes_on_and_reads_no_finished_page_again(dropped, station, scans):
    before = pages_read(station)
    batch = station.begin("backlog", backlog={"folder": str(scans.parent)})
    waited_for(lambda: pages_read(station) > before)
    kill(engines(station, "issues"))
    read = pages_read(station) - before
    ended = station.ended(batch)
    assert ended["state"]["message"].startswith("1 of 1 issue, 3 pages")
    run = station.runs("digitise-issue")[0]
    tasks = station.ask("/task_runs/filter", flow_runs={"id": {"any_": [run["id"]]}})
    assert sum(task["state_name"] == "Cached" for task in tasks) >= read


def test_who_cancels_a_run_ends_its_readers(dropped, station, scans):
    run = station.begin("issue", scans={"source": str(scans)})
    readers = waited_for(lambda: readers_of(station))
    station.ask(f"/flow_runs/{run}/set_state", state={"type": "CANCELLING"})
    waited_for(lambda: not any(Path(f"/proc/{number}/exe").exists() for number in readers))
    waited_for(lambda: not readers_of(station))
    assert station.ended(run)["state_type"] == "CANCELLED"


def test_a_server_that_is_killed_comes_back(dropped, station):
    kill(numbers_of(station.home, "server", "start"))
    time.sleep(1)
    waited_for(lambda: answers(station))
    assert station.runs("digitise-issue")
