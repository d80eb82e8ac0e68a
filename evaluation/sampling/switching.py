"""How severe the next inspection is: the switching rules of ISO 2859-1, 9.3 and 9.4.

Only lots that were shown for the first time count; one that comes again does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from evaluation.sampling.judgement import Judgement
from evaluation.sampling.plans import Severity

WINDOW, REJECTED_OF_WINDOW = 5, 2
ACCEPTED_IN_A_ROW = 5
MOST_REJECTED = 5
"""Not so many lots may be refused under tightened inspection before something is changed."""
SCORE_FOR_REDUCED = 30


@dataclass(frozen=True, slots=True)
class Standing:
    """What the next lot is inspected with, and why.

    `may_be_reduced`: the score suffices; that production is steady a person has to say. `stopped`:
    inspection is of no use until what makes the lots bad is mended.
    """

    severity: Severity
    why: str = ""
    may_be_reduced: bool = False
    stopped: bool = False


def standing_after(judged: Sequence[Judgement]) -> Standing:
    """Return how the next lot is inspected after these lots, the newest last."""
    if not judged:
        return Standing(Severity.NORMAL, "the first batch")
    severity = judged[-1].plan.severity
    newest_first = takewhile(lambda one: one.plan.severity is severity, reversed(judged))
    lots = list(newest_first)[::-1]
    return {
        Severity.NORMAL: _after_normal,
        Severity.TIGHTENED: _after_tightened,
        Severity.REDUCED: _after_reduced,
    }[severity](lots)


def _after_normal(lots: list[Judgement]) -> Standing:
    recent = lots[-WINDOW:]
    rejected = sum(not lot.accepted for lot in recent)
    if rejected >= REJECTED_OF_WINDOW:
        why = f"{rejected} of the last {len(recent)} batches were not accepted"
        return Standing(Severity.TIGHTENED, why)
    score = switching_score(lots)
    enough = score >= SCORE_FOR_REDUCED
    return Standing(Severity.NORMAL, f"switching score {score}", may_be_reduced=enough)


def _after_tightened(lots: list[Judgement]) -> Standing:
    recent = lots[-ACCEPTED_IN_A_ROW:]
    if len(recent) == ACCEPTED_IN_A_ROW and all(lot.accepted for lot in recent):
        return Standing(Severity.NORMAL, f"{ACCEPTED_IN_A_ROW} batches in a row were accepted")
    rejected = sum(not lot.accepted for lot in lots)
    why = f"{rejected} batches not accepted under tightened inspection"
    return Standing(Severity.TIGHTENED, why, stopped=rejected >= MOST_REJECTED)


def _after_reduced(lots: list[Judgement]) -> Standing:
    if lots[-1].accepted:
        return Standing(Severity.REDUCED, "accepted", may_be_reduced=True)
    return Standing(Severity.NORMAL, "a batch was not accepted under reduced inspection")


def switching_score(lots: Sequence[Judgement]) -> int:
    """Return the score of lots under normal inspection (9.3.3.2): 30 allow reduced inspection."""
    score = 0
    for lot in lots:
        if lot.plan.accept >= 2:
            score = score + 3 if lot.accepted_stricter else 0
        else:
            score = score + 2 if lot.accepted else 0
    return score
