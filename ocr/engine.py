"""The seam between the rows of a page and whatever reads them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from press.errors import CommandError
from press.page import Line, Pixels


@dataclass(frozen=True, slots=True)
class Crop:
    """Dark type on light, horizontal; `single` when it is one row."""

    pixels: Pixels
    single: bool = False


@dataclass(frozen=True, slots=True)
class Sizing:
    """How a reader wants its crops: `em` is the height of the type in pixels of the crop.

    `blocks` tells whether it finds the rows of a block itself; one that does not gets every row in
    a crop of its own, with `above` ems of paper over and under it and `behind` ems of white at
    its ends, `narrowed` to so much of its width. `cleaned` frees the crop of the scanner's noise;
    else noise is only smoothed. So many pixels of crops are a `share` for which it is worth while
    to start once more beside.
    """

    em: float
    blocks: bool = False
    above: float = 0.12
    behind: float = 1.0
    narrowed: float = 1.0
    cleaned: bool = True
    share: int = 1


class Engine(Protocol):
    """Reads crops; runs in one thread and starts no others.

    To add a reader, write one file with such a class and name it in `_ENGINES`. What it takes
    from `read` on is the same for all: `ocr/crops.py` cuts what its `sizing` wants.
    """

    name: str
    sizing: Sizing

    def version(self) -> str:
        """Return program, version and model, as issue.json records them."""

    def read(self, crops: Sequence[Crop]) -> tuple[tuple[Line, ...], ...]:
        """Return the lines of every crop, boxes in pixels of the crop; ToolError on failure.

        Each line has a box and a confidence for every character.
        """


def engine_named(name: str, language: str = "chi_sim") -> Engine:
    """Return a fresh engine; CommandError when there is none of that name.

    `language` is Tesseract's name for the script; a reader of all scripts takes no notice.
    """
    if name not in _ENGINES:
        raise CommandError(f"There is no reader {name!r}; there is: {', '.join(_ENGINES)}.")
    return _ENGINES[name](language)


def _tesseract(language: str) -> Engine:
    from ocr.tesseract import Tesseract

    return Tesseract(language)


def _rapidocr(_language: str) -> Engine:
    from ocr.rapid import RapidOcr

    return RapidOcr()


_ENGINES: dict[str, Callable[[str], Engine]] = {"tesseract": _tesseract, "rapidocr": _rapidocr}
