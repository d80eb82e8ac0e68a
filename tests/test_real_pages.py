"""Real pages, where they lie beside the project: pictures and a report in `out/real/`."""

from pathlib import Path

import pytest
from PIL import Image

from benchmarks.real_articles import report_on, report_real
from benchmarks.real_pages import TRUTH
from press.page import Article, Issue

ROOT = Path(__file__).parent.parent
REAL = ROOT.parent / "shared" / "real"


def test_a_report_tells_what_was_missed_and_what_else_was_found():
    articles = (
        Article("a01", headline="全市校园足球 走进社区"),
        Article("a02", headline="春耕"),
        Article("a03"),
    )
    keyed = ["全市校园足球走进社区", "防汛工作全面展开"]
    report = report_on("x", keyed, Issue("x", articles=articles))
    assert (report.articles, report.found) == (3, 1)
    assert report.lines()[0] == "x: 3 articles found, 2 listed; 1 of 2 headlines"
    assert report.lines()[1].startswith("  not found: 防汛工作全面展开")
    assert report.lines()[2:] == ["  also found: 春耕"]


@pytest.mark.slow
@pytest.mark.skipif(not REAL.is_dir(), reason="no real pages beside the project")
def test_real_pages_give_articles_and_a_picture_of_each():
    out = ROOT / "out" / "real"
    reports = report_real(REAL, out)
    print((out / "report.txt").read_text(encoding="utf-8"))
    assert len(reports) == len(list(REAL.glob(f"*{TRUTH}")))
    for report in reports:
        assert report.articles > 0
        with Image.open(out / f"{report.name}.overlay.jpg") as picture:
            assert picture.width > 900
    assert sum(report.found for report in reports) > 0
