"""What Prometheus gets: running totals, what is waiting, and nothing secret."""

import re
import time
import urllib.error
import urllib.request
from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from prometheus_client.openmetrics.parser import text_string_to_metric_families as open_metrics
from prometheus_client.parser import text_string_to_metric_families as families

from flows.ledger import Fate, PageFate, enter
from flows.outbox.entries import Outbox, post_all
from flows.station.figures import Figures, shown
from flows.station.picture_server import serve
from flows.tally import Tally, added, tally_of
from flows.withheld import withhold
from press.page import Issue
from press.store import issue_to_json

HOOK = "https://user:pa55@index.example:8443/hook/T0KEN?key=S3CRET"
LOGIN = "banmian:spring-rain"

GOOD = PageFate(1, "1.jpg", "", 0, "ok", characters=1000, wrong=2.5, seconds=4.0,
                steps={"opening": 0.5, "reading": 3.0})  # fmt: skip
BAD = PageFate(2, "2.pdf", "", 0, "failed", cause="encrypted PDF", steps={"opening": 0.25})
DONE = Fate("/in/a", "1", "partly", "a-1984-05-01", pages=(GOOD, BAD), articles=3, doubts=2)
FAILED = Fate("/in/b", "1", "failed", problem="x", cause="empty input")


def test_totals_grow_with_every_issue():
    tally = added(added(Tally(), DONE), FAILED)
    assert tally.issues == {"partly": 1, "failed": 1}
    assert tally.pages == {"ok": 1, "failed": 1}
    assert tally.seconds == {"opening": 0.75, "reading": 3.0}
    assert tally.failures == {"encrypted PDF": 1, "empty input": 1}
    assert (tally.characters, tally.wrong, tally.articles, tally.doubts) == (1000, 2.5, 3, 2)


def test_what_an_earlier_run_has_done_is_not_counted_again():
    kept = replace(DONE, fate="done", pages=(replace(GOOD, kept=True),))
    assert added(Tally(), kept) == Tally()


def test_an_issue_that_is_done_again_is_counted_again(tmp_path):
    for _ in range(2):
        enter(tmp_path, DONE)
    assert tally_of(tmp_path).pages == {"ok": 2, "failed": 2}


def test_totals_that_are_damaged_begin_anew(tmp_path):
    enter(tmp_path, DONE)
    (tmp_path / ".banmian" / "tally.json").write_text("{")
    assert tally_of(tmp_path) == Tally()


@pytest.fixture
def station(tmp_path):
    """A folder of packages with something of everything, and an inbox."""
    out, inbox = tmp_path / "out", tmp_path / "inbox"
    enter(out, DONE)
    enter(out, FAILED)
    for name in ("a-1984-05-01", "b-1984-05-02"):
        (out / name).mkdir()
        (out / name / "issue.json").write_text(issue_to_json(Issue(name)), "utf-8")
    post_all(out, (HOOK, str(tmp_path / "room")))
    box = Outbox(out, HOOK)
    box.postpone(next(box.waiting()), time.time() + 60, "it answered 503")
    withhold(out / "b-1984-05-02", "in doubt")
    for name, complete in (("0501", True), ("0502", False)):
        (inbox / name).mkdir(parents=True)
        (inbox / name / "1.jpg").write_bytes(name.encode())
        if complete:
            (inbox / name / "complete").touch()
    return Figures(out, inbox, (HOOK, str(tmp_path / "room")))


@pytest.fixture
def address(station):
    server = serve(station.out, "127.0.0.1", 0, "token", metrics=station, login=LOGIN)
    yield f"http://127.0.0.1:{server.server_port}/metrics"
    server.shutdown()


def scrape(address, login=LOGIN, accept="text/plain"):
    headers = {"Accept": accept}
    if login:
        headers["Authorization"] = f"Basic {b64encode(login.encode()).decode()}"
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
        return answer.read().decode()


