"""What Prefect's pages show of a run: markdown and tables, as plain text and rows."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from io import BytesIO

from PIL import Image

from flows.delivery import Delivered
from flows.page_work import PageWork
from flows.pictures import package_link, package_picture
from flows.review import review_lines
from flows.summary import overlay_files
from flows.verdicts import issue_verdict, page_verdict
from press.page import Issue, Page, Pixels

THUMBNAIL_BYTES = 40_000
"""Prefect sends every artifact whole in each of its lists."""
EXCERPT = 400
LINKED = ("qa/report.html", "issue.txt", "issue.json", "issue.pdf")
"""Files of a package that an operator may want to open."""

SHOWN = 8
"""Overlays that stand in an issue's exhibit; the others are linked."""

_SIZES = ((700, 60), (560, 50), (420, 40), (300, 30))


def page_markdown(work: PageWork, picture: Pixels) -> str:
    """Return a read page as markdown: figures, its overlay in small, the beginning of its text."""
    page = work.page
    text = "\n".join(region.text for region in page.regions)[:EXCERPT]
    data = base64.b64encode(thumbnail(picture)).decode()
    return "\n\n".join(
        (
            f"**{page.source.name}**: {page_verdict(work)}, turned by {page.skew:.2f}°",
            f"![page {page.number}](data:image/webp;base64,{data})",
            *(f"> {line}" for line in text.splitlines()),
        )
    )


def issue_markdown(delivered: Delivered) -> str:
    """Return an issue as markdown: what came of it, its masthead, links to what was written."""
    issue, package = delivered.issue, delivered.package
    known = (issue.masthead.title, issue.masthead.date, issue.masthead.weekday)
    links = [package_link(package, name) for name in LINKED if (package / name).exists()]
    failed = [
        f"- page {page.number} failed: {' '.join(page.problems)}" for page in delivered.failed
    ]
    notes = [f"- page {number}: {note}" for number, note in delivered.notes]
    notes += [f"- {line}" for line in review_lines(issue)]
    pictures = [
        package_link(package, str(file.relative_to(package))) for file in overlay_files(package)
    ]
    shown = [
        picture
        for file in overlay_files(package)[:SHOWN]
        if (picture := package_picture(package, str(file.relative_to(package))))
    ]
    parts = (
        f"## {'  '.join(word for word in known if word) or issue.id}",
        issue_verdict(delivered),
        "\n".join((*failed, *notes)),
        f"Package: {package_link(package)}",
        " · ".join(links),
        f"Pictures of what was found: {' · '.join(pictures)}" if pictures else "",
        "\n".join(shown),
        f"banmian {issue.run.version}, "
        + ", ".join(f"{name} {version}" for name, version in issue.run.readers.items()),
    )
    return "\n\n".join(part for part in parts if part)


def failed_page_markdown(page: Page) -> str:
    return f"**{page.source.name}** could not be read.\n\n> " + "\n> ".join(page.problems)


def article_rows(issue: Issue) -> list[dict[str, str | int | float]]:
    """Return one row an article, every row with the same columns: the first one's are shown."""
    return [
        {
            "article": article.id,
            "page": ", ".join(str(page) for page in article.pages),
            "kind": article.kind,
            "headline": article.headline,
            "byline": article.byline,
            "characters": len(article.text),
            "captions": len(article.captions),
            "confidence": round(article.confidence, 3),
        }
        for article in issue.articles
    ]


def thumbnail(picture: Pixels) -> bytes:
    """Return a picture as WebP of at most 40 kB."""
    return next(small for small in _ever_smaller(picture) if len(small) <= THUMBNAIL_BYTES)


def _ever_smaller(picture: Pixels) -> Iterator[bytes]:
    for width, quality in (*_SIZES, (120, 20)):
        image = Image.fromarray(picture).convert("RGB")
        image.thumbnail((width, 2 * width))
        content = BytesIO()
        image.save(content, "WEBP", quality=quality)
        yield content.getvalue()
