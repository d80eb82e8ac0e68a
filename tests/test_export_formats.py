"""The files of a package: valid by their schemas, equal in their texts, the same in every run."""

import datetime
from pathlib import Path
from typing import get_args

import bagit
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from lxml import etree

from export.checks.all import faults_of
from export.checks.package import Package
from export.checks.xml import schema_named
from export.formats import FORMATS, formats_also, names_also
from export.lines import ArticleLine
from export.package import write_package
from export.table import SCHEMA
from fixtures.two_pages import paper, two_pages
from flows.command import main
from flows.deployed.forms import Also
from press.errors import CommandError
from press.store import read_issue

ALSO = frozenset({"page", "hocr", "tei", "alto-glyphs"})
SHARED = Path(__file__).parents[2] / "shared" / "schemas"

ALTO = "{http://www.loc.gov/standards/alto/ns-v4#}"
TEI = "{http://www.tei-c.org/ns/1.0}"


@pytest.fixture(scope="module")
def package(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("out")
    return write_package(two_pages(), out, open_page=paper, also=ALSO)


def tree(package: Path, name: str):
    return etree.parse(str(package / name))


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_nothing_is_wrong_with_it(package, monkeypatch):
    if (SHARED / "alto-4-4.xsd").is_file():
        monkeypatch.setenv("BANMIAN_SCHEMAS", str(SHARED))
        assert schema_named("alto-4-4.xsd") is not None
        assert faults_of(package) == ()
    else:
        assert [fault for fault in faults_of(package) if not fault.note] == []


def test_without_the_schema_of_alto_a_note_says_so(package, monkeypatch):
    monkeypatch.delenv("BANMIAN_SCHEMAS", raising=False)
    (note,) = faults_of(package)
    assert note.note
    assert "alto-4-4.xsd" in note.problem
    assert "BANMIAN_SCHEMAS" in note.advice


@pytest.mark.parametrize("one", [one for one in FORMATS if one.told], ids=lambda one: str(one.name))
def test_every_format_tells_every_article(one, package):
    read = one.told.reader(Package(package, read_issue(package)))
    assert set(read) == {"a01", "a02", "a03", "a04", "a05"}
    assert "四月以来" in read["a01"].replace("\n", "")
    assert "电话" in read["a04"]


def test_two_runs_give_the_same_bytes(package, tmp_path):
    again = write_package(two_pages(), tmp_path, open_page=paper, also=ALSO)
    assert files(again) == files(package)


def test_it_is_a_bag(package):
    bag = bagit.Bag(str(package))
    assert bag.validate()
    assert bag.info["External-Identifier"] == "qingjiang-ribao-1984-05-01"
    assert "Bagging-Date" not in bag.info
    assert {name.removeprefix("data/") for name in bag.payload_entries()} == set(
        files(package / "data")
    )


def test_alto_has_upright_type_upright(package):
    page = tree(package, "alto/p0001.xml")
    block = page.find(f".//{ALTO}TextBlock[@ID='p0001-r03']")
    assert block.get("BASEDIRECTION") == "ttb"
    assert [line.get("BASEDIRECTION") for line in block] == ["ttb", "ttb"]
    (first, _) = block
    assert [first.get(edge) for edge in ("HPOS", "VPOS", "WIDTH", "HEIGHT")] == [
        "60", "110", "20", "100",
    ]  # fmt: skip
    assert first[0].get("CONTENT") == "春耕正当时"


def test_alto_parts_strings_at_white_space_and_grades_characters(package):
    line = tree(package, "alto/p0001.xml").find(f".//{ALTO}TextLine[@ID='p0001-r04-l001']")
    assert [etree.QName(child).localname for child in line] == ["String", "SP", "String"]
    assert [child.get("CONTENT") for child in line] == ["各乡", None, "抢墒播种"]
    assert (line[0].get("WC"), line[0].get("CC")) == ("0.985", "00")


def test_alto_has_characters_on_demand_with_what_else_was_read(package, tmp_path):
    glyphs = tree(package, "alto/p0001.xml").findall(
        f".//{ALTO}TextLine[@ID='p0001-r13-l001']//{ALTO}Glyph"
    )
    assert "".join(glyph.get("CONTENT") for glyph in glyphs) == "今日有雨。"
    assert [variant.get("CONTENT") for variant in glyphs[1]] == ["曰"]
    assert glyphs[1].get("HPOS") == "340"
    plain = write_package(two_pages(), tmp_path, open_page=paper)
    assert tree(plain, "alto/p0001.xml").find(f".//{ALTO}Glyph") is None


def test_alto_says_by_what_software_and_settings_it_was_read(package):
    steps = tree(package, "alto/p0001.xml").findall(f".//{ALTO}Processing")
    told = [
        (step.findtext(f".//{ALTO}softwareName"), step.findtext(f"{ALTO}processingStepSettings"))
        for step in steps
    ]
    assert told == [
        ("banmian", "skew=0.25 dpi=300"), ("banmian", None),
        ("rapidocr", "readers=verify script=hans"), ("tesseract", "readers=verify script=hans"),
        ("banmian", None),
    ]  # fmt: skip


def test_parquet_has_the_columns_of_the_json_lines_with_types(package):
    table = pq.read_table(package / "articles.parquet")
    assert table.schema.names == list(ArticleLine.__dataclass_fields__) == SCHEMA.names
    rows = table.to_pylist()
    assert [row["id"] for row in rows] == ["a01", "a02", "a03", "a04", "a05"]
    assert rows[0]["date"] == datetime.date(1984, 5, 1)
    assert rows[0]["pages"] == [1, 2]
    assert rows[0]["captions"][0]["credit"] == "丙 摄"


def test_tei_marks_lines_in_the_text_of_the_article(package):
    tei = tree(package, "tei.xml")
    xml_id = "{http://www.w3.org/XML/1998/namespace}id"
    lead, weather = tei.findall(f".//{TEI}div[@type='article']")[:2]
    assert lead.get(xml_id) == "a01"
    assert [head.get("type") for head in lead.findall(f"{TEI}head")] == ["kicker", "main", "sub"]
    across = lead.findall(f"{TEI}p")[3]
    assert "".join(across.itertext()) == "据介绍,今年播种面积比去年增加。(完)"
    assert [mark.get("facs") for mark in across] == [
        "#p0001-r07-l002", "#p0002-r03-l001", "#p0002-r03-l002",
    ]  # fmt: skip
    zones = {zone.get(xml_id) for zone in tei.iter(f"{TEI}zone")}
    assert {mark.get("facs")[1:] for mark in tei.iter(f"{TEI}lb")} <= zones
    assert "".join(weather.find(f"{TEI}p").itertext()) == "See the Internet for more"
    assert weather.find(f"{TEI}div/{TEI}table/{TEI}row/{TEI}cell").text == "春"


def test_hocr_has_sections_of_areas_of_lines_of_words(package):
    page = tree(package, "hocr/p0001.html")
    html = "{http://www.w3.org/1999/xhtml}"
    (shown,) = page.findall(f".//{html}div[@class='ocr_page']")
    assert shown.get("title") == (
        'image "../pages/p0001.jpg"; bbox 0 0 600 800; ppageno 0; scan_res 300 300'
    )
    headline = page.find(f".//{html}div[@id='p0001-r03']")
    assert headline.get("style") == "writing-mode: vertical-rl"
    word = headline.find(f".//{html}span[@class='ocrx_word']")
    assert word.text == "春耕正当时"
    assert word.get("title") == "bbox 60 110 80 210; x_wconf 97; x_confs 99 98 97 96 95"


def test_page_xml_has_its_reading_order_by_article_and_the_date_of_the_issue(package):
    page = tree(package, "page/p0001.xml")
    name = "{http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15}"
    assert page.findtext(f".//{name}Created") == "1984-05-01T00:00:00Z"
    groups = [group.get("id") for group in page.iter(f"{name}OrderedGroupIndexed")]
    assert groups == ["p0001-a01", "p0001-a02", "p0001-a03"]
    headline = page.find(f".//{name}TextRegion[@id='p0001-r03']")
    assert headline.get("readingDirection") == "top-to-bottom"
    assert headline.get("custom") == "structure {id:a01; type:article;} kind {type:headline;}"
    table = page.find(f".//{name}TextRegion[@id='p0001-r12']")
    assert table.findtext(f"{name}TextEquiv/{name}Unicode") == "春\n12\n秋\n30"


def test_formats_on_demand_are_not_there_unasked(tmp_path):
    package = write_package(two_pages(), tmp_path, open_page=paper)
    assert not {"page", "hocr", "tei.xml"} & {entry.name for entry in package.iterdir()}


def test_also_takes_names_and_refuses_what_it_does_not_know():
    assert formats_also("page, tei") == {"page", "tei"}
    assert formats_also("") == frozenset()
    with pytest.raises(CommandError, match=r"no --also 'docx'; there is: page, hocr, tei, alto-g"):
        formats_also("page,docx")


def test_help_and_forms_offer_what_there_is():
    asked = CliRunner().invoke(main, ["digitise", "--help"]).stdout
    assert set(names_also()) == set(get_args(Also))
    assert all(name in " ".join(asked.split()).replace("- ", "-") for name in names_also())
