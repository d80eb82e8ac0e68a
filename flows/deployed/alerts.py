"""Automations that tell people: failed runs, doubtful issues, a queue that stands, a full disk.

    python -m flows.deployed.alerts https://chat.example/hook

makes them on the server that PREFECT_API_URL names, or brings them up to date. They tell at most
once and are not for delivery.
"""

from __future__ import annotations

import datetime
import json
import os
import sys
from typing import Any

from prefect.automations import EventTrigger
from prefect.blocks.webhook import Webhook
from prefect.client.orchestration import get_client
from prefect.events import emit_event
from prefect.events.actions import CallWebhook
from prefect.events.schemas.automations import AutomationCore, Posture
from prefect.types import SecretDict
from pydantic import SecretStr

BLOCK = "banmian-alerts"
IN_DOUBT, QUEUE_STANDS, DISK_FULL = (
    "banmian.issue.in-doubt",
    "banmian.queue.stands",
    "banmian.disk.full",
)
QUIET = datetime.timedelta(minutes=30)
"""What lasts is told of once in that time."""

RUN = "{{ flow_run.name }}: {{ flow_run.state.message }} {{ flow_run|ui_url }}"
WHY = "{{ event.payload.why }}"


def automations(block: Any) -> list[AutomationCore]:
    """Return the automations of a station, each telling the webhook in `block`."""
    failed = EventTrigger(
        expect={"prefect.flow-run.Failed", "prefect.flow-run.Crashed"},
        match_related={
            "prefect.resource.id": "prefect.tag.digitise",
            "prefect.resource.role": "tag",
        },
        posture=Posture.Reactive,
        threshold=1,
    )
    return [
        _told("failed pages and issues", failed, RUN, block),
        _told("an issue in doubt", _once(IN_DOUBT), WHY, block),
        _told("the queue stands", _once(QUEUE_STANDS, every=QUIET), WHY, block),
        _told("the disk is full", _once(DISK_FULL, every=QUIET), WHY, block),
    ]


def _once(event: str, *, every: datetime.timedelta = datetime.timedelta()) -> EventTrigger:
    return EventTrigger(expect={event}, posture=Posture.Reactive, threshold=1, within=every)


def _told(what: str, trigger: EventTrigger, text: str, block: Any) -> AutomationCore:
    payload = json.dumps({"alert": what, "text": "TEXT"}).replace('"TEXT"', _as_json(text))
    action = CallWebhook(block_document_id=block, payload=payload)
    name = f"banmian: {what}"
    return AutomationCore(name=name, description="", trigger=trigger, actions=[action])


def _as_json(template: str) -> str:
    """Return a template whose outcome is a JSON string, whatever quotes a message has in it."""
    return "{% set told %}" + template + "{% endset %}{{ told|tojson }}"


def set_up(url: str) -> None:
    """Make the webhook's block and the automations, or bring them up to date."""
    headers = SecretDict({"Content-Type": "application/json"})
    block = Webhook(url=SecretStr(url), headers=headers).save(BLOCK, overwrite=True)
    with get_client(sync_client=True) as client:
        for wanted in automations(block):
            found = client.read_automations_by_name(wanted.name)
            if found:
                client.update_automation(found[0].id, wanted)
            else:
                client.create_automation(wanted)


def alert(event: str, about: str, why: str) -> None:
    """Let the server know of something that people may want to be told of."""
    emit_event(event, {"prefect.resource.id": f"banmian.{about}"}, payload={"why": why})


if __name__ == "__main__":
    set_up(sys.argv[1] if len(sys.argv) > 1 else os.environ["BANMIAN_ALERTS"])
