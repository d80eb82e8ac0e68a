"""Sampling and verdict as deployments do them, on a real Prefect."""

import json

import pytest

from tests.sampled_issues import fill_in, make_packages, numbers

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("batch")
    make_packages(folder)
    return folder


@pytest.fixture
def run(prefect_url, out, monkeypatch):
    """Runs a flow of the two and returns its state."""
    from flows.deployed.forms import Output
    from flows.pictures import ADDRESS

    monkeypatch.setenv(ADDRESS, "http://pictures/token")
    return lambda flow, form: flow(form, Output(packages=str(out)), return_state=True)


def artifact(key):
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey

    asked = ArtifactFilter(key=ArtifactFilterKey(any_=[key]))
    with get_client(sync_client=True) as client:
        return max(client.read_artifacts(artifact_filter=asked), key=lambda one: one.created)


def test_a_sample_is_drawn_shown_filled_in_and_judged(run, out):
    from flows.deployed.sampling import judge_batch, sample_batch
    from flows.deployed.sampling_forms import Filled, Sampling

    drawn = run(sample_batch, Sampling(batch="", aql=0.4, seed="7"))
    assert drawn.message == "125 characters, 5 articles of 3 issues"
    (folder,) = (out / ".banmian" / "samples").iterdir()
    rows = json.loads(artifact("sample").data)
    assert [row["sample"] for row in rows] == [125, 5]
    link = f"[list.html](http://pictures/token/samples/{folder.name}/list.html)"
    assert rows[0]["list"] == link
    assert link in artifact("sample-list").data

    unfilled = run(judge_batch, Filled(list_id=folder.name))
    assert unfilled.is_failed()
    assert "no verdict" in unfilled.message

    fill_in(folder, wrong=numbers(folder)[:2])
    judged = run(judge_batch, Filled(list_id=folder.name))
    assert judged.is_failed()
    assert judged.message == "not accepted: 2 of 125 characters wrong, 0 of 5 articles wrong"
    assert "NOT ACCEPTED" in artifact("verdict").data
    assert len(json.loads(artifact("verdict-wrong").data)) == 2


def test_what_cannot_be_sampled_is_told(run):
    from flows.deployed.sampling import sample_batch
    from flows.deployed.sampling_forms import Sampling

    failed = run(sample_batch, Sampling())
    assert failed.is_failed()
    assert "no package of a batch last" in failed.message
