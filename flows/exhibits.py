"""What Prefect's pages show of a run: markdown and tables, as plain text and rows."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from io import BytesIO

from PIL import Image

from export.overlay import overlay
from flows.page_work import PageWork
from press.page import Issue, Page, Pixels

THUMBNAIL_BYTES = 40_000
"""Prefect sends every artifact whole in each of its lists."""
EXCERPT = 400

_SIZES = ((700, 60), (560, 50), (420, 40), (300, 30))


def page_markdown(work: PageWork, pixels: Pixels) -> str:
    """Return a read page as markdown: figures, a picture of its regions, the beginning of it."""
    page = work.page
    characters = sum(len(line.text) for region in page.regions for line in region.lines)
    text = "\n".join(region.text for region in page.regions)[:EXCERPT]
    picture = base64.b64encode(thumbnail(overlay(page, pixels, articles=()))).decode()
    return "\n\n".join(
        (
            f"**{page.source.name}**: {len(page.regions)} regions, {characters} characters, "
            f"turned by {page.skew:.2f}°, {work.seconds:.1f} s of work",
            f"![page {page.number}](data:image/webp;base64,{picture})",
            *(f"> {line}" for line in text.splitlines()),
        )
    )


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
