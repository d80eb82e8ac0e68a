import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from lxml import html
from PIL import Image

from export.laying import printed_articles
from export.material import Material
from export.printed import bare
from export.report.document import NAME, write
from export.report.figures import doubt_in
from export.report.marked import Piece, pieces_of
from export.report.sheets import Clip
from fixtures.browser import CHROMIUM, document_of, print_to_pdf, screenshot
from fixtures.two_pages import paper, two_pages
from press.doubt import Doubt
from press.geometry import Box
from press.masthead import Check
from press.page import Issue, Line, Region

EVIL = '<script>alert("x")</script>'


def with_lines(issue: Issue, change: Callable[[Line, str], Line]) -> Issue:
    """Return the issue with every line changed; `change` is told its region's id, too."""

    def changed(region: Region) -> Region:
        return replace(region, lines=tuple(change(line, region.id) for line in region.lines))

    pages = (replace(p, regions=tuple(map(changed, p.regions))) for p in issue.pages)
    return replace(issue, pages=tuple(pages))


def doubtful_issue() -> Issue:
    """The made-up issue, in which 日 of 今日有雨 is doubtful, 雨 less sure, all else sure."""

    def changed(line: Line, region: str) -> Line:
        sure = (1.0, 0.5, 1.0, 0.95, 1.0) if region == "p0001-r13" else ()
        return replace(line, confidences=sure)

    return with_lines(two_pages(), changed)


def evil_issue() -> Issue:
    """The made-up issue with mark-up wherever text can stand."""

    def changed(line: Line, region: str) -> Line:
        return Line(line.box, EVIL + "<b> & 好") if region == "p0001-r14" else line

    issue = with_lines(two_pages(), changed)
    masthead = replace(
        issue.masthead, title=EVIL, publisher=f"'\"{EVIL}", checks=(Check("title", 0.4, EVIL),)
    )
    failed = replace(issue.pages[2], problems=(f"p3.png: {EVIL}",))
    return replace(
        issue, pages=(*issue.pages[:2], failed), masthead=masthead, problems=(EVIL,),
        doubts=(Doubt("column", 1, ("p0001-r03",), "a01", EVIL, 0.6, EVIL),),
        run=replace(issue.run, readers={EVIL: EVIL}),
    )  # fmt: skip


def report_of(issue: Issue, folder: Path) -> str:
    (file,) = write(Material(issue, folder, paper))
    assert file.name == NAME and isinstance(file.content, str)
    return file.content


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    (folder / "report.html").write_text(report_of(doubtful_issue(), folder), "utf-8")
    return folder / "report.html"


def test_articles_have_the_text_that_is_printed(report):
    tree = html.fromstring(report.read_text("utf-8"))
    for printed in printed_articles(doubtful_issue()):
        (article,) = tree.xpath(f"//article[@id='{printed.article.id}']//div[@class='text']")
        told = printed.text.replace("Inter-", "Inter")  # parted at the end of its line
        assert bare(article.text_content()) == told


def test_doubtful_characters_are_marked_and_shown_beside_their_print(report):
    tree = html.fromstring(report.read_text("utf-8"))
    marks = tree.xpath("//div[@class='text']//mark")
    assert [(mark.text, mark.get("class"), mark.get("title")) for mark in marks] == [
        ("日", "doubtful", "把握 50% · tesseract「曰」 · rapidocr「日」"),
        ("雨", "unsure", "把握 95%"),
    ]
    (suspect,) = tree.xpath("//ul[@class='suspects']/li")
    assert suspect.xpath("string(span)") == "今日有雨。"
    (view,) = suspect.xpath(".//*[name()='svg']/@viewbox")  # HTML parsers write it so
    assert view == "310 440 80 80"


def test_it_stands_alone(report):
    text = report.read_text("utf-8")
    assert re.findall(r'(?:src|href)="(?!#|data:)[^"]*"', text) == []
    assert "url(" not in text and "@import" not in text
    assert text.count("data:image/jpeg;base64,") == 2


def test_every_text_is_escaped(tmp_path):
    text = report_of(evil_issue(), tmp_path)
    assert "<script" not in text
    assert text.count("&lt;script&gt;alert(") >= 9
    assert "&lt;b&gt; &amp; 好" in text


def test_a_failed_page_is_named_with_its_reason(tmp_path):
    tree = html.fromstring(report_of(evil_issue(), tmp_path))
    (page,) = tree.xpath("//section[@id='page-3']")
    assert f"p3.png: {EVIL}" in page.text_content()
    assert page.xpath(".//image") == []


def test_decisions_lead_to_the_articles(tmp_path):
    tree = html.fromstring(report_of(evil_issue(), tmp_path))
    row = tree.xpath("//section[@id='decisions']//tr")[1]
    assert row.xpath(".//a/@href") == ["#a01"]
    assert "跨栏接续" in row.text_content() and "60%" in row.text_content()


def test_the_same_issue_gives_the_same_bytes(report, tmp_path):
    assert report_of(doubtful_issue(), tmp_path) == report.read_text("utf-8")


def test_latin_words_are_parted_at_a_lines_end_and_hyphens_left_out():
    article, *_ = printed_articles(doubtful_issue())
    line = next(article.lines)

    def printed(text: str, *, hyphen: bool = False):
        told = Line(Box(0, 0, 9, 9), text)
        return replace(line, region=replace(line.region, lines=(told,)), number=1, hyphen=hyphen)

    lines = [printed("from the"), printed("Peo-", hyphen=True), printed("ple到"), printed("今")]
    assert "".join(piece.text for piece in pieces_of(lines)) == "from the People到今"
    assert next(pieces_of(lines)) == Piece("from the")


def test_doubt_is_counted():
    line = Line(Box(0, 0, 9, 9), "雨下了", confidences=(0.5, 0.95, 1.0))
    told = doubt_in([line, Line(Box(0, 0, 9, 9), "停")])
    assert (told.characters, told.doubtful, told.unsure) == (4, 1, 1)
    assert told.expected_wrong == pytest.approx(0.55)


def test_what_is_no_part_of_an_article_is_veiled():
    clip = Clip(1, Box(0, 0, 90, 90), (Box(10, 20, 30, 40),))
    assert clip.veil == "M0 0H90V90H0ZM10 20H30V40H10Z"


@pytest.mark.slow
@pytest.mark.skipif(not CHROMIUM, reason="needs Chromium")
def test_a_browser_shows_it_and_prints_it(report, tmp_path):
    url = report.as_uri()
    assert "县里通车" in html.fromstring(document_of(url)).text_content()
    screenshot(url, tmp_path / "seen.png", size=(1200, 1600))
    seen = np.asarray(Image.open(tmp_path / "seen.png").convert("L"))
    assert (np.abs(seen.astype(int) - 40) < 20).sum() > 10_000  # photos
    print_to_pdf(url, tmp_path / "printed.pdf")
    told = subprocess.run(
        ["pdftotext", tmp_path / "printed.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "县里通车昨日新路通车。" in bare(told)
    assert 4 <= told.count("\f") <= 8
