"""The deployment `redo/redo`: chosen issues, or pages of them, with other settings."""

from __future__ import annotations

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Failed

from flows.deployed.batch import digitised, ending
from flows.deployed.forms import Again, Output, Reading
from flows.deployed.labels import label
from flows.redoing import source_named
from flows.verdicts import count
from press.errors import InputError


@flow(name="redo")
def redo(again: Again, output: Output, reading: Reading) -> State[Any]:
    """Read issues again, in another way or after a correction, and replace their packages.

    With "These pages only" just those are read again. Stages that the settings do not touch are
    not done again while their results are still kept; "Do it again" does them all.
    """
    try:
        sources = [source_named(output.out, name) for name in again.issues]
    except InputError as error:
        return Failed(message=str(error))
    name = (
        f"redo {again.issues[0]}" if len(sources) == 1 else f"redo {count(len(sources), 'issue')}"
    )
    label(name)
    how = reading.model_copy(update={"anew": True})
    return ending(digitised(sources, output, how, name), name)
