"""Whether XML files keep to the published schemas of their formats."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from export.checks.package import AGAIN, Fault, Package
from export.checks.xml import VARIABLE, parsed, schema_named, violations
from press.errors import PackageError

SCHEMAS = (
    ("mets.xml", "mets.xsd"),
    ("alto/*.xml", "alto-4-4.xsd"),
    ("page/*.xml", "page-2019-07-15.xsd"),
)
"""Which files keep to which schema."""

INSIDE_METS = (
    ("{http://www.loc.gov/mods/v3}*", "mods-3-8.xsd"),
    ("{http://www.loc.gov/premis/v3}*", "premis-3-0.xsd"),
)
"""Which elements in METS' wrappers keep to which schema."""


def broken_schemas(package: Package) -> Iterator[Fault]:
    """Yield where files break their schemas, and which schemas are not to be had."""
    for pattern, name in SCHEMAS:
        schema = schema_named(name)
        names = package.files(pattern)
        if schema is None and names:
            yield Fault(
                pattern,
                f"not held against {name}, which does not come with banmian",
                f"Put it into a folder that {VARIABLE} names.",
                note=True,
            )
        for file in names:
            yield from _faults(package, file, schema)
    yield from _inside_mets(package)


def _faults(package: Package, file: str, schema: etree.XMLSchema | None) -> Iterator[Fault]:
    try:
        tree = parsed(package, file)
    except PackageError as error:
        yield Fault(file, str(error), AGAIN)
        return
    if schema is not None:
        yield from (Fault(file, problem, AGAIN) for problem in violations(schema, tree))


def _inside_mets(package: Package) -> Iterator[Fault]:
    try:
        tree = parsed(package, "mets.xml")
    except PackageError:  # told above
        return
    for tag, name in INSIDE_METS:
        schema = schema_named(name)
        for wrapper in tree.iter("{http://www.loc.gov/METS/}xmlData"):
            for element in wrapper.iterchildren(tag) if schema is not None else ():
                for problem in violations(schema, etree.ElementTree(element)):
                    yield Fault("mets.xml", f"{problem} ({name})", AGAIN)
