"""The deployment `digitise-backlog/backlog`: a batch of issues, each of them a run of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Failed

from flows.deployed.batch import digitised, ending
from flows.deployed.forms import Backlog, Output, Reading
from flows.deployed.labels import label
from flows.ledger import source_of_issue
from flows.verdicts import count
from ingest.inputs import issues_from_backlog
from press.errors import InputError


@flow(name="digitise-backlog")
def digitise_backlog(
    backlog: Backlog, output: Output, reading: Reading | None = None
) -> State[Any]:
    """Digitise every issue of a folder, each in a run of its own, side by side on all workers.

    Live progress and, in the end, a summary and a table of all issues are among the artifacts.
    """
    reading = reading or Reading()
    folder = Path(backlog.folder)
    try:
        sources = [source_of_issue(issue) for issue in issues_from_backlog(folder)]
    except InputError as error:
        return Failed(message=str(error))
    if backlog.only:
        sources = [source for source in sources if source.name in backlog.only]
        if lacking := sorted(set(backlog.only) - {source.name for source in sources}):
            return Failed(message=f"{folder} has no {', '.join(lacking)}.")
    name = f"{folder.name}: {count(len(sources), 'issue')}"
    label(name)
    return ending(digitised(sources, output, reading, name), name)