def samples(text, parse=families):
    return {
        (sample.name, *(value for name, value in sample.labels.items() if name != "outbox")): (
            sample.value
        )
        for family in parse(text)
        for sample in family.samples
    }


def test_a_scrape_tells_what_was_done_and_what_waits(address, station):
    found = samples(scrape(address))
    assert found["banmian_issues_total", "partly"] == 1
    assert found["banmian_pages_total", "ok"] == 1
    assert found["banmian_pages_total", "failed"] == 1
    assert found["banmian_page_seconds_total", "reading"] == 3
    assert found["banmian_failures_total", "encrypted PDF"] == 1
    assert found["banmian_characters_total",] == 1000
    assert found["banmian_doubts_total",] == 2
    assert found["banmian_inputs", "ready"] == 1
    assert found["banmian_inputs", "waiting"] == 1
    assert found["banmian_packages_kept_back",] == 1
    assert found["banmian_disk_free_bytes",] > 0
    pending = {key[1]: value for key, value in found.items() if "pending" in key[0]}
    assert pending == {"https://index.example:8443": 2, station.targets[1]: 2}
    failed = {key[1]: value for key, value in found.items() if "deliveries_failed" in key[0]}
    assert failed == {"https://index.example:8443": 1, station.targets[1]: 0}


def test_prometheus_may_ask_for_open_metrics(address):
    text = scrape(address, accept="application/openmetrics-text;version=1.0.0")
    assert samples(text, open_metrics)["banmian_pages_total", "ok"] == 1
    assert text.endswith("# EOF\n")


def test_every_name_says_its_unit_or_is_a_total(address):
    for family in families(scrape(address)):
        assert re.fullmatch(r"banmian(_[a-z]+)+", family.name) or family.name == "banmian"
        assert family.documentation.endswith(".")
        assert (family.type == "counter") == (family.samples[0].name.endswith("_total"))


def test_who_does_not_know_the_password_is_kept_out(address):
    for login in ("", "banmian:", "banmian:spring-rain2"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            scrape(address, login)
        assert refused.value.code == 401


def test_nothing_secret_is_told(address):
    text = scrape(address)
    for secret in ("pa55", "T0KEN", "S3CRET", "spring-rain", "/in/"):
        assert secret not in text


@pytest.mark.parametrize(
    ("target", "told"),
    [("/mnt/room", "/mnt/room"), ("s3://papers/new", "s3://papers/new"),
     ("s3://key:secret@papers/new", "s3://papers/new"), (HOOK, "https://index.example:8443")],
)  # fmt: skip
def test_a_target_is_shown_without_its_secrets(target, told):
    assert shown(target) == told


def test_the_disk_is_not_looked_through_at_every_scrape(station):
    before = {family.name: family for family in station.collect()}
    enter(station.out, DONE)
    assert {family.name: family for family in station.collect()} == before
    afresh = Figures(station.out, station.inbox, lasts=0)
    for pages in (2.0, 3.0):
        (found,) = [one for one in afresh.collect() if one.name == "banmian_pages"]
        assert {sample.labels["status"]: sample.value for sample in found.samples}["ok"] == pages
        enter(station.out, DONE)


def test_a_station_of_which_nothing_is_there_yet_answers(tmp_path):
    names = {one.name for one in Figures(tmp_path / "out", tmp_path / "inbox").collect()}
    assert {"banmian_pages", "banmian_inputs", "banmian_characters"} <= names


def test_the_rules_of_the_manual_ask_for_figures_that_there_are(station):
    manual = (Path(__file__).parent.parent / "docs" / "operations.md").read_text("utf-8")
    blocks = [
        yaml.safe_load(one) for one in re.findall(r"^```yaml\n(.*?)^```", manual, re.M | re.S)
    ]
    rules = [rule for one in blocks for group in one.get("groups", ()) for rule in group["rules"]]
    asked = {name for rule in rules for name in re.findall(r"banmian_\w+", rule["expr"])}
    there = {sample.name for family in station.collect() for sample in family.samples}
    assert len(rules) == 2
    assert asked <= there
