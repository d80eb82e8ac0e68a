"""The deployment `outbox` on a real server: where its secret is, when it fails."""

import datetime
from dataclasses import replace

import pytest
from prefect.blocks.system import Secret
from prefect.client.schemas.objects import StateType

from flows.deployed import outbox
from flows.deployed.forms import Output
from flows.deployed.handing_on import BLOCK
from flows.outbox.entries import Outbox
from flows.outbox.webhook import SECRET as VARIABLE
from tests.test_outbox import SECRET, Receiver, package

pytestmark = pytest.mark.slow


@pytest.fixture
def hand_on(prefect_url, tmp_path, monkeypatch):
    """Runs the flow, which does not wait for what is due later."""
    monkeypatch.setattr(outbox, "PATIENCE_S", 0.0)
    monkeypatch.delenv(VARIABLE, raising=False)
    return lambda target: outbox.deliver_packages(
        Output(packages=str(tmp_path / "out"), deliver_to=[target]), return_state=True
    )


def test_webhooks_are_signed_with_the_secret_of_the_block(hand_on, tmp_path):
    package(tmp_path / "out", "a-1984-05-01")
    Secret(value=SECRET).save(BLOCK, overwrite=True)
    receiver = Receiver()  # refuses what is not signed with it
    try:
        assert hand_on(receiver.url).message == "1 delivered, 0 waiting"
    finally:
        receiver.shutdown()
    assert [event["subject"] for event in receiver.got] == ["a-1984-05-01"]


@pytest.mark.parametrize(("hours", "ends"), [(1, StateType.COMPLETED), (25, StateType.FAILED)])
def test_what_has_waited_for_a_day_fails_the_run_and_is_kept(hand_on, tmp_path, hours, ends):
    room = tmp_path / "room"
    room.touch()  # a file stands where the folder should be
    box = Outbox(tmp_path / "out", str(room))
    entry = box.post(package(tmp_path / "out", "a-1984-05-01"))
    since = datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=hours)
    box.postpone(replace(entry, since=since.isoformat()), due=0.0, problem="no room")
    assert hand_on(str(room)).type == ends
    assert len(list(box.waiting())) == 1
