"""The verdict from a filled-in list: held against the packages, counted, told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from evaluation.sampling.judgement import Judgement
from evaluation.sampling.plans import Severity
from evaluation.sampling.switching import Standing
from flows.ledger import now
from flows.sampling.answers import FILE, Answer, answers_in
from flows.sampling.lot import digest_of
from flows.sampling.verdicts import Found, Verdict, keep, standing, verdicts
from flows.sampling.worklist import Worklist, drawn_of, plans_of, read_worklist
from flows.verdicts import count
from press.errors import SampleError

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict, with what was answered and how the next lot is inspected, kind by kind."""

    verdict: Verdict
    answers: tuple[Answer, ...]
    next_lot: dict[str, Standing]


def judged(folder: Path, *, out: Path | None = None, table: Path | None = None) -> Judged:
    """Read a filled-in list back, keep its verdict beside the packages and return it.

    `out` is where the packages are now, `table` the filled-in file, when they are not where the
    list was written. SampleError when the list is not complete, or does not fit the packages.
    """
    worklist = read_worklist(folder)
    if out is not None:
        worklist = replace(worklist, packages=str(out))
    _refuse_changed(worklist)
    answers = answers_in(table or folder / FILE, [drawn.row for drawn in drawn_of(worklist)])
    wrong = Counter(answer.row.kind for answer in answers if answer.wrong)
    found = tuple(Found(kind, Judgement(plan, wrong[kind])) for kind, plan in plans_of(worklist))
    issues = tuple(one.issue for one in worklist.lot)
    earlier = [one for one in verdicts(worklist.out) if one.id != worklist.id]
    first = not any(set(one.issues) & set(issues) for one in earlier)
    verdict = Verdict(worklist.id, now(), issues, found, first)
    keep(worklist.out, verdict)
    next_lot = {
        kind: standing(worklist.out, kind, plan.aql, plan.level)
        for kind, plan in plans_of(worklist)
    }
    return Judged(verdict, tuple(answers), next_lot)


def _refuse_changed(worklist: Worklist) -> None:
    changed = [
        one.issue for one in worklist.lot if digest_of(worklist.out / one.issue) != one.sha256
    ]
    if changed:
        more = f" and {len(changed) - MOST_NAMED} more" if len(changed) > MOST_NAMED else ""
        raise SampleError(
            f"{', '.join(changed[:MOST_NAMED])}{more}: changed since the sample was drawn, so the "
            "list says nothing of what is there now. Draw a new sample."
        )


def told(judged: Judged) -> str:
    """Return the verdict for people: counts, how much is wrong, what to do next."""
    lines = ["ACCEPTED" if judged.verdict.accepted else "NOT ACCEPTED"]
    lines += [_counts(one) for one in judged.verdict.found]
    lines += ["", *_next_steps(judged)]
    return "\n".join(lines)


def _counts(found: Found) -> str:
    judgement, plan = found.judgement, found.judgement.plan
    low, high = judgement.interval
    sure = "all were looked at" if plan.whole else f"95 % sure: {low:.2%} to {high:.2%}"
    verdict = "accepted" if judgement.accepted else "not accepted"
    return (
        f"{found.kind}s: {judgement.wrong} of {plan.sample} wrong, {judgement.rate:.2%} ({sure}); "
        f"at most {plan.accept} at an AQL of {plan.aql:g} %, {plan.severity} inspection: {verdict}"
    )


def _next_steps(judged: Judged) -> Iterator[str]:
    verdict = judged.verdict
    if verdict.accepted:
        yield "Hand the batch on; correct what was found wrong."
    else:
        yield (
            "Do not hand the batch on. Read it again (`--readers double`, or the deployment "
            "`redo`) or have it proofread whole, then draw a new sample."
        )
    if where := worst(judged.answers):
        yield f"Most is wrong in {where}."
    if not verdict.first:
        yield "Packages of it were judged before, so it does not count for the next batch."
    for kind, next_lot in judged.next_lot.items():
        yield f"Next batch, {kind}s: {_severity(next_lot)}"


def _severity(standing: Standing) -> str:
    if standing.stopped:
        return f"none before what makes batches bad is mended: {standing.why}."
    reduced = standing.may_be_reduced and standing.severity is Severity.NORMAL
    more = " `--inspection reduced` may be used while nothing changes." if reduced else ""
    return f"{standing.severity} inspection ({standing.why}).{more}"


def worst(answers: Sequence[Answer]) -> str:
    """Return the issues with the most wrong units: `a-1984-05-01 (3), b-1984-05-02 (1)`."""
    wrong = Counter(answer.row.issue for answer in answers if answer.wrong)
    return ", ".join(f"{issue} ({number})" for issue, number in wrong.most_common(MOST_NAMED))


def as_json(judged: Judged) -> dict[str, Any]:
    """Return the same for programs, with every wrong unit."""
    return {
        "list": judged.verdict.id,
        "accepted": judged.verdict.accepted,
        "issues": list(judged.verdict.issues),
        "found": [_found_as_json(one, judged.next_lot[one.kind]) for one in judged.verdict.found],
        "wrong": [
            {
                "no": answer.row.number,
                "kind": answer.row.kind,
                "issue": answer.row.issue,
                "page": answer.row.page,
                "read": answer.row.read,
                "corrected": answer.corrected,
                "note": answer.note,
            }
            for answer in judged.answers
            if answer.wrong
        ],
    }


def _found_as_json(found: Found, next_lot: Standing) -> dict[str, Any]:
    judgement, plan = found.judgement, found.judgement.plan
    low, high = judgement.interval
    return {
        "kind": found.kind,
        "accepted": judgement.accepted,
        "lot": plan.lot,
        "sample": plan.sample,
        "wrong": judgement.wrong,
        "accept": plan.accept,
        "reject": plan.reject,
        "aql": plan.aql,
        "level": plan.level,
        "inspection": str(plan.severity),
        "rate": judgement.rate,
        "interval_95": [low, high],
        "next_inspection": str(next_lot.severity),
        "next_why": next_lot.why,
        "stopped": next_lot.stopped,
    }


def summary(judged: Judged) -> str:
    """Return the verdict in one line: `accepted: characters 2 of 800 wrong`."""
    counts = [
        f"{one.judgement.wrong} of {count(one.judgement.plan.sample, one.kind)} wrong"
        for one in judged.verdict.found
    ]
    return f"{'accepted' if judged.verdict.accepted else 'not accepted'}: {', '.join(counts)}"
