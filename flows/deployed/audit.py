"""The deployment `audit/audit`: proves that every input is accounted for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from prefect import flow
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from flows.audit import Audit
from flows.audit import audit as look_up
from flows.deployed.forms import Audited, Output
from flows.verdicts import count
from press.errors import InputError

MOST_ROWS = 500


@flow(name="audit", flow_run_name="audit")
def audit(audited: Audited, output: Output) -> State[Any]:
    """Prove that every scan is in exactly one package or in the list of failures.

    And, unless switched off, that every package is sound and unchanged.
    """
    folders = [Path(folder) for folder in audited.scans]
    try:
        found = look_up(folders, output.out, every_file=audited.every_file)
    except InputError as error:
        return Failed(message=str(error))
    pages = count(len(found.findings), "page")
    told = f"{pages}, {found.failed} failed, {count(len(found.faults), 'fault')}"
    _show(found, told)
    return Failed(message=told) if found.faults else Completed(message=told)


def _show(found: Audit, told: str) -> None:
    faults = "\n".join(f"- {fault}" for fault in found.faults[:MOST_ROWS]) or "No faults."
    create_markdown_artifact(f"## Audit\n\n{told}\n\n{faults}", key="audit", description=told)
    rows = [
        {"file": one.file, "sha256": one.sha256, "why": one.failed}
        for one in found.findings
        if one.failed
    ]
    if rows:
        create_table_artifact(rows[:MOST_ROWS], key="audit-failures", description="Failures")
