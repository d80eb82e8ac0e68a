"""The seam between the regions of a page and whatever reads them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from press.errors import CommandError
from press.page import Line, Pixels


@dataclass(frozen=True, slots=True)
class Crop:
    """Dark type on light, horizontal, about 30 pixels high; `single` when it is one line."""

    pixels: Pixels
    single: bool = False


class Engine(Protocol):
    """Reads crops; runs in one thread and starts no others."""

    name: str

    def version(self) -> str:
        """Return program, version and model, as issue.json records them."""

    def read(self, crops: Sequence[Crop]) -> tuple[tuple[Line, ...], ...]:
        """Return the lines of every crop, boxes in pixels of the crop; ToolError on failure."""


def engine_named(name: str) -> Engine:
    """Return a fresh engine; CommandError when there is none of that name."""
    if name not in _ENGINES:
        raise CommandError(f"There is no reader {name!r}; there is: {', '.join(_ENGINES)}.")
    return _ENGINES[name]()


def _tesseract() -> Engine:
    from ocr.tesseract import Tesseract

    return Tesseract()


_ENGINES: dict[str, Callable[[], Engine]] = {"tesseract": _tesseract}
