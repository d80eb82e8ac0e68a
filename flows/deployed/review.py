"""The deployment `review-issue/review`: a doubtful issue waits for a person's word.

One run is one issue. While it waits it is suspended: no process, no place in a queue, and the
batch it came from is long over.
"""

from __future__ import annotations

from typing import Any, Literal

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.deployments import run_deployment
from prefect.flow_runs import suspend_flow_run
from prefect.input import RunInput
from prefect.logging import get_run_logger
from prefect.runtime import flow_run
from prefect.states import Completed, Failed
from pydantic import Field

from flows.assessment import in_doubt
from flows.delivery import Delivered
from flows.deployed.forms import Again, Output, Reading, Review
from flows.deployed.handing_on import hand_on, post
from flows.deployed.labels import label
from flows.exhibits import issue_markdown
from flows.withheld import release, withhold
from press.errors import PackageError
from press.store import read_issue

DEPLOYMENT = "review-issue/review"
REDO = "redo/redo"
PATIENCE_S = 90 * 86_400


class Decision(RunInput):
    """What is to become of the issue."""

    decision: Literal["accept", "redo", "proofread"] = Field(
        default="accept",
        title="Decision",
        description="accept: hand the package on; redo: read it again as below; proofread: keep "
        "it back until it is corrected.",
    )
    readers: Literal["verify", "tesseract", "double"] = Field(
        default="double", title="Readers, for a redo"
    )
    script: Literal["auto", "hans", "hant"] = Field(default="auto", title="Script, for a redo")
    note: str = Field(default="", title="Note")


def ask_for_review(delivered: Delivered, output: Output, why: str) -> None:
    """Keep a package back and begin the run that asks a person about it."""
    withhold(delivered.package, why)
    parameters = {
        "review": Review(issue=delivered.package.name, why=why).model_dump(),
        "output": output.model_dump(),
    }
    run_deployment(
        DEPLOYMENT,
        parameters=parameters,
        flow_run_name=f"review {delivered.package.name}",
        tags=["review"],
        idempotency_key=f"review:{flow_run.get_id()}",
        as_subflow=False,
        timeout=0,
    )


@flow(name="review-issue", persist_result=True)
def review_issue(review: Review, output: Output) -> State[Any]:
    """Show a doubtful issue and wait for a decision: accept, redo or proofread."""
    package = output.out / review.issue
    label(f"review {review.issue}")
    try:
        issue = read_issue(package)
    except PackageError as error:
        return Failed(message=str(error))
    doubtful = [str(page.number) for page in in_doubt(issue.pages, output.in_doubt_above)]
    pages = f"Pages in doubt: {', '.join(doubtful)}." if doubtful else ""
    told = f"**{review.why}**\n\n{pages}\n\n{issue_markdown(Delivered(package, issue))}"
    decided = suspend_flow_run(
        wait_for_input=Decision.with_initial_data(description=told),
        timeout=PATIENCE_S,
        key=f"review-{flow_run.get_id()}",
    )
    return carry_out(decided, review.issue, output)


def carry_out(decided: Decision, issue: str, output: Output) -> State[Any]:
    """Do what a person has decided about the package of an issue."""
    package = output.out / issue
    note = f": {decided.note}" if decided.note else ""
    if decided.decision == "proofread":
        withhold(package, f"to be proofread{note}")
        return Completed(message=f"to be proofread, kept back{note}")
    if decided.decision == "redo":
        again = Reading(readers=decided.readers, script=decided.script)
        parameters = {
            "again": Again(issues=[issue]).model_dump(),
            "output": output.model_dump(),
            "reading": again.model_dump(),
        }
        run_deployment(REDO, parameters=parameters, as_subflow=False, timeout=0)
        return Completed(message=f"read again with {decided.readers}, {decided.script}{note}")
    release(package)
    post(package, output)
    hand_on(output, get_run_logger())
    return Completed(message=f"accepted{note}")
