"""Whether a viewer finds all that the IIIF manifest promises, and every place on its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from PIL import Image

from export.checks.package import AGAIN, MISSING, Fault, Package
from export.checks.texts_of_iiif import base_of, read_json
from export.iiif.images import promised_files
from export.iiif.manifest import MANIFEST
from press.errors import PackageError

Node = dict[str, Any]

_PLACE = re.compile(r"(?P<canvas>.+)#xywh=(\d+),(\d+),(\d+),(\d+)")
_FILES = frozenset({"Image", "Text", "Dataset", "AnnotationPage"})
"""Types of resources of which there is a file, unless they lie within their parent."""


def broken_iiif(package: Package) -> Iterator[Fault]:
    """Yield files that are promised and missing, and places that lie on no canvas."""
    try:
        manifest = read_json(package, MANIFEST)
        base = base_of(manifest)
        nodes = [(MANIFEST, node) for node in _nodes(manifest)]
        for name in package.files("iiif/lines/*.json"):
            nodes += [(name, node) for node in _nodes(read_json(package, name))]
        sizes = {
            node["id"]: (node["width"], node["height"])
            for _, node in nodes
            if node.get("type") == "Canvas" and "items" in node
        }
        yield from _beside_issue(package, sizes)
        yield from _damaged(package)
        for name, node in nodes:
            yield from _missing(package, node, base)
            yield from _off_canvas(name, node, sizes)
    except (PackageError, KeyError, TypeError, ValueError) as error:
        yield Fault(MANIFEST, f"it cannot be examined ({error})", AGAIN)


def _nodes(node: object) -> Iterator[Node]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from _nodes(value)
    elif isinstance(node, list):
        for value in node:
            yield from _nodes(value)


def _beside_issue(package: Package, sizes: dict[str, tuple[int, int]]) -> Iterator[Fault]:
    pages = [page for page in package.issue.pages if page.status != "failed"]
    if list(sizes.values()) != [(page.width, page.height) for page in pages]:
        yield Fault(MANIFEST, "its canvases are not the pages of issue.json", AGAIN)


def _missing(package: Package, node: Node, base: str) -> Iterator[Fault]:
    uri, kind = str(node.get("id", "")), node.get("type")
    if kind == "ImageService3" and "protocol" not in node:
        folder = unquote(uri.removeprefix(base))
        try:
            promised = list(promised_files(read_json(package, f"{folder}/info.json")))
        except (PackageError, KeyError, TypeError, ValueError) as error:
            yield Fault(f"{folder}/info.json", f"it cannot be examined ({error})", AGAIN)
            return
        names = [f"{folder}/{one}" for one in promised]
    elif kind in _FILES and "items" not in node and uri.startswith(base):
        names = [unquote(uri.removeprefix(base))]
    else:
        return
    yield from (Fault(name, *MISSING) for name in names if not package.file(name).is_file())


def _damaged(package: Package) -> Iterator[Fault]:
    for name in package.files("iiif/images/**/*.jpg"):
        if not _is_picture(package.file(name)):
            yield Fault(name, "it is no picture", AGAIN)


def _is_picture(file: Path) -> bool:
    try:
        with Image.open(file) as picture:
            picture.verify()
    except (OSError, SyntaxError):
        return False
    return True


def _off_canvas(name: str, node: Node, sizes: dict[str, tuple[int, int]]) -> Iterator[Fault]:
    place = node.get("target") if "target" in node else node.get("id")
    if not isinstance(place, str) or not (match := _PLACE.fullmatch(place)):
        return
    width, height = sizes.get(match["canvas"], (0, 0))
    left, top, across, down = (int(number) for number in match.groups()[1:])
    if left + across > width or top + down > height:
        yield Fault(name, f"{place} does not lie on its canvas", AGAIN)
