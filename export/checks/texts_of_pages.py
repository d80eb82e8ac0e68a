"""Articles read back out of PAGE, hOCR and TEI."""

from __future__ import annotations

from typing import Any

from export.checks.package import Package
from export.checks.texts import Texts
from export.checks.xml import parsed

_PAGE = "{http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15}"
_HTML = "{http://www.w3.org/1999/xhtml}"
_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def texts_of_page_xml(package: Package) -> Texts:
    """Follow PAGE's reading order, group by group, and read the regions' own text."""
    texts: dict[str, str] = {}
    for name in package.files("page/*.xml"):
        tree = parsed(package, name)
        regions = {one.get("id"): one for one in tree.iter(f"{_PAGE}TextRegion")}
        for group in tree.iter(f"{_PAGE}OrderedGroupIndexed"):
            article = group.get("id", "").rpartition("-")[2]
            for reference in group.iter(f"{_PAGE}RegionRefIndexed"):
                region = regions.get(reference.get("regionRef"))
                told = "" if region is None else region.findtext(f"{_PAGE}TextEquiv/{_PAGE}Unicode")
                texts[article] = texts.get(article, "") + (told or "")
    return texts


def texts_of_hocr(package: Package) -> Texts:
    """Read the words of every section."""
    texts: dict[str, str] = {}
    for name in package.files("hocr/*.html"):
        for section in parsed(package, name).iterfind(f".//{_HTML}div[@class='ocrx_block']"):
            article = section.get("data-article", "")
            words = section.iterfind(f".//{_HTML}span[@class='ocrx_word']")
            texts[article] = texts.get(article, "") + "".join(_all(word) for word in words)
    return texts


def texts_of_tei(package: Package) -> Texts:
    """Read all text of every division that is an article."""
    divisions = parsed(package, "tei.xml").iterfind(f".//{_TEI}div[@type='article']")
    return {division.get(_ID, ""): _all(division) for division in divisions}


def _all(element: Any) -> str:
    return "".join(element.itertext())
