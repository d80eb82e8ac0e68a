"""The deployments `sample-batch/sampling` and `judge-batch/verdict`: acceptance by a sample."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from prefect import flow
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from flows.deployed.forms import Output
from flows.deployed.labels import label
from flows.deployed.sampling_forms import Filled, Sampling
from flows.pictures import address
from flows.records import records
from flows.sampling import answers, sheet
from flows.sampling.judging import as_json, judged, summary, told
from flows.sampling.making import Asked, plan_rows, sampled, write_list
from flows.sampling.worklist import Worklist
from flows.verdicts import count
from press.errors import BanmianError


@flow(name="sample-batch")
def sample_batch(sampling: Sampling, output: Output) -> State[Any]:
    """Draw a sample of characters and articles and write it as a list with cut-outs.

    Look at the list, fill in its table with right or wrong, then run "verdict".
    """
    try:
        worklist = sampled(output.out, Asked(**sampling.model_dump()))
        folder = records(output.out, "samples") / worklist.id
        write_list(worklist, folder)
    except BanmianError as error:
        return Failed(message=str(error))
    label(f"sample {worklist.id}")
    rows = plan_rows(worklist)
    create_table_artifact(
        [{**row, "list": _link(worklist, sheet.FILE)} for row in rows],
        key="sample",
        description=f"Sample {worklist.id} of {count(len(worklist.lot), 'package')}",
    )
    create_markdown_artifact(_how(worklist, folder), key="sample-list", description=worklist.id)
    plans = ", ".join(f"{row['sample']} {row['what']}" for row in rows)
    return Completed(message=f"{plans} of {count(len(worklist.lot), 'issue')}")


def _how(worklist: Worklist, folder: Path) -> str:
    return (
        f"## Sample {worklist.id}\n\n"
        f"{_link(worklist, sheet.FILE)} shows every unit beside its print; fill in "
        f"{_link(worklist, answers.FILE)} (right or wrong, 对 or 错, in every row), then run the "
        f"deployment `verdict` with the list `{worklist.id}`. The list lies in `{folder}`."
    )


def _link(worklist: Worklist, name: str) -> str:
    """Return a link in markdown, or the name where nothing is served."""
    if not address():
        return name
    return f"[{name}]({address()}/samples/{quote(worklist.id)}/{name})"


@flow(name="judge-batch")
def judge_batch(filled: Filled, output: Output) -> State[Any]:
    """Read a filled-in list back: accepted or not, how much is wrong, what to do next.

    A list that is not complete, or whose packages have changed, is refused.
    """
    folder = Path(filled.list_id)
    if not folder.is_absolute():
        folder = records(output.out, "samples") / folder.name
    try:
        found = judged(folder, out=output.out, table=Path(filled.table) if filled.table else None)
    except BanmianError as error:
        return Failed(message=str(error))
    label(f"verdict {found.verdict.id}")
    lines = "\n".join(f"{line}  " for line in told(found).splitlines())
    create_markdown_artifact(lines, key="verdict", description=found.verdict.id)
    if wrong := as_json(found)["wrong"]:
        create_table_artifact(wrong, key="verdict-wrong", description="What was found wrong")
    if found.verdict.accepted:
        return Completed(message=summary(found))
    return Failed(message=summary(found))
