"""`tending` on a real server: who died goes on, but not too often; a full disk stops work."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from prefect import flow, task
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.exceptions import ObjectAlreadyExists
from prefect.states import Cancelling, Completed, Crashed, Pending, Running, Scheduled, State

from flows.deployed import tending
from flows.deployed.forms import Output
from flows.deployed.tending import MOST_RUNS, POOL, QUEUE, look_after

pytestmark = pytest.mark.slow


@flow(name="any-issue")
def any_issue() -> None:
    pass


@task
def any_step() -> None:
    pass


@pytest.fixture
def server(prefect_url) -> Iterator[SyncPrefectClient]:
    with get_client(sync_client=True) as client:
        try:
            client.create_work_pool(WorkPoolCreate(name=POOL, type="process"))
            client.create_work_queue(name=QUEUE, work_pool_name=POOL)
        except ObjectAlreadyExists:
            pass
        clear(client)  # other tests have runs on it, too
        yield client
        clear(client)


def clear(server: SyncPrefectClient) -> None:
    for run in server.read_flow_runs():
        server.delete_flow_run(run.id)


@pytest.fixture
def tend(server, tmp_path):
    def look(**more: float) -> State:
        return look_after(Output(packages=str(tmp_path)), return_state=True, **more)

    return look


def begun(server: SyncPrefectClient, *states: State) -> FlowRun:
    """Return a run that went through these states."""
    run = server.create_flow_run(any_issue, state=Scheduled(), tags=["digitise"])
    for state in states:
        server.set_flow_run_state(run.id, state, force=True)
    return run


@pytest.fixture
def stuck_at_once(monkeypatch):
    monkeypatch.setattr(tending, "STUCK", timedelta())


def state_of(server: SyncPrefectClient, run: FlowRun) -> StateType:
    return server.read_flow_run(run.id).state.type


def test_a_run_that_gives_no_sign_of_life_is_begun_again(server, tend):
    run = begun(server, Running())
    assert "gave no sign of life" in tend(silent_minutes=0).message
    assert server.read_flow_run(run.id).state.name == "AwaitingRetry"


def test_a_run_that_has_just_begun_is_left_alone(server, tend):
    run = begun(server, Running())
    tend()
    assert state_of(server, run) == StateType.RUNNING


def test_a_run_that_crashed_three_times_is_left_alone(server, tend):
    run = begun(server, *[Running(), Crashed()] * MOST_RUNS)
    tend()
    assert state_of(server, run) == StateType.CRASHED


def test_a_crashed_issue_is_begun_again_only_by_a_batch_that_has_not_ended(server, tend):
    batch = begun(server, Running())
    step = server.create_task_run(any_step, batch.id, dynamic_key="0")
    issue = server.create_flow_run(any_issue, parent_task_run_id=step.id, tags=["digitise"])
    server.set_flow_run_state(issue.id, Crashed(), force=True)
    server.set_flow_run_state(batch.id, Completed(), force=True)
    tend()
    assert state_of(server, issue) == StateType.CRASHED
    server.set_flow_run_state(batch.id, Crashed(), force=True)
    assert "had crashed: goes on" in tend().message
    assert state_of(server, issue) == StateType.SCHEDULED


def test_a_run_that_a_worker_took_and_never_began_is_scheduled_again(server, tend, stuck_at_once):
    run = begun(server, Pending())
    assert "never begun" in tend().message
    assert state_of(server, run) == StateType.SCHEDULED


def test_a_run_whose_worker_died_while_it_was_cancelled_is_cancelled(server, tend, stuck_at_once):
    run = begun(server, Running(), Cancelling())
    tend()
    assert state_of(server, run) == StateType.CANCELLED


def test_a_full_disk_stops_the_queue_of_issues_until_there_is_room(server, tend):
    full = tend(free_gib=10**9)
    assert full.type == StateType.FAILED
    assert "GiB free" in full.message
    assert server.read_work_queue_by_name(QUEUE, work_pool_name=POOL).is_paused
    assert tend(free_gib=0).type == StateType.COMPLETED
    assert not server.read_work_queue_by_name(QUEUE, work_pool_name=POOL).is_paused


def test_a_queue_that_an_operator_paused_stays_so(server, tend):
    queue = server.read_work_queue_by_name(QUEUE, work_pool_name=POOL)
    server.update_work_queue(queue.id, is_paused=True, description="")
    tend(free_gib=0)
    assert server.read_work_queue_by_name(QUEUE, work_pool_name=POOL).is_paused
    server.update_work_queue(queue.id, is_paused=False)


def test_a_queue_that_stands_is_told_of(server, tend, stuck_at_once):
    flow_id = server.create_flow(any_issue)
    waiting = server.create_deployment(
        flow_id, "waits", work_pool_name=POOL, work_queue_name=QUEUE, tags=["digitise"]
    )
    server.create_flow_run_from_deployment(waiting)
    assert "1 issue waits and none is begun" in tend(free_gib=0).message


def test_when_nothing_is_wrong_it_says_so(tend):
    assert tend(free_gib=0).message == "All is well."
