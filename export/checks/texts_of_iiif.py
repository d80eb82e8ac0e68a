"""What a IIIF viewer is told of the articles: the lines of every page, by the range they are of."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from export.checks.package import Package
from export.checks.texts import Texts
from export.iiif.manifest import MANIFEST
from press.errors import PackageError

Node = dict[str, Any]


def read_json(package: Package, name: str) -> Node:
    """Return the object that a file of a package holds; PackageError when it holds none."""
    try:
        node = json.loads(package.file(name).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise PackageError(f"it cannot be read ({error})") from error
    if not isinstance(node, dict):
        raise PackageError("it holds no JSON object")
    return node


def base_of(manifest: Node) -> str:
    """Return the URL of the package that a manifest is of, with a slash at its end."""
    return str(manifest.get("id", "")).removesuffix(MANIFEST)


def texts_of_iiif(package: Package) -> Texts:
    """Return the text of every range, canvas after canvas, line after line."""
    manifest = read_json(package, MANIFEST)
    base = base_of(manifest)
    try:
        contents = manifest["structures"][0]["items"]
        names = {one["id"]: one["id"].rpartition("/")[2] for one in contents}
        texts: dict[str, list[str]] = defaultdict(list)
        for line in _lines(package, manifest, base):
            for whole in line.get("partOf", ()):
                texts[whole["id"]].append(line["body"]["value"])
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise PackageError(f"it is no manifest of articles and lines ({error!r})") from error
    return {name: "".join(texts[uri]) for uri, name in names.items()}


def _lines(package: Package, manifest: Node, base: str) -> Iterator[Node]:
    for canvas in manifest["items"]:
        for page in canvas.get("annotations", ()):
            yield from read_json(package, page["id"].removeprefix(base))["items"]
