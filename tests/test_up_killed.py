"""What is killed amid a batch on one machine: it ends complete, no finished page is read again."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.station_up import (
    Up,
    answers,
    engines,
    free_port,
    kill,
    numbers_of,
    pages_read,
    started,
    station_of,
    waited_for,
)

pytestmark = pytest.mark.slow
PAGES = 3


@pytest.fixture(scope="module")
def quick(surroundings) -> dict[str, str]:
    """An environment in which runs give signs of life as often as Prefect lets them."""
    return {**surroundings, "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30"}


@pytest.fixture(scope="module")
def station(tmp_path_factory, quick) -> Iterator[Up]:
    with station_of(tmp_path_factory.mktemp("station"), quick) as up:
        yield up


@pytest.fixture
def amid(story, request) -> Callable[[Up], str]:
    """Begins a batch of an issue of three pages, and comes back once one of them is finished."""

    def begin(station: Up) -> str:
        folder = station.home / "backlogs" / request.node.name / "0502"
        folder.mkdir(parents=True)
        for number in range(PAGES):
            content = story.read_bytes() + f"{request.node.name} {number}".encode()
            (folder / f"{number + 1}.jpg").write_bytes(content)
        (folder / "issue.toml").write_text(f'edition = "{request.node.name[-4:]}"\n', "utf-8")
        before = pages_read(station)
        begun = station.begin("backlog", backlog={"folder": str(folder.parent)})
        waited_for(lambda: pages_read(station) > before)
        return begun

    return begin


def shelf(station: Up) -> dict[Path, int]:
    pages = (station.home / "packages" / ".banmian" / "pages").glob("*/read-*.json")
    return {page: page.stat().st_mtime_ns for page in pages}


def ends_complete(station: Up, batch: str, finished: dict[Path, int]) -> None:
    ended = station.ended(batch)
    assert ended["state"]["message"].startswith(f"1 of 1 issue, {PAGES} pages")
    assert finished.items() <= shelf(station).items()


def tended(station: Up, **more: float) -> str:
    return station.ended(station.begin("tending", **more))["state"]["message"]


def issue_runs(station: Up, batch: str) -> list[dict]:
    return [run for run in station.runs("digitise-issue") if f"batch:{batch}" in run["tags"]]


def test_a_flow(station, amid):
    batch = amid(station)
    finished = shelf(station)
    kill(engines(station, "issues"))
    ends_complete(station, batch, finished)
    assert {run["state_type"] for run in issue_runs(station, batch)} == {"CRASHED", "COMPLETED"}


def test_a_worker(station, amid):
    batch = amid(station)
    finished = shelf(station)
    kill(numbers_of(station.home, "worker", "issues"))
    ends_complete(station, batch, finished)
    assert numbers_of(station.home, "worker", "issues")


def test_the_server(station, amid):
    batch = amid(station)
    finished = shelf(station)
    kill(numbers_of(station.home, "server", "start"))
    ends_complete(station, batch, finished)
    assert answers(station)


def test_the_batch_itself(station, amid):
    batch = amid(station)
    finished = shelf(station)
    kill(engines(station, "errands"))
    waited_for(lambda: station.ended(batch)["state_type"] == "CRASHED")
    assert "goes on" in tended(station)
    ends_complete(station, batch, finished)
    assert len(issue_runs(station, batch)) == 1  # it found the run that it had begun


def test_everything(tmp_path, amid, quick):
    station = started(tmp_path, free_port(), quick)
    batch = amid(station)
    finished = shelf(station)
    kill([station.process.pid, *numbers_of(tmp_path)])
    station.process.wait(timeout=30)
    with station_of(tmp_path, quick) as again:
        waited_for(lambda: "no sign of life" in tended(again, silent_minutes=0.6))
        ends_complete(again, batch, finished)
