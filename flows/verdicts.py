"""What a run says of itself in the end, in one line: `12 pages, 1 in doubt`."""

from __future__ import annotations

from flows.assessment import IN_DOUBT, assess, in_doubt
from flows.delivery import Delivered
from flows.page_work import PageWork

MOST_NAMED = 4
"""So many failed pages are named with their causes; the others are counted."""


def page_verdict(work: PageWork) -> str:
    """Return what came of a page: `14 regions, 1204 characters, 0.3 % in doubt, 8.1 s`."""
    if work.page.status == "failed":
        return " ".join(work.page.problems)
    found = assess([work.page])
    parts = [
        count(len(work.page.regions), "region"),
        count(found.characters, "character"),
        f"{found.rate:.1%} expected to be wrong",
        "read before" if work.kept else f"{work.seconds:.1f} s",
    ]
    return ", ".join(parts)


def steps_told(work: PageWork) -> str:
    """Return what took how long: `opening 0.1 s, straightening 0.4 s, ...`."""
    return ", ".join(f"{name} {seconds:.1f} s" for name, seconds in work.steps)


def issue_verdict(delivered: Delivered, limit: float = IN_DOUBT) -> str:
    """Return what came of an issue: `12 pages, 1 in doubt` or `p0003 encrypted PDF; ...`."""
    pages = len(delivered.issue.pages)
    if delivered.done_before:
        return f"{count(pages, 'page')}, digitised before"
    if failed := delivered.failed:
        causes = {work.page.scan_number: work.cause for work in delivered.works}
        named = [f"p{page.number:04} {causes.get(page.scan_number, '')}".strip() for page in failed]
        more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
        left = count(pages - len(failed), "other page")
        return f"{', '.join(named[:MOST_NAMED])}{more}; {left} done"
    doubtful = len(in_doubt(delivered.issue.pages, limit))
    parts = [
        count(pages, "page"),
        f"{doubtful} in doubt" if doubtful else "none in doubt",
        f"{assess(delivered.issue.pages).rate:.1%} expected to be wrong",
    ]
    return ", ".join(parts)


def count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
