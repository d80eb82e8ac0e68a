"""XML trees to files: the same tree gives the same bytes."""

from __future__ import annotations

from lxml import etree
from lxml.builder import ElementMaker

from export.printed import legal
from press.geometry import Box

XLINK = "http://www.w3.org/1999/xlink"


def maker(namespace: str, prefix: str | None = None) -> ElementMaker:
    """Return what makes elements of a namespace, which has no prefix unless one is given.

    Control characters, which no XML can hold, are left out of texts and attributes.
    """
    kinds = {str: _add_text, dict: _add_attributes}
    return ElementMaker(namespace=namespace, nsmap={prefix: namespace}, typemap=kinds)


def _add_text(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + legal(text)
    else:
        element.text = (element.text or "") + legal(text)


def _add_attributes(element: etree._Element, attributes: dict[str, str]) -> None:
    for name, value in attributes.items():
        element.set(name, legal(str(value)))


def told(**attributes: object) -> dict[str, str]:
    """Return attributes as text; those that are empty or None are left out, 0 is kept."""
    return {
        name: legal(str(value)) for name, value in attributes.items() if value not in (None, "")
    }


def placed(box: Box) -> dict[str, str]:
    """Return a box as ALTO has it."""
    return told(HPOS=box.left, VPOS=box.top, WIDTH=box.width, HEIGHT=box.height)


def xml_bytes(
    root: etree._Element, doctype: str | None = None, running: str | None = None
) -> bytes:
    """Return a file's bytes: UTF-8, indented, with an XML declaration.

    An element that begins with a child of the tag `running` holds running text: no white space is
    put before it.
    """
    etree.indent(root, space=" ")
    for mark in root.iter(running) if running else ():
        if mark.getprevious() is None:
            mark.getparent().text = None
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", doctype=doctype)
    return bytes(written) + b"\n"
