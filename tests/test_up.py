"""`banmian up` for real: a server, workers, an inbox, and what operators then see."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

pytestmark = pytest.mark.slow

PASSWORD = "spring-rain"
LONGEST_S = 120.0


@dataclass(frozen=True)
class Up:
    """A station that is up, and its server's API."""

    process: subprocess.Popen[str]
    home: Path
    port: int
    api: str

    def ask(self, path: str, **content: Any) -> Any:
        asked = urllib.request.Request(
            self.api + path,
            json.dumps(content).encode(),
            {
                "content-type": "application/json",
                "authorization": f"Basic {b64encode(f'banmian:{PASSWORD}'.encode()).decode()}",
            },
        )
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return json.load(answer)

    def runs(self, flow: str) -> list[dict[str, Any]]:
        begun = {"state": {"type": {"not_any_": ["SCHEDULED"]}}}
        return self.ask(
            "/flow_runs/filter",
            flows={"name": {"any_": [flow]}},
            flow_runs=begun,
            sort="START_TIME_DESC",
        )

    def artifacts(self, run: dict[str, Any]) -> dict[str, dict[str, Any]]:
        found = self.ask("/artifacts/filter", artifacts={"flow_run_id": {"any_": [run["id"]]}})
        return {one["key"]: one for one in found}

    def begin(self, deployment: str, **parameters: Any) -> str:
        (found,) = self.ask("/deployments/filter", deployments={"name": {"any_": [deployment]}})
        made = self.ask(
            f"/deployments/{found['id']}/create_flow_run",
            parameters=found["parameters"] | parameters,
        )
        return made["id"]

    def ended(self, run_id: str) -> dict[str, Any]:
        def state() -> dict[str, Any] | None:
            (run,) = self.ask("/flow_runs/filter", flow_runs={"id": {"any_": [run_id]}})
            ends = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}
            return run if run["state_type"] in ends else None

        return waited_for(state)


def waited_for(look: Callable[[], Any]) -> Any:
    last = time.monotonic() + LONGEST_S
    while time.monotonic() < last:
        if found := look():
            return found
        time.sleep(0.5)
    raise AssertionError("that took too long")


def free_port() -> int:
    while True:
        with socket.socket() as one, socket.socket() as next_one:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
            try:
                next_one.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port


@pytest.fixture(scope="module")
def tiny(story, tmp_path_factory) -> Path:
    """A page that is read in a second."""
    file = tmp_path_factory.mktemp("tiny") / "tiny.jpg"
    with Image.open(story) as page:
        page.crop((0, 0, 740, 500)).save(file, quality=85, dpi=(300, 300))
    return file


@pytest.fixture(scope="module")
def station(tmp_path_factory, surroundings) -> Iterator[Up]:
    home, port = tmp_path_factory.mktemp("station"), free_port()
    words = ["up", "--home", home, "--port", str(port), "--readers", "tesseract"]
    words += ["--nightly", "* * * * *", "--quiet-minutes", "60", "--deliver", home / "room"]
    process = subprocess.Popen(
        [Path(sys.executable).parent / "banmian", *map(str, words)],
        env={**surroundings, "BANMIAN_PASSWORD": PASSWORD},
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    told = iter(process.stderr.readline, "")
    for line in told:
        if "Ctrl-C stops it" in line:
            break
    else:
        raise AssertionError("it did not start")
    yield Up(process, home, port, f"http://127.0.0.1:{port}/api")
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 128 + signal.SIGINT
    assert processes_of(home) == []


def processes_of(home: Path) -> list[str]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"PREFECT_HOME={home}".encode() in (folder / "environ").read_bytes():
                found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:
            continue
    return found


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


def test_a_server_that_is_killed_comes_back(dropped, station):
    (server,) = [
        int(entry.name) for entry in Path("/proc").glob("[0-9]*") if is_server(entry, station.port)
    ]
    os.kill(server, signal.SIGKILL)
    time.sleep(1)
    waited_for(lambda: answers(station))
    assert station.runs("digitise-issue")


def is_server(entry: Path, port: int) -> bool:
    try:
        words = (entry / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return b"start" in words and str(port).encode() in words


def answers(station: Up) -> bool:
    try:
        return bool(station.ask("/flow_runs/count"))
    except OSError:
        return False
