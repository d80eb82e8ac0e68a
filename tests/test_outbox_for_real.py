"""`banmian deliver` against a server that speaks S3, and killed in the middle."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import fsspec
import pytest

from flows.outbox.version import version_of
from press.page import Issue
from press.store import issue_to_json

pytestmark = pytest.mark.slow

BIN = Path(sys.executable).parent
ISSUES = 15


@pytest.fixture
def packages(tmp_path):
    for number in range(ISSUES):
        folder = tmp_path / "packages" / f"a-{number:04}"
        (folder / "pages").mkdir(parents=True)
        (folder / "pages" / "p0001.jpg").write_bytes(bytes(20_000))
        (folder / "issue.json").write_text(issue_to_json(Issue(folder.name)), "utf-8")
    return tmp_path / "packages"


@pytest.fixture(scope="module")
def s3(tmp_path_factory):
    """The environment in which s3:// leads to a server of this test with a bucket on it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (tmp_path_factory.mktemp("s3") / "log").open("w")
    server = subprocess.Popen(
        [BIN / "moto_server", "-H", "127.0.0.1", "-p", str(port)], stdout=log, stderr=log
    )
    given = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    bucket = urllib.request.Request(f"{given['AWS_ENDPOINT_URL']}/papers", method="PUT")
    for _ in range(200):
        try:
            urllib.request.urlopen(bucket)
            break
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    yield given
    server.terminate()
    server.wait(timeout=10)


def deliver(packages, target, *words, **more):
    words = ["deliver", packages, "--to", target, *words]
    return subprocess.run(
        [BIN / "banmian", *words, "--first-pause", "0.01"],
        env={**os.environ, **more}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_storage_that_speaks_s3_gets_whole_packages(packages, s3, tmp_path):
    done = deliver(packages, "s3://papers/new", **s3)
    assert (done.returncode, done.stdout) == (0, f"{ISSUES} delivered, 0 waiting\n")
    storage = fsspec.filesystem(
        "s3", endpoint_url=s3["AWS_ENDPOINT_URL"], key="test", secret="test"
    )
    marker = json.loads(storage.cat("papers/new/a-0007/latest.json"))
    copy = tmp_path / "a-0007"
    storage.get(f"papers/new/a-0007/{marker['folder']}/", f"{copy}/", recursive=True)
    assert f"sha256:{version_of(copy).digest}" == marker["digest"]
    assert deliver(packages, "s3://papers/new", **s3).stdout == "0 delivered, 0 waiting\n"


def test_a_bucket_that_is_not_there_is_told(packages, s3):
    done = deliver(packages, "s3://magazines/new", "--patience", "0", **s3)
    assert done.returncode == 4, done
    assert "s3://magazines/new cannot be written" in done.stderr


class Hook(BaseHTTPRequestHandler):
    def do_POST(self):
        event = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.got.append(event["id"])
        time.sleep(0.02)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_words):
        pass


def test_what_is_killed_in_the_middle_delivers_the_rest_the_next_time(packages):
    hook = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    hook.got = []
    threading.Thread(target=hook.serve_forever, daemon=True).start()
    url, secret = f"http://127.0.0.1:{hook.server_port}/", {"BANMIAN_WEBHOOK_SECRET": "s"}
    running = subprocess.Popen(
        [BIN / "banmian", "deliver", packages, "--to", url], env={**os.environ, **secret},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    while len(hook.got) < ISSUES // 3:
        assert running.poll() is None
        time.sleep(0.005)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert deliver(packages, url, **secret).returncode == 0
    hook.shutdown()
    times = Counter(hook.got)
    assert len(times) == ISSUES
    assert sum(times.values()) <= ISSUES + 1
