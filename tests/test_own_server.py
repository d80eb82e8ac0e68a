"""A Prefect server of one's own: the commands of `docs/operations.md`, as they stand there."""

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from PIL import Image

from tests.station_up import Up, free_port, waited_for

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "operations.md").read_text("utf-8")
COMMANDS = re.search(r"## A server that is not ours.*?```\n(.*?)```", TEXT, re.S)[1].splitlines()
WORKERS = [line for line in COMMANDS if "worker start" in line]


@pytest.fixture(scope="module")
def environment(tmp_path_factory, surroundings) -> dict[str, str]:
    """What commands of Prefect are given: a home and a server of their own."""
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {
        **surroundings,
        "PATH": programs,
        "PREFECT_HOME": str(tmp_path_factory.mktemp("prefect")),
        "PREFECT_API_URL": f"http://127.0.0.1:{free_port()}/api",
        "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "60",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A folder with `prefect.yaml`, its paths edited, and an issue of one page."""
    folder = tmp_path_factory.mktemp("own")
    edited = (ROOT / "prefect.yaml").read_text("utf-8").replace("/srv/banmian", str(folder))
    (folder / "prefect.yaml").write_text(edited, "utf-8")
    return folder


@pytest.fixture(scope="module")
def issue(folder, story) -> Path:
    scans = folder / "0501"
    scans.mkdir()
    with Image.open(story) as page:
        page.crop((0, 0, 740, 500)).save(scans / "1.jpg", quality=85, dpi=(300, 300))
    return scans


@contextmanager
def running(
    words: list[str], environment: dict[str, str], folder: Path
) -> Iterator[subprocess.Popen[str]]:
    """Run a program as in a terminal, where Ctrl-C is heeded, and end it with the block."""
    with subprocess.Popen(
        words,
        env=environment,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def own_server(environment, folder) -> Iterator[Up]:
    """A server with our deployments and workers, by the commands that the manual gives."""
    api = environment["PREFECT_API_URL"]
    port = urlsplit(api).port
    with ExitStack() as all_of_it:
        start = ["prefect", "server", "start", "--port", str(port)]
        server = all_of_it.enter_context(running(start, environment, folder))
        waited_for(lambda: healthy(api))
        for line in COMMANDS:
            words = shlex.split(line)
            if line in WORKERS:
                all_of_it.enter_context(running(words, environment, folder))
            else:
                subprocess.run(
                    words, env=environment, cwd=folder, stdin=subprocess.DEVNULL, check=True
                )
        yield Up(server, folder, port, api)


def healthy(api: str) -> bool:
    try:
        with urllib.request.urlopen(f"{api}/health", timeout=5) as answer:
            return bool(json.load(answer))
    except OSError:
        return False


def test_it_takes_every_deployment(own_server, folder):
    wanted = yaml.safe_load((folder / "prefect.yaml").read_text("utf-8"))["deployments"]
    made = own_server.ask("/deployments/filter")
    assert {one["name"] for one in made} == {one["name"] for one in wanted}


def test_its_workers_digitise_an_issue(own_server, folder, issue):
    run = own_server.begin("issue", scans={"source": str(issue)}, reading={"readers": "tesseract"})
    assert own_server.ended(run)["state_type"] == "COMPLETED"
    (package,) = (folder / "packages").glob("*/issue.json")
    assert json.loads(package.read_text("utf-8"))["schema"] == "banmian/issue/1"
