"""Whether every box lies on its page, and every line of `issue.json` stands in ALTO."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from export.alto import NAMESPACE, alto_name
from export.checks.package import AGAIN, Fault, Package
from export.checks.texts_of_mets import Elements, elements_of
from export.checks.xml import parsed
from export.laying import reading_lines
from export.printed import legal
from press.errors import PackageError
from press.geometry import Box
from press.page import Page

_ALTO = f"{{{NAMESPACE}}}"
_EDGES = ("HPOS", "VPOS", "WIDTH", "HEIGHT")


def boxes_off_page(package: Package) -> Iterator[Fault]:
    for page in package.issue.pages:
        whole = Box(0, 0, page.width, page.height)
        for name, box in _boxes(page):
            if not _inside(box, whole):
                yield Fault("issue.json", f"{name} {list(box.edges())} is not on its page", AGAIN)


def alto_beside_issue(package: Package) -> Iterator[Fault]:
    """Compare ALTO with `issue.json`, line by line: that it is there, where, and what it says."""
    for page in package.issue.pages:
        name = alto_name(page)
        if page.status == "failed" or not package.file(name).is_file():
            continue
        try:
            elements = elements_of(parsed(package, name))
        except PackageError:  # told by the check of schemas
            continue
        yield from (Fault(name, problem, AGAIN) for problem in _differences(page, elements))


def _boxes(page: Page) -> Iterator[tuple[str, Box]]:
    for region in page.regions:
        yield region.id, region.box
        for number, line in enumerate(region.lines, 1):
            yield f"line {number} of {region.id}", line.box
            yield from (("a character of " + region.id, box) for box in line.chars)


def _inside(box: Box, whole: Box) -> bool:
    return (
        box.left >= 0 and box.top >= 0 and box.right <= whole.right and box.bottom <= whole.bottom
    )


def _differences(page: Page, elements: Elements) -> Iterator[str]:
    for region in page.regions:
        block = elements.get(region.id)
        if block is None:
            yield f"region {region.id} of issue.json is missing"
            continue
        if _box(block) != region.box:
            yield f"{region.id} does not lie where issue.json has it"
        for printed in reading_lines(region, page.number):
            line = elements.get(printed.id)
            if line is None or _box(line) != printed.line.box:
                yield f"line {printed.id} is missing or lies elsewhere than in issue.json"
            elif " ".join(_words(line)) != " ".join(legal(printed.line.text).split()):
                yield f"line {printed.id} says something else than in issue.json"
    yield from _strings_outside(page, elements)


def _strings_outside(page: Page, elements: Elements) -> Iterator[str]:
    whole = Box(0, 0, page.width, page.height)
    for name, element in elements.items():
        box = _box(element) if element.get("HPOS") is not None else whole
        if box is None or not _inside(box, whole):
            yield f"{name} does not lie on the page"


def _box(element: Any) -> Box | None:
    try:
        left, top, width, height = (int(float(element.get(edge))) for edge in _EDGES)
        return Box(left, top, left + width, top + height)
    except (TypeError, ValueError):
        return None


def _words(line: Any) -> Iterator[str]:
    return (one.get("CONTENT", "") for one in line.iter(f"{_ALTO}String"))
