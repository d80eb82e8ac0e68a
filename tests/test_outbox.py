"""Packages are handed on whole, signed, in order, and at least once whatever fails."""

import json
import random
import threading
from collections import defaultdict
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from flows.outbox.delivering import Courier, backoff
from flows.outbox.entries import Outbox, post_all
from flows.outbox.version import version_of
from flows.outbox.webhook import headers, place
from press.errors import DeliveryError
from press.page import Issue, Page, Source
from press.store import issue_to_json

SECRET = "whsec_c3ByaW5nIHJhaW4gb24gdGhlIHJvb2Y="


def package(out: Path, name: str, text: str = "rain") -> Path:
    """A small package; another text makes another version of it."""
    folder = out / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pages").mkdir(exist_ok=True)
    (folder / "pages" / "p0001.jpg").write_bytes(b"picture" * 50)
    (folder / "issue.txt").write_text(text, "utf-8")
    issue = Issue(name, pages=(Page(1, 9, 9, 300, Source("1.tif")),))
    new = folder / "new.json"
    new.write_text(issue_to_json(issue), "utf-8")
    new.replace(folder / "issue.json")
    return folder


class Receiver(ThreadingHTTPServer):
    """A webhook that refuses some of what it gets, and sometimes loses its own answer."""

    def __init__(self, refused: float = 0.0, status: int = 503) -> None:
        super().__init__(("127.0.0.1", 0), _Hook)
        self.refused, self.status = refused, status
        self.got: list[dict] = []
        self.chance = random.Random(7)
        self.lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hook?key=hidden"


