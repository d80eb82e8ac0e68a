import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest

from export.checks.package import Package
from export.checks.pdfa import archival_faults
from export.checks.texts import Told, printed_texts
from export.checks.texts_of_pdf import pages_copied_otherwise, texts_of_pdf
from export.material import Material
from export.pdf.document import NAME, write
from export.printed import bare
from fixtures.two_pages import paper, region, two_pages
from press.geometry import shifted, union
from press.page import Article, Issue, Kind, Page, Region, Source

JARS = Path("/usr/share/java")
PREFLIGHT = [
    JARS / f"{name}.jar"
    for name in ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging",
                 "javax.activation", "jaxb-api")
]  # fmt: skip
TOLD = Told(NAME, texts_of_pdf, printed_texts)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """A folder with the PDF of the small issue."""
    return written(tmp_path_factory.mktemp("pdf"))


def written(folder: Path) -> Package:
    issue = two_pages()
    for file in write(Material(issue, folder, paper)):
        (folder / file.name).write_bytes(file.data)
    return Package(folder, issue)


def poppler(*words: object) -> str:
    done = subprocess.run([*map(str, words)], capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


def test_its_articles_have_the_text_that_is_printed(package):
    assert list(TOLD.faults(package)) == []
    assert texts_of_pdf(package)["a03"] == "县里通车 昨日新路通车。"


def test_pages_are_copied_in_reading_order_and_without_spaces(package):
    assert list(pages_copied_otherwise(package)) == []
    _, second, _ = poppler("pdftotext", "-raw", package.file(NAME), "-").split("\f")
    assert second.split() == [
        "(上接第一版)", "面积比去年增加。", "(完)", "春耕正当时", "招聘会计", "电话", "123456。",
        "江上夕照。",
    ]  # fmt: skip


def test_chrome_copies_it_in_order_and_sees_where_characters_stand(package):
    with pypdfium2.PdfDocument(package.file(NAME)) as pdf:
        text = pdf[0].get_textpage()
        copied = text.get_text_range()
        place = text.get_charbox(copied.index("正"))
    wanted = poppler("pdftotext", "-raw", "-l", 1, package.file(NAME), "-")
    assert bare(copied) == bare(wanted).replace("Inter-net", "Internet")
    assert copied.count(" ") <= wanted.count(" ") + 1  # between the columns of the headline
    left, top, right, bottom = small_char("正")
    edges = (left, 800 - bottom, right, 800 - top)
    assert np.allclose(place, [edge * 72 / 300 for edge in edges], atol=0.4)


def small_char(char: str) -> tuple[int, int, int, int]:
    """Return where a character stands first on page one."""
    lines = (line for region in two_pages().pages[0].regions for line in region.lines)
    line = next(line for line in lines if char in line.text)
    return line.chars[line.text.index(char)].edges()


def spaced(text: str, left: int, top: int, *, upright: bool) -> Region:
    """Return a headline whose characters stand half an em apart."""
    plain = region("p0001-r01", Kind.HEADLINE, left, top, text, upright=upright)
    chars = tuple(
        shifted(box, 0 if upright else 10 * place, 10 * place if upright else 0)
        for place, box in enumerate(plain.lines[0].chars)
    )
    line = replace(plain.lines[0], chars=chars, box=union(chars))
    return replace(plain, lines=(line,), box=line.box)


@pytest.mark.parametrize("text", ["春来江南", "第𠮷日"])
@pytest.mark.parametrize("upright", [False, True])
def test_text_lies_over_its_print_and_is_not_parted_by_white(tmp_path, text, upright):
    headline = spaced(text, 100, 200, upright=upright)
    page = Page(1, 600, 800, 300, Source("1.png"), regions=(headline,))
    article = Article("a01", headline=text, regions=("p0001-r01",), pages=(1,))
    issue = Issue("spaced", pages=(page,), articles=(article,))
    (file,) = write(Material(issue, tmp_path, paper))
    (tmp_path / NAME).write_bytes(file.data)
    assert poppler("pdftotext", tmp_path / NAME, "-").split() == [text]
    words = poppler("pdftotext", "-bbox", tmp_path / NAME, "-")
    edges = re.search(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">' + text, words)
    assert edges is not None
    seen = [float(edge) * 300 / 72 for edge in edges.groups()]
    assert np.allclose(seen, headline.box.edges(), atol=1.5)


def test_articles_are_bookmarks_below_their_pages(package):
    with pikepdf.open(package.file(NAME)) as pdf, pdf.open_outline() as outline:
        pages = [(item.title, [one.title for one in item.children]) for item in outline.root]
        place = outline.root[0].children[1].destination
    assert pages == [
        ("第1版", ["春耕正当时 万亩良田忙", "天气与Internet", "县里通车"]),
        ("第2版", ["招聘会计", "江上夕照。"]),
    ]
    assert [float(number) for number in place[2:4]] == pytest.approx([24, (800 - 410) * 0.24])


def test_it_says_what_it_is(package):
    with pikepdf.open(package.file(NAME)) as pdf, pdf.open_metadata() as facts:
        assert facts["dc:title"] == "青江日报 1984-05-01"
        assert facts.pdfa_status == "2B"
        assert str(pdf.docinfo.Title) == "青江日报 1984-05-01"


@pytest.mark.parametrize(
    ("dpi", "size"), [(300, (144, 192)), (0, (144, 192)), (1, (144, 192)), (150, (288, 384))]
)
def test_a_page_is_as_large_as_its_resolution_says_where_that_can_be(tmp_path, dpi, size):
    blank = Page(1, 600, 800, dpi, Source("1.png"))
    (file,) = write(Material(Issue("blank", pages=(blank,)), tmp_path, paper))
    (tmp_path / NAME).write_bytes(file.data)
    with pikepdf.open(tmp_path / NAME) as pdf:
        assert [float(edge) for edge in pdf.pages[0].mediabox] == [0, 0, *size]
    assert list(archival_faults(Package(tmp_path, Issue("blank", pages=(blank,))))) == []


def test_characters_that_no_metadata_can_hold_are_left_out(tmp_path):
    issue = two_pages()
    masthead = replace(issue.masthead, title="青\x01江\ufffe日报", publisher="社\x02")
    (file,) = write(Material(replace(issue, masthead=masthead), tmp_path, paper))
    with pikepdf.open(BytesIO(file.data)) as pdf, pdf.open_metadata() as facts:
        assert facts["dc:title"] == "青江日报 1984-05-01"


def test_the_same_issue_gives_the_same_bytes(package, tmp_path):
    assert written(tmp_path).file(NAME).read_bytes() == package.file(NAME).read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(not all(jar.exists() for jar in PREFLIGHT), reason="libpdfbox2-java")
def test_pdfbox_finds_nothing_against_it_but_its_part(package):
    # Preflight knows PDF/A-1b, which is stricter in everything that we write.
    jars = ":".join(map(str, PREFLIGHT))
    command = ["java", "-cp", jars, "org.apache.pdfbox.preflight.Validator_A1b", package.file(NAME)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    faults = re.findall(r"^\d+(?:\.\d+)* : .*", done.stdout, re.M)
    assert faults == ["7.11.2 : Error on MetaData, part must be 1"], done.stdout + done.stderr


def test_check_is_content(package):
    assert list(archival_faults(package)) == []


def spoilt(pdf: pikepdf.Pdf, what: str) -> None:
    if what == "profile":
        del pdf.Root.OutputIntents
    elif what == "title":
        pdf.docinfo.Title = "another"
    elif what == "font":
        font = pdf.pages[0].Resources.Font.F.DescendantFonts[0]
        font.W[1][0] = int(font.W[1][0]) + 50
    else:
        del pdf.pages[0].Resources.Font.F.ToUnicode


@pytest.mark.parametrize(
    ("what", "problem"),
    [
        ("profile", "no output intent"),
        ("title", "two titles differ"),
        ("font", "wide, its glyph is not"),
        ("unicode", "does not tell its characters"),
    ],
)
def test_check_finds_what_speaks_against_an_archive(package, tmp_path, what, problem):
    with pikepdf.open(package.file(NAME)) as pdf:
        spoilt(pdf, what)
        pdf.save(tmp_path / NAME)
    (fault,) = archival_faults(replace(package, folder=tmp_path))
    assert problem in str(fault)


def test_check_finds_another_text(package, tmp_path):
    shutil.copy(package.file(NAME), tmp_path)
    issue = package.issue
    first = replace(issue.pages[0], regions=issue.pages[0].regions[:-1])
    other = Package(tmp_path, replace(issue, pages=(first, *issue.pages[1:])))
    (fault,) = pages_copied_otherwise(other)
    assert (fault.file, fault.problem) == (NAME, "page 1 is not copied as it is read")


def test_what_is_no_pdf_is_named(package, tmp_path):
    (tmp_path / NAME).write_bytes(b"nothing")
    broken = replace(package, folder=tmp_path)
    assert "cannot be read" in str(next(archival_faults(broken)))
    assert "pdfinfo cannot read it" in str(next(TOLD.faults(broken)))
