"""XML files read back, and the schemas they keep to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from export.checks.package import Package
from press.errors import PackageError

FOLDER = Path(__file__).parent.parent / "schemas" / "xsd"
"""The XSDs that come with banmian; its README says from where."""

VARIABLE = "BANMIAN_SCHEMAS"
"""Names a folder of further XSDs."""


def parsed(package: Package, name: str) -> etree._ElementTree:
    """Return a file's tree; PackageError when it is no XML or not there."""
    try:
        return etree.parse(str(package.file(name)), _careful())
    except (etree.XMLSyntaxError, OSError) as error:
        raise PackageError(f"it is no XML ({error})") from error


def schema_named(name: str) -> etree.XMLSchema | None:
    """Return a schema by the name of its file, None when it is not to be had here."""
    return _schema(name, os.environ.get(VARIABLE, ""))


@cache
def _schema(name: str, further: str) -> etree.XMLSchema | None:
    for folder in (FOLDER, *([Path(further)] if further else [])):
        if (folder / name).is_file():
            return etree.XMLSchema(etree.parse(str(folder / name), _parser()))
    return None


def _careful() -> etree.XMLParser:
    """Return a parser for files of others: it follows and grows nothing that they name."""
    return etree.XMLParser(
        no_network=True, resolve_entities=False, load_dtd=False, dtd_validation=False,
        huge_tree=False,
    )  # fmt: skip


def _parser() -> etree.XMLParser:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Here())
    return parser


class _Here(etree.Resolver):  # type: ignore[misc]
    """Schemas import others by their address on the web; those lie beside them here."""

    def resolve(self, url: str, public_id: str, context: Any) -> Any:
        file = FOLDER / url.rpartition("/")[2]
        return self.resolve_filename(str(file), context) if file.is_file() else None


def violations(schema: etree.XMLSchema, tree: Any, *, most: int = 3) -> Iterator[str]:
    """Yield where a tree does not keep to a schema, the first few places."""
    if not schema.validate(tree):
        for error in list(schema.error_log)[:most]:
            yield f"line {error.line}: {error.message}"
