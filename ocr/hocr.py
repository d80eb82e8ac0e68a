"""hOCR with character boxes, as Tesseract writes it, to lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import fmean
from xml.etree import ElementTree

from press.errors import ToolError
from press.geometry import Box, union
from press.page import Line

_BBOX = re.compile(r"x_bboxes (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_CONFIDENCE = re.compile(r"x_conf ([\d.]+)")
_XHTML = "{http://www.w3.org/1999/xhtml}span"


@dataclass(frozen=True, slots=True)
class _Character:
    text: str
    box: Box
    confidence: float


def lines_from_hocr(hocr: bytes) -> tuple[tuple[Line, ...], ...]:
    """Return, for each page of an hOCR document, its lines of at least one character.

    Raises ToolError when it is no XML.
    """
    try:
        root = ElementTree.fromstring(hocr)
    except ElementTree.ParseError as error:  # it knows no entities but XML's own
        raise ToolError(f"Tesseract wrote hOCR that cannot be read ({error}).") from error
    pages = [node for node in root.iter() if node.get("class") == "ocr_page"]
    return tuple(tuple(_lines(page)) for page in pages)


def _lines(page: ElementTree.Element) -> Iterator[Line]:
    for node in page.iter(_XHTML):
        if node.get("class") in ("ocr_line", "ocr_caption", "ocr_header", "ocr_textfloat"):
            line = _line([_characters(word) for word in node if word.get("class") == "ocrx_word"])
            if line is not None:
                yield line


def _line(words: list[list[_Character]]) -> Line | None:
    characters: list[_Character] = []
    for word in words:
        if characters and word and _wants_space(characters[-1], word[0]):
            characters.append(_space(characters[-1], word[0]))
        characters.extend(word)
    if not characters:
        return None
    return Line(
        box=union(character.box for character in characters),
        text="".join(character.text for character in characters),
        confidence=round(fmean(character.confidence for character in characters), 4),
        chars=tuple(character.box for character in characters),
        confidences=tuple(character.confidence for character in characters),
    )


def _characters(word: ElementTree.Element) -> list[_Character]:
    found: list[_Character] = []
    for node in word.iter(_XHTML):
        title = node.get("title", "")
        box, confidence = _BBOX.search(title), _CONFIDENCE.search(title)
        text = (node.text or "").strip()
        if node.get("class") != "ocrx_cinfo" or box is None or not text:
            continue
        left, top, right, bottom = (int(edge) for edge in box.groups())
        certain = float(confidence.group(1)) / 100 if confidence else 0.0
        area = Box(left, top, max(left, right), max(top, bottom))
        found.extend(_Character(letter, area, certain) for letter in text)
    return found


def _wants_space(one: _Character, other: _Character) -> bool:
    """Between Latin words a space is a character; inside Chinese Tesseract invents it."""
    return (
        one.text.isascii() and other.text.isascii() and one.text.isalpha() and other.text.isalpha()
    )


def _space(one: _Character, other: _Character) -> _Character:
    left, right = sorted((one.box.right, other.box.left))
    return _Character(" ", Box(left, one.box.top, right, one.box.bottom), one.confidence)
