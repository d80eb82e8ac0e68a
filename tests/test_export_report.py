import re
import subprocess
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
from fixtures.small_issue import small_issue, small_page
from press.doubt import Doubt
from press.geometry import Box
from press.masthead import Check
from press.page import Issue, Line, Page, Source

EVIL = '<script>alert("x")</script>'


def evil_issue() -> Issue:
    """The small issue with a page that failed, a doubt, and mark-up wherever text can stand."""
    issue = small_issue()
    failed = Page(3, 0, 0, 0, Source(EVIL), status="failed", problems=(f"3.tif: {EVIL}",))
    masthead = replace(
        issue.masthead, title=EVIL, publisher=f"'\"{EVIL}", checks=(Check("title", 0.4, EVIL),)
    )
    return replace(
        issue, pages=(*issue.pages, failed), masthead=masthead, problems=(EVIL,),
        doubts=(Doubt("column", 1, ("p0001-r03",), "a01", EVIL, 0.6, EVIL),),
        run=replace(issue.run, readers={EVIL: EVIL}),
    )  # fmt: skip


def report_of(issue: Issue, folder: Path) -> str:
    (file,) = write(Material(issue, folder, small_page))
    assert file.name == NAME and isinstance(file.content, str)
    return file.content


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    (folder / "report.html").write_text(report_of(small_issue(), folder), "utf-8")
    return folder / "report.html"


def test_articles_have_the_text_that_is_printed(report):
    tree = html.fromstring(report.read_text("utf-8"))
    for printed in printed_articles(small_issue()):
        (article,) = tree.xpath(f"//article[@id='{printed.article.id}']//div[@class='text']")
        assert bare(article.text_content()) == printed.text


def test_doubtful_characters_are_marked_and_shown_beside_their_print(report):
    tree = html.fromstring(report.read_text("utf-8"))
    marks = tree.xpath("//div[@class='text']//mark")
    assert [(mark.text, mark.get("title")) for mark in marks] == [
        ("到", "把握 50% · tesseract「倒」 · rapidocr「到」"),
        ("停", "把握 50%"),
    ]
    first, second = tree.xpath("//ul[@class='suspects']/li")
    assert first.xpath("string(span)") == "本报讯春天到了，"
    (view,) = second.xpath(".//*[name()='svg']/@viewbox")  # HTML parsers write it so
    left, top, width, height = map(int, view.split())
    stopped = small_issue().pages[0].regions[7].lines[1].chars[3]
    assert (left + width // 2, top + height // 2) == tuple(map(int, stopped.middle))


def test_it_stands_alone(report):
    text = report.read_text("utf-8")
    assert re.findall(r'(?:src|href)="(?!#|data:)[^"]*"', text) == []
    assert "url(" not in text and "@import" not in text
    assert text.count("data:image/jpeg;base64,") == 2


def test_every_text_is_escaped(tmp_path):
    text = report_of(evil_issue(), tmp_path)
    assert "<script" not in text
    assert text.count("&lt;script&gt;alert(") >= 9
    assert "fell &lt;b&gt; &amp; 好" in text


def test_a_failed_page_is_named_with_its_reason(tmp_path):
    tree = html.fromstring(report_of(evil_issue(), tmp_path))
    (page,) = tree.xpath("//section[@id='page-3']")
    assert f"3.tif: {EVIL}" in page.text_content()
    assert page.xpath(".//image") == []


def test_decisions_lead_to_the_articles(tmp_path):
    tree = html.fromstring(report_of(evil_issue(), tmp_path))
    row = tree.xpath("//section[@id='decisions']//tr")[1]
    assert row.xpath(".//a/@href") == ["#a01"]
    assert "跨栏接续" in row.text_content() and "60%" in row.text_content()


def test_the_same_issue_gives_the_same_bytes(report, tmp_path):
    assert report_of(small_issue(), tmp_path) == report.read_text("utf-8")


def test_latin_words_are_parted_at_a_lines_end_and_hyphens_left_out():
    (article, _) = printed_articles(small_issue())
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
    assert "夜雨声声" in html.fromstring(document_of(url)).text_content()
    screenshot(url, tmp_path / "seen.png", size=(1200, 1600))
    seen = np.asarray(Image.open(tmp_path / "seen.png").convert("L"))
    assert (np.abs(seen.astype(int) - 120) < 20).sum() > 10_000  # the photo of page one
    print_to_pdf(url, tmp_path / "printed.pdf")
    told = subprocess.run(
        ["pdftotext", tmp_path / "printed.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "雨下了一夜。今晨方停" in bare(told)
    assert 4 <= told.count("\f") <= 8
