"""The name and the tags of the run that is going on, as operators see and filter them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.runtime import flow_run

from press.masthead import Masthead

BATCH = "batch:"
"""How the tag begins that names the batch of an issue's run."""


def label(name: str, tags: Iterable[str] = ()) -> None:
    """Give the flow run that is going on another name, and more tags."""
    if not (run_id := flow_run.get_id()):
        return
    with get_client(sync_client=True) as client:
        client.update_flow_run(UUID(run_id), name=name, tags={*flow_run.get_tags(), *tags})


def batch_of_run() -> str:
    """Return the id of the batch that the run that is going on belongs to; empty for none."""
    tags = (tag.removeprefix(BATCH) for tag in flow_run.get_tags() if tag.startswith(BATCH))
    return next(tags, "")


def tags_of(masthead: Masthead) -> list[str]:
    """Return by what an issue's runs are found: its title and its year."""
    tags = [f"title:{masthead.title}"] if masthead.title else []
    return tags + ([f"year:{masthead.date[:4]}"] if masthead.date else [])


def name_of(masthead: Masthead, otherwise: str) -> str:
    """Return what a run is called once the masthead is read."""
    if masthead.title and masthead.date:
        return f"{masthead.title} {masthead.date}"
    return otherwise
