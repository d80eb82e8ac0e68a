"""METS of an issue: its articles across pages, what describes them, what was done to the pages."""

from pathlib import Path

import pytest
from lxml import etree

from export.checks.all import faults_of
from export.package import write_package
from fixtures.two_pages import paper, two_pages
from press.geometry import Box
from press.page import Article, Issue, Kind, Line, Page, Passage, Region, Source

ALSO = frozenset({"page", "hocr", "tei", "alto-glyphs"})

METS = "{http://www.loc.gov/METS/}"


@pytest.fixture(scope="module")
def package(tmp_path_factory) -> Path:
    return write_package(two_pages(), tmp_path_factory.mktemp("out"), open_page=paper)


@pytest.fixture(scope="module")
def mets(package):
    return etree.parse(str(package / "mets.xml"))


def test_mets_tells_articles_with_their_parts_across_pages(mets):
    issue = mets.find(f"{METS}structMap[@TYPE='LOGICAL']/{METS}div")
    assert issue.get("TYPE") == "ISSUE"
    assert [part.get("TYPE") for part in issue] == ["MASTHEAD", *["ARTICLE"] * 5, "FURNITURE"]
    lead = issue[1]
    assert [part.get("TYPE") for part in lead] == [
        "HEADING", "ILLUSTRATION", "CAPTION", "BODY", "CONTINUED_HEADING",
    ]  # fmt: skip
    body = lead[3]
    assert [part.get("TYPE") for part in body] == [
        "JUMP", "PARAGRAPH", "PARAGRAPH", "PARAGRAPH", "JUMP",
    ]  # fmt: skip
    areas = [
        (area.get("FILEID"), area.get("BEGIN"), area.get("END"))
        for area in body[3].iter(f"{METS}area")
    ]
    assert areas == [
        ("f-alto-p0001.xml", "p0001-r07-l002", None),
        ("f-alto-p0002.xml", "p0002-r03", None),
    ]


def test_mets_describes_every_article_and_names_every_file_with_its_checksum(mets, package):
    told = {one.get("ID") for one in mets.iter(f"{METS}dmdSec")}
    assert told == {"dmd-issue", "dmd-a01", "dmd-a02", "dmd-a03", "dmd-a04", "dmd-a05"}
    names = {
        place.get("{http://www.w3.org/1999/xlink}href") for place in mets.iter(f"{METS}FLocat")
    }
    payload = package / "data"
    there = {one.relative_to(payload).as_posix() for one in payload.rglob("*") if one.is_file()}
    behind = {name for name in there if name.startswith(("iiif/images", "iiif/lines"))}
    assert names == there - behind - {"mets.xml"}
    assert {one.get("CHECKSUMTYPE") for one in mets.iter(f"{METS}file")} == {"SHA-256"}


def test_premis_has_an_event_for_every_step_of_every_page_and_no_clock(mets):
    premis = "{http://www.loc.gov/premis/v3}"
    assert len(list(mets.iter(f"{premis}event"))) == 2 * 5
    assert {one.text for one in mets.iter(f"{premis}eventDateTime")} == {"unknown"}
    assert "ab" * 32 in {one.text for one in mets.iter(f"{premis}linkingObjectIdentifierValue")}


def test_a_missing_headline_is_supplied_from_the_text_and_says_so(mets):
    mods = "{http://www.loc.gov/mods/v3}"
    record = mets.find(f".//{METS}dmdSec[@ID='dmd-a05']")
    title = record.find(f".//{mods}titleInfo")
    assert (title.get("supplied"), title.findtext(f"{mods}title")) == ("yes", "江上夕照。")


def faults(package: Path) -> list[str]:
    return [fault.told(Path()) for fault in faults_of(package) if not fault.note]


def test_blank_pages_and_an_issue_without_articles_are_well_formed(tmp_path):
    blank = Page(1, 60, 80, 300, Source("1.png"), problems=("1.png: no ink",))
    package = write_package(
        Issue("blank-1984-05-01", pages=(blank,)), tmp_path, open_page=paper, also=ALSO
    )
    assert faults(package) == []


def test_control_characters_do_not_get_into_xml(tmp_path):
    box = Box(10, 10, 90, 30)
    line = Line(box, "正\x07文 。")
    region = Region("p0001-r01", Kind.BODY, box, lines=(line,))
    page = Page(1, 100, 100, 300, Source("1\x07.png"), regions=(region,))
    article = Article(
        "a01", byline="\x07", body=(Passage(line.text),), regions=("p0001-r01",), pages=(1,)
    )
    issue = Issue("bell-1984-05-01", pages=(page,), articles=(article,))
    package = write_package(issue, tmp_path, open_page=paper, also=ALSO)
    assert faults(package) == []
