"""What a person's word about a doubtful issue leads to, on a real server."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from uuid import UUID

import pytest
from PIL import Image
from prefect import flow
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterDeploymentId
from prefect.client.schemas.objects import State
from prefect.flow_engine import run_flow

from flows.deployed.forms import Output, Reading, Scans
from flows.deployed.issue import digitise_issue
from flows.deployed.redo import redo
from flows.deployed.review import Decision, carry_out
from flows.withheld import is_withheld, withhold
from press.store import read_issue

pytestmark = pytest.mark.slow


@flow(name="decide")
def decide(decision: Decision, issue: str, output: Output) -> State:
    return carry_out(decision, issue, output)


@pytest.fixture
def client(prefect_url) -> Iterator[SyncPrefectClient]:
    with get_client(sync_client=True) as client:
        yield client


@pytest.fixture
def deployed(client) -> dict[str, UUID]:
    """The deployments that a redo takes, by name; no worker waits for their runs."""
    found = {"redo": redo, "issue": digitise_issue}
    return {
        name: client.create_deployment(client.create_flow(it), name) for name, it in found.items()
    }


def begin_what_waits(client: SyncPrefectClient, deployment: UUID, its_flow) -> State | None:
    """Do what a worker does: run what was scheduled for a deployment, and return its last state."""
    asked = FlowRunFilter(deployment_id=FlowRunFilterDeploymentId(any_=[deployment]))
    ended = None
    for run in client.read_flow_runs(flow_run_filter=asked):
        if run.state is not None and run.state.is_scheduled():
            parameters = its_flow.validate_parameters(run.parameters)
            ended = run_flow(its_flow, flow_run=run, parameters=parameters, return_type="state")
    return ended


@pytest.fixture
def worker(client, deployed) -> Iterator[None]:
    """Somebody who begins the runs of issues."""
    over = Event()

    def work() -> None:
        with get_client(sync_client=True) as mine:
            while not over.wait(0.5):
                begin_what_waits(mine, deployed["issue"], digitise_issue)

    thread = Thread(target=work, daemon=True)
    thread.start()
    yield
    over.set()
    thread.join(timeout=60)


@pytest.fixture
def output(tmp_path) -> Output:
    return Output(packages=str(tmp_path / "out"))


@pytest.fixture
def package(story, output, prefect_url, tmp_path) -> Path:
    """The package of a small issue, kept back."""
    folder = tmp_path / "0503"
    folder.mkdir()
    with Image.open(story) as page:
        page.crop((0, 0, 740, 500)).save(folder / "1.jpg", dpi=(300, 300))
    reading = Reading(readers="tesseract", script="hans")
    digitise_issue(Scans(source=str(folder)), output, reading, return_state=True)
    (file,) = output.out.glob("*/issue.json")
    withhold(file.parent, "in doubt")
    return file.parent


def kept(output: Output, stage: str) -> dict[str, int]:
    """Return the finished pages after a stage, and when each was written."""
    files = (output.out / ".banmian" / "pages").glob(f"*/{stage}-*.json")
    return {file.name: file.stat().st_mtime_ns for file in files}


def test_an_issue_is_read_again_in_another_way(client, deployed, worker, package, output):
    stages = ("straight", "segmented", "read")
    before = {stage: kept(output, stage) for stage in stages}
    decision = Decision(decision="redo", readers="tesseract", script="hant", note="old type")
    told = decide(decision, package.name, output, return_state=True)
    assert told.message == "read again with tesseract, hant: old type"
    ended = begin_what_waits(client, deployed["redo"], redo)
    assert ended.message.startswith("1 of 1 issue, 1 page")
    assert read_issue(package).run.settings["script"] == "hant"
    after = {stage: kept(output, stage) for stage in stages}
    # The script is a matter of reading: what comes before it is not done again.
    assert (after["straight"], after["segmented"]) == (before["straight"], before["segmented"])
    assert after["read"].items() > before["read"].items()
    assert not is_withheld(package)


def test_an_issue_that_is_to_be_proofread_stays_where_it_is(package, output, tmp_path):
    room = tmp_path / "room"
    asked = output.model_copy(update={"deliver_to": [str(room)]})
    decision = Decision(decision="proofread", note="too worn")
    told = decide(decision, package.name, asked, return_state=True)
    assert told.message == "to be proofread, kept back: too worn"
    assert is_withheld(package)
    assert not room.exists()


def test_an_issue_that_is_accepted_is_handed_on(package, output, tmp_path):
    asked = output.model_copy(update={"deliver_to": [str(tmp_path / "room")]})
    told = decide(Decision(), package.name, asked, return_state=True)
    assert told.message == "accepted"
    assert (tmp_path / "room" / package.name / "latest.json").exists()
