"""Articles read back out of ALTO, by METS' logical map and by ALTO's own reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any

from export.checks.package import Package
from export.checks.texts import Texts
from export.checks.xml import parsed
from press.errors import PackageError

_METS = "{http://www.loc.gov/METS/}"
_ALTO = "{http://www.loc.gov/standards/alto/ns-v4#}"
_HREF = "{http://www.w3.org/1999/xlink}href"

Elements = Mapping[str, Any]
"""Elements of an ALTO file by their ids."""


def texts_of_mets(package: Package) -> Texts:
    """Follow the areas of every ARTICLE from top to bottom and read the strings they point to."""
    tree = parsed(package, "mets.xml")
    names = {one.get("ID"): one[0].get(_HREF, "") for one in tree.iter(f"{_METS}file") if len(one)}
    pages: dict[str, Elements] = {}
    texts = {}
    for division in tree.iterfind(
        f"{_METS}structMap[@TYPE='LOGICAL']//{_METS}div[@TYPE='ARTICLE']"
    ):
        text = ""
        for area in division.iter(f"{_METS}area"):
            name = names.get(area.get("FILEID"), "")
            if name not in pages:
                pages[name] = elements_of(parsed(package, name))
            begin, end = area.get("BEGIN", ""), area.get("END") or area.get("BEGIN", "")
            text += "".join(_contents(found) for found in _range(pages[name], begin, end))
        texts[division.get("ID", "").removeprefix("log-")] = text
    return texts


def texts_of_alto(package: Package) -> Texts:
    """Follow the groups of ALTO's reading order, page by page."""
    texts: dict[str, str] = {}
    for name in package.files("alto/*.xml"):
        tree = parsed(package, name)
        elements = elements_of(tree)
        for group in tree.iterfind(f"{_ALTO}ReadingOrder//{_ALTO}OrderedGroup[@TAGREFS]"):
            for reference in group.iter(f"{_ALTO}ElementRef"):
                for found in (_found(elements, one) for one in reference.get("REF", "").split()):
                    article = group.get("TAGREFS", "")
                    texts[article] = texts.get(article, "") + _contents(found)
    return texts


def elements_of(tree: Any) -> Elements:
    """Return the elements of an ALTO file by their ids."""
    return {one.get("ID"): one for one in tree.iter() if one.get("ID")}


def _range(elements: Elements, begin: str, end: str) -> Iterator[Any]:
    """Yield the element of an id, or those from one line to another of the same block."""
    first, last = _found(elements, begin), _found(elements, end)
    yield first
    if first is last:
        return
    following = list(first.itersiblings(f"{_ALTO}TextLine"))
    if last not in following:
        raise PackageError(f"{end} does not follow {begin} in one block")
    yield from takewhile(lambda one: one is not last, following)
    yield last


def _found(elements: Elements, identity: str) -> Any:
    try:
        return elements[identity]
    except KeyError as error:
        raise PackageError(f"ALTO has no {identity}, which is pointed to") from error


def _contents(element: Any) -> str:
    return "".join(one.get("CONTENT", "") for one in element.iter(f"{_ALTO}String"))
