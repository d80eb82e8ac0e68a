"""What Prefect's pages show of a run, as plain text and rows."""

import numpy as np

from flows.delivery import Delivered
from flows.exhibits import (
    THUMBNAIL_BYTES,
    article_rows,
    failed_page_markdown,
    issue_markdown,
    thumbnail,
)
from flows.pictures import ADDRESS
from press.page import Article, Issue, Page, Passage, Source


def test_a_thumbnail_is_small_however_busy_the_page():
    noise = np.random.default_rng(1).integers(0, 256, (2600, 1800, 3), dtype=np.uint8)
    assert 1000 < len(thumbnail(noise)) <= THUMBNAIL_BYTES


def test_every_row_has_the_same_columns():
    bare = Article("a01")
    full = Article("a02", headline="雨", byline="记者", body=(Passage("今日有雨"),), pages=(1, 3))
    first, second = article_rows(Issue("x", articles=(bare, full)))
    assert list(first) == list(second)
    assert (second["page"], second["headline"], second["characters"]) == ("1, 3", "雨", 4)


def test_a_failed_page_is_named_with_its_reason():
    page = Page(2, 0, 0, 0, Source("2.jpg"), status="failed", problems=("2.jpg is truncated.",))
    assert failed_page_markdown(page) == "**2.jpg** could not be read.\n\n> 2.jpg is truncated."


def test_an_issue_shows_its_overlays_and_what_to_review(tmp_path, monkeypatch):
    (tmp_path / "x" / "qa").mkdir(parents=True)
    (tmp_path / "x" / "qa" / "p0001.overlay.jpg").touch()
    issue = Issue("x", problems=("Page 7 is missing between 6 and 8.",))
    delivered = Delivered(tmp_path / "x", issue)
    text = issue_markdown(delivered)
    assert "- Page 7 is missing between 6 and 8." in text
    assert "qa/p0001.overlay.jpg`" in text and "![" not in text
    monkeypatch.setenv(ADDRESS, "http://here:4211")
    shown = "![qa/p0001.overlay.jpg](http://here:4211/packages/x/qa/p0001.overlay.jpg)"
    assert shown in issue_markdown(delivered)
