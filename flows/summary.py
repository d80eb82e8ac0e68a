"""What `banmian digitise` answers: for people one screen, for programs JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.delivery import Delivered
from flows.profile import profile_lines
from flows.review import review_as_json, review_lines
from press.errors import ExitCode
from press.page import Article

EXCERPT = 160


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one issue: a delivered package, or the problem that prevented it."""

    name: str
    delivered: Delivered | None
    problem: str = ""
    seconds: float = 0.0
    passed_over: tuple[str, ...] = ()
    overlays: bool = False
    profile: bool = False


def overlay_files(package: Path) -> list[Path]:
    """Return the pictures of what was found, one a page."""
    return sorted(package.glob("qa/*.overlay.*"))


def exit_code(outcomes: Sequence[Outcome]) -> ExitCode:
    """Return 0 when all is done, 3 when a page or an issue failed, 4 when nothing was done."""
    if not any(outcome.delivered for outcome in outcomes):
        return ExitCode.NOTHING_DONE
    whole = all(outcome.delivered and not outcome.delivered.failed for outcome in outcomes)
    return ExitCode.DONE if whole else ExitCode.SOME_PAGES_FAILED


def outcomes_to_json(outcomes: Sequence[Outcome]) -> str:
    return json.dumps({"issues": [_as_json(one) for one in outcomes]}, ensure_ascii=False, indent=1)


def outcome_to_text(outcome: Outcome) -> str:
    """Return where the package lies, what is in it, and how its first article begins."""
    delivered = outcome.delivered
    if delivered is None:
        return f"{outcome.name}: not digitised\n{_indented(outcome.problem)}"
    issue = delivered.issue
    if delivered.done_before:
        pictures = overlay_files(delivered.package) if outcome.overlays else ()
        done = (str(delivered.package), "already digitised; --force does it again")
        return "\n  ".join((*done, *map(str, pictures)))
    lines = [
        str(delivered.package),
        f"  {_heading(delivered)}",
        f"  {_counted(delivered)}, {outcome.seconds:.0f} s",
        *(f"  page {page.number} failed: {' '.join(page.problems)}" for page in delivered.failed),
        *(f"  page {number}: {note}" for number, note in delivered.notes),
        *(f"  {line}" for line in review_lines(issue)),
    ]
    if outcome.overlays:
        lines += [f"  {picture}" for picture in overlay_files(delivered.package)]
    if outcome.profile:
        lines += [f"  {line}" for line in profile_lines(delivered.profile)]
    if issue.articles:
        lines += ["", *_beginning(_leading(issue.articles))]
    return "\n".join(lines)


def _heading(delivered: Delivered) -> str:
    masthead = delivered.issue.masthead
    number = f"第{masthead.issue_no}期" if masthead.issue_no else ""
    known = (masthead.title, masthead.date, masthead.weekday, number)
    return "  ".join(word for word in known if word) or delivered.issue.id


def _counted(delivered: Delivered) -> str:
    issue = delivered.issue
    counts = (
        (len(issue.pages) - len(delivered.failed), "page"),
        (len(issue.articles), "article"),
        (_characters(delivered), "character"),
    )
    return ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts)


def _characters(delivered: Delivered) -> int:
    pages = delivered.issue.pages
    return sum(len(line.text) for page in pages for region in page.regions for line in region.lines)


def _leading(articles: Sequence[Article]) -> Article:
    return next((one for one in articles if one.headline and one.body), articles[0])


def _beginning(article: Article) -> list[str]:
    text = " ".join(article.text.split())
    excerpt = text[:EXCERPT] + ("…" if len(text) > EXCERPT else "")
    parts = (article.kicker, article.headline, article.subtitle, article.byline, excerpt)
    return [f"  {part}" for part in parts if part]


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())


def _as_json(outcome: Outcome) -> dict[str, Any]:
    delivered = outcome.delivered
    answer: dict[str, Any] = {
        "name": outcome.name,
        "status": "failed",
        "problem": outcome.problem,
        "seconds": round(outcome.seconds, 1),
        "passed_over": list(outcome.passed_over),
    }
    if delivered:
        answer |= {
            "status": "already digitised" if delivered.done_before else "done",
            "id": delivered.issue.id,
            "package": str(delivered.package),
            "pages": len(delivered.issue.pages),
            "failed_pages": [
                {"page": page.number, "problems": list(page.problems)} for page in delivered.failed
            ],
            "notes": [{"page": number, "note": note} for number, note in delivered.notes],
            "articles": len(delivered.issue.articles),
            "review": review_as_json(delivered.issue),
            "characters": _characters(delivered),
            "overlays": [str(picture) for picture in overlay_files(delivered.package)],
        }
        if outcome.profile:
            answer["profile"] = delivered.profile
    return answer
