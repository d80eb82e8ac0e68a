"""One issue through the real flow on a real Prefect, and what its pages then show of it."""

import json
from dataclasses import dataclass

import pytest

from flows.delivery import Delivered
from flows.digitise import digitise
from flows.order import Order, Settings
from ingest.inputs import issues_from_paths
from press.store import read_issue

pytestmark = pytest.mark.slow

NAME = "\u8fbd\u6e90\u65e5\u62a5-2022-04-06"
KEY = "liaoyuanribao-2022-04-06"


@dataclass(frozen=True)
class Digitised:
    """An issue of a good page and a bad one, and what was told of its pages."""

    delivered: Delivered
    told: list[tuple[int, str]]


@pytest.fixture(scope="module")
def digitised(story, prefect_url, tmp_path_factory) -> Digitised:
    folder = tmp_path_factory.mktemp("scans") / NAME
    folder.mkdir()
    (folder / "1.jpg").write_bytes(story.read_bytes())
    (folder / "2.jpg").write_text("no picture")
    (issue,) = issues_from_paths([folder])
    told = []
    order = Order(issue, tmp_path_factory.mktemp("out"), Settings(jobs=2, profile=True))
    delivered = digitise(order, watch=lambda page, step: told.append((page, step)))
    return Digitised(delivered, told)


@pytest.fixture(scope="module")
def client(digitised):
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        yield client


@pytest.fixture(scope="module")
def flow_run(client):
    (run,) = [run for run in client.read_flow_runs() if run.name == NAME]
    return run


@pytest.fixture(scope="module")
def task_runs(client, flow_run):
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId

    mine = FlowRunFilter(id=FlowRunFilterId(any_=[flow_run.id]))
    return {run.name: run for run in client.read_task_runs(flow_run_filter=mine)}


@pytest.fixture(scope="module")
def artifacts(client, flow_run):
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterFlowRunId

    mine = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[flow_run.id]))
    return {found.key: found for found in client.read_artifacts(artifact_filter=mine)}


def test_an_issue_with_a_failed_page_is_delivered(digitised):
    delivered = digitised.delivered
    assert delivered.package.name == "liaoyuan-ribao-2022-04-06"
    assert [page.status for page in delivered.issue.pages] == ["ok", "failed"]
    assert [page.number for page in delivered.failed] == [2]
    assert not delivered.done_before


def test_who_watches_is_told_of_every_step(digitised):
    steps = [step for page, step in digitised.told if page == 1]
    assert steps == ["opening", "straightening", "finding columns", "reading", "done"]
    assert [step for page, step in digitised.told if page == 2] == ["opening", "failed"]


def test_a_profile_tells_what_every_step_took(digitised):
    steps = ["opening", "straightening", "finding columns", "reading", "articles"]
    kept = read_issue(digitised.delivered.package / "issue.json").run.profile
    assert list(kept) == steps
    assert all(seconds > 0 for step, seconds in kept.items() if step != "opening")
    assert list(digitised.delivered.profile) == [*steps, "package"]


def test_a_flow_run_is_an_issue_and_bears_its_title_and_date(flow_run):
    assert flow_run.state_name == "Completed"


def test_a_task_run_is_a_page_and_bears_its_number(task_runs):
    pages = {name for name in task_runs if " page " in name}
    assert pages == {f"{NAME} page 1", f"{NAME} page 2"}
    assert len(task_runs) == 4  # and one for the articles, one for the package


def test_a_failed_page_is_a_failed_task_that_says_why(task_runs):
    states = {name[-1]: run.state for name, run in task_runs.items() if " page " in name}
    assert (states["1"].name, states["2"].name) == ("Completed", "Failed")
    assert "2.jpg is no page image" in states["2"].message


def test_a_page_leaves_its_picture_and_its_beginning(artifacts):
    shown = artifacts[f"{KEY}-p0001"]
    assert shown.type == "markdown"
    assert "![page 1](data:image/webp;base64," in shown.data
    assert "**1.jpg**" in shown.data
    assert len(shown.data) < 60_000


def test_a_failed_page_leaves_its_reason(artifacts):
    assert "could not be read" in artifacts[f"{KEY}-p0002"].data


def test_an_issue_leaves_a_table_of_its_articles(artifacts, digitised):
    shown = artifacts["liaoyuan-ribao-2022-04-06-articles"]
    assert shown.type == "table"
    headlines = [article.headline for article in digitised.delivered.issue.articles]
    assert [row["headline"] for row in json.loads(shown.data)] == headlines
