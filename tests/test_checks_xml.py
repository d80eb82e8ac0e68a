"""XML that others have written is read without following what it points to."""

from itertools import pairwise
from pathlib import Path

import pytest

from export.checks.package import Package
from export.checks.xml import parsed
from fixtures.two_pages import two_pages
from ocr.hocr import lines_from_hocr
from press.errors import PackageError, ToolError

SECRET = "a word that stands in another file"


def package_with(folder: Path, xml: str) -> Package:
    (folder / "mets.xml").write_text(xml, "utf-8")
    return Package(folder, two_pages())


def test_a_file_that_an_entity_names_is_not_read(tmp_path):
    (tmp_path / "secret.txt").write_text(SECRET)
    xml = f'<!DOCTYPE m [<!ENTITY x SYSTEM "{tmp_path / "secret.txt"}">]><m>&x;</m>'
    tree = parsed(package_with(tmp_path, xml), "mets.xml")
    assert SECRET not in "".join(tree.getroot().itertext())


def test_entities_that_grow_without_end_are_not_grown(tmp_path):
    names = "abcdefghij"
    grown = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names))
    xml = f'<!DOCTYPE m [<!ENTITY a "aaaaaaaaaa">{grown}]><m>&j;</m>'
    try:
        tree = parsed(package_with(tmp_path, xml), "mets.xml")
    except PackageError:
        return
    assert len("".join(tree.getroot().itertext())) < 1000


def test_what_is_no_xml_is_told(tmp_path):
    with pytest.raises(PackageError, match="it is no XML"):
        parsed(package_with(tmp_path, "<m>"), "mets.xml")


def test_hocr_with_entities_is_refused():
    with pytest.raises(ToolError, match="Tesseract"):
        lines_from_hocr(b'<!DOCTYPE m [<!ENTITY x SYSTEM "/etc/hostname">]><m>&x;</m>')