class _Hook(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        Webhook(SECRET).verify(body, dict(self.headers))
        with self.server.lock:
            luck = self.server.chance.random()
            if luck >= self.server.refused / 2:  # of what is refused, half arrives all the same
                self.server.got.append(json.loads(body))
        self.send_response(self.server.status if luck < self.server.refused else 204)
        self.end_headers()

    def log_message(self, *_words) -> None:
        pass


@pytest.fixture
def receiver():
    server = Receiver()
    yield server
    server.shutdown()


def courier(out: Path, *targets: str) -> Courier:
    return Courier(out, targets, SECRET, first_pause=0.001)


def delivered(out: Path, *targets: str, patience: float = 20.0) -> list:
    post_all(out, targets)
    return list(courier(out, *targets).deliver(patience=patience))


def test_a_folder_gets_the_version_and_then_its_marker(tmp_path):
    made, room = package(tmp_path / "out", "a-1984-05-01"), tmp_path / "room"
    (handed,) = delivered(tmp_path / "out", str(room))
    marker = json.loads((room / "a-1984-05-01" / "latest.json").read_text("utf-8"))
    assert marker["digest"] == f"sha256:{version_of(made).digest}"
    copied = room / "a-1984-05-01" / marker["folder"]
    assert version_of(copied).digest == version_of(made).digest
    assert handed.where == str(copied)


def test_what_a_target_has_got_it_does_not_get_again(tmp_path):
    package(tmp_path / "out", "a-1984-05-01")
    assert len(delivered(tmp_path / "out", str(tmp_path / "room"))) == 1
    assert delivered(tmp_path / "out", str(tmp_path / "room")) == []


def test_the_same_bytes_written_again_are_no_new_version(tmp_path):
    package(tmp_path / "out", "a-1984-05-01")
    delivered(tmp_path / "out", str(tmp_path / "room"))
    package(tmp_path / "out", "a-1984-05-01")
    assert delivered(tmp_path / "out", str(tmp_path / "room")) == []


def test_a_new_version_stands_beside_the_old_one(tmp_path):
    room = tmp_path / "room"
    for text in ("rain", "sun"):
        package(tmp_path / "out", "a-1984-05-01", text)
        delivered(tmp_path / "out", str(room))
    folders = sorted(path.name[:5] for path in (room / "a-1984-05-01").glob("v*"))
    marker = json.loads((room / "a-1984-05-01" / "latest.json").read_text("utf-8"))
    assert folders == ["v0001", "v0002"]
    assert (room / "a-1984-05-01" / marker["folder"] / "issue.txt").read_text("utf-8") == "sun"


def test_a_copy_that_was_cut_short_is_finished(tmp_path):
    made, room = package(tmp_path / "out", "a-1984-05-01"), tmp_path / "room"
    version = version_of(made)
    half = room / "a-1984-05-01" / f"v0001-{version.digest[:8]}"
    half.mkdir(parents=True)
    (half / "issue.txt").write_text("ra")
    delivered(tmp_path / "out", str(room))
    assert version_of(half).digest == version.digest


def test_a_target_that_cannot_be_written_keeps_its_entry(tmp_path):
    package(tmp_path / "out", "a-1984-05-01")
    (tmp_path / "file").write_text("")
    target = str(tmp_path / "file" / "room")
    (handed,) = delivered(tmp_path / "out", target, patience=0)
    assert "cannot be written" in handed.problem
    (entry,) = courier(tmp_path / "out", target).waiting()
    assert (entry.attempts, entry.problem) == (1, handed.problem)


def test_a_storage_that_nobody_knows_is_told(tmp_path):
    package(tmp_path / "out", "a-1984-05-01")
    (handed,) = delivered(tmp_path / "out", "carrier-pigeon://roof", patience=0)
    assert "pip install" in handed.problem


def test_a_webhook_is_told_after_storage_has_the_version(tmp_path, receiver):
    package(tmp_path / "out", "a-1984-05-01")
    room = str(tmp_path / "room")
    delivered(tmp_path / "out", receiver.url, room)
    (event,) = receiver.got
    assert (event["specversion"], event["type"]) == ("1.0", "banmian.package.ready")
    assert (event["subject"], event["sequence"]) == ("a-1984-05-01", "000001")
    (where,) = event["data"]["delivered_to"]
    assert Path(where).parent == Path(room) / "a-1984-05-01"


def test_a_webhook_is_not_told_while_storage_lacks_it(tmp_path, receiver):
    package(tmp_path / "out", "a-1984-05-01")
    (tmp_path / "room").write_text("")
    delivered(tmp_path / "out", receiver.url, str(tmp_path / "room"), patience=0)
    assert receiver.got == []


def test_without_a_secret_nothing_is_sent(tmp_path, receiver):
    package(tmp_path / "out", "a-1984-05-01")
    post_all(tmp_path / "out", (receiver.url,))
    (handed,) = Courier(tmp_path / "out", (receiver.url,)).deliver()
    assert "BANMIAN_WEBHOOK_SECRET" in handed.problem
    assert receiver.got == []


def test_who_changes_a_body_does_not_pass():
    signed = headers("k", b"{}", SECRET)
    Webhook(SECRET).verify(b"{}", signed)
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(b"{ }", signed)


def test_nothing_secret_is_told_or_written_down(tmp_path, receiver):
    receiver.refused = 1.0
    package(tmp_path / "out", "a-1984-05-01")
    (handed,) = delivered(tmp_path / "out", receiver.url, patience=0)
    assert handed.problem.endswith("answered 503")
    assert "hidden" not in place(receiver.url) + handed.problem
    written = (tmp_path / "out" / ".banmian").rglob("*.json")
    assert not any("hidden" in file.read_text("utf-8") for file in written)


def test_a_version_that_was_replaced_is_told_of_in_order(tmp_path, receiver):
    out, room = tmp_path / "out", str(tmp_path / "room")
    for text in ("rain", "sun", "snow"):
        package(out, "a-1984-05-01", text)
        post_all(out, (receiver.url, room))
    list(courier(out, receiver.url, room).deliver())
    assert [event["sequence"] for event in receiver.got] == ["000001", "000002", "000003"]
    assert [path.name[:5] for path in (tmp_path / "room").glob("*/v*")] == ["v0003"]


@pytest.mark.slow
def test_a_thousand_deliveries_to_a_webhook_that_fails_at_random(tmp_path, receiver):
    receiver.refused = 0.3
    issues, versions = 250, 4
    for version in range(versions):
        for number in range(issues):
            package(tmp_path / "out", f"a-{number:04}", f"text {version}")
        post_all(tmp_path / "out", (receiver.url,))
    list(courier(tmp_path / "out", receiver.url).deliver(patience=120))
    seen = defaultdict(dict)
    for event in receiver.got:
        seen[event["subject"]].setdefault(event["id"], event["sequence"])
    assert len(receiver.got) > issues * versions  # some came twice, and were known by their ids
    assert {tuple(told.values()) for told in seen.values()} == {
        ("000001", "000002", "000003", "000004")
    }
    assert len(seen) == issues
    assert courier(tmp_path / "out", receiver.url).waiting() == []


def test_pauses_double_and_end_at_an_hour():
    assert 1 <= backoff(0, 2.0) <= 2
    assert 16 <= backoff(4, 2.0) <= 32
    assert 1800 <= backoff(500, 2.0) <= 3600


def test_a_receiver_that_asks_for_time_gets_it(tmp_path):
    class Busy(_Hook):
        def end_headers(self):
            self.send_header("retry-after", "70")
            super().end_headers()

    server = Receiver(refused=1.0, status=429)
    server.RequestHandlerClass = Busy
    package(tmp_path / "out", "a-1984-05-01")
    now = 1_000_000.0
    post_all(tmp_path / "out", (server.url,))
    list(replace(courier(tmp_path / "out", server.url), clock=lambda: now).deliver())
    (entry,) = Outbox(tmp_path / "out", server.url).waiting()
    assert entry.due == now + 70
    server.shutdown()


def test_errors_of_delivery_are_ones_a_person_can_mend():
    assert DeliveryError.exit_code == 4
