"""Whether `issue.json` agrees with itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from export.checks.package import AGAIN, Fault, Package
from export.laying import printed_articles
from export.printed import Printed, Role, bare
from press.page import Article

FILE = "issue.json"

_BODY = (Role.PARAGRAPH, Role.SUBHEADING, Role.TABLE)


def dangling_regions(package: Package) -> Iterator[Fault]:
    """Yield regions that articles name and no page has, and those that two articles claim."""
    issue = package.issue
    there = {region.id for page in issue.pages for region in page.regions}
    owners = Counter(name for article in issue.articles for name in article.regions)
    for article in issue.articles:
        for region in article.regions:
            if region not in there:
                problem = f"article {article.id} names region {region}, which no page has"
                yield Fault(FILE, problem, AGAIN)
            elif owners[region] > 1:
                problem = f"article {article.id} and another one both have region {region}"
                yield Fault(FILE, problem, AGAIN)


def fields_beside_lines(package: Package) -> Iterator[Fault]:
    """Compare every article's paragraphs, headline and captions with its printed lines.

    Formats that show pages tell the lines, the others the fields: they only agree when these do.
    """
    for printed in printed_articles(package.issue):
        for field in _unlike(printed):
            problem = f"the {field} of article {printed.article.id} is not made of its lines"
            yield Fault(FILE, problem, "Correct the lines of its regions, too, or digitise again.")


def _unlike(printed: Printed) -> Iterator[str]:
    article = printed.article
    unlaid = any(one.role in _BODY and one.place < 0 for one in printed.stretches)
    if unlaid or _length(printed, _BODY) != len(bare(article.text)):
        yield "body"
    headline = _text(printed, Role.HEADLINE)
    # A brief's headline runs into its text and is printed there alone.
    if headline + _run_in(article, headline) != bare(article.headline):
        yield "headline"
    for role in (Role.KICKER, Role.SUBTITLE):
        if _text(printed, role) != bare(getattr(article, role)):
            yield role
    if _text(printed, Role.CAPTION) != bare("".join(one.text for one in article.captions)):
        yield "captions"


def _text(printed: Printed, role: Role) -> str:
    return "".join(one.text for one in printed.stretches if one.role is role)


def _length(printed: Printed, roles: tuple[Role, ...]) -> int:
    """Return how many characters the joined text of stretches has: no hyphens at line ends."""
    lines = (line for one in printed.stretches if one.role in roles for line in one.lines)
    return sum(len(line.text) - line.hyphen for line in lines)


def _run_in(article: Article, printed: str) -> str:
    rest = bare(article.headline).removeprefix(printed)
    return rest if rest in bare(article.text) else ""
