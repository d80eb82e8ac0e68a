"""Runs of a batch on a real server: one for each issue, another when it crashed, three at most."""

from pathlib import Path
from uuid import UUID

import pytest
from prefect import flow
from prefect.client.orchestration import get_client
from prefect.states import Completed, Crashed

from flows.deployed.forms import Output, Reading
from flows.deployed.submission import DEPLOYMENT, MOST_ATTEMPTS, Submitted, follow, submit

pytestmark = pytest.mark.slow
SOURCES = [Path("/scans/0501"), Path("/scans/0502")]
OUTPUT = Output(packages="/packages")


@flow(name=DEPLOYMENT.partition("/")[0])
def digitise_issue(scans: dict, output: dict, reading: dict) -> None:
    pass


@pytest.fixture
def server(prefect_url):
    with get_client(sync_client=True) as client:
        client.create_deployment(client.create_flow(digitise_issue), DEPLOYMENT.partition("/")[2])
        yield client


def submitted() -> list[Submitted]:
    return submit(SOURCES, OUTPUT, Reading())


def test_a_batch_that_is_begun_again_finds_the_runs_it_had_begun(server):
    @flow
    def batch() -> tuple[list[UUID], list[UUID]]:
        return [one.run for one in submitted()], [one.run for one in submitted()]

    first, again = batch()
    assert first == again
    assert len(set(first)) == len(SOURCES)


def test_another_batch_has_runs_of_its_own(server):
    @flow
    def batch() -> list[UUID]:
        return [one.run for one in submitted()]

    assert not set(batch()) & set(batch())


def test_an_issue_that_crashes_is_begun_three_times(server):
    @flow
    def batch() -> tuple[set[UUID], list[Submitted]]:
        both, seen = submitted(), set()
        server.set_flow_run_state(both[1].run, Completed(), force=True)
        for runs in follow(both, OUTPUT, Reading(), pause=0.0):
            if runs[0].run not in seen:
                seen.add(runs[0].run)
                server.set_flow_run_state(runs[0].run, Crashed(), force=True)
        return seen, both

    seen, (crashed, done) = batch()
    assert len(seen) == crashed.attempt == MOST_ATTEMPTS
    assert crashed.state.is_crashed()
    assert (done.attempt, done.state.is_completed()) == (1, True)
