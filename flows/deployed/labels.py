"""The name and the tags of the run that is going on, as operators see and filter them."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.runtime import flow_run

from press.masthead import Masthead


def label(name: str, tags: Iterable[str] = ()) -> None:
    """Give the flow run that is going on another name, and more tags."""
    if not (run_id := flow_run.get_id()):
        return
    with get_client(sync_client=True) as client:
        client.update_flow_run(UUID(run_id), name=name, tags={*flow_run.get_tags(), *tags})


def tags_of(masthead: Masthead) -> list[str]:
    """Return by what an issue's runs are found: its title and its year."""
    tags = [f"title:{masthead.title}"] if masthead.title else []
    return tags + ([f"year:{masthead.date[:4]}"] if masthead.date else [])


def name_of(masthead: Masthead, otherwise: str) -> str:
    """Return what a run is called once the masthead is read."""
    if masthead.title and masthead.date:
        return f"{masthead.title} {masthead.date}"
    return otherwise
