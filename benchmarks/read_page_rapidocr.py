"""One whole page read by RapidOCR as it comes, in a process of its own.

`python -m benchmarks.read_page_rapidocr QUESTION ANSWER`; the two are folders, see
`child_answer`. Its threads are those it takes by default. It finds its own lines and gives no
regions: the page that is returned has one, with its lines as they come.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.child_answer import Read, answer_question
from press.geometry import Box
from press.page import Kind, Line, Page, Region


def reader() -> Read:
    """Return RapidOCR without a setting changed."""
    # The product imports the package nowhere, only its model's file is used there.
    engine: Callable[[Any], Any] = import_module("rapidocr").RapidOCR()

    def read(page: Page, pixels: Any) -> Page:
        found = engine(pixels if pixels.ndim == 2 else np.ascontiguousarray(pixels[..., ::-1]))
        return replace(page, regions=(as_region(page, found.boxes, found.txts, found.scores),))

    return read


def as_region(page: Page, boxes: Any, texts: Any, scores: Any) -> Region:
    """Return lines as RapidOCR gives them, four corners each or None at all, as one region."""
    given = () if boxes is None else zip(boxes, texts, scores, strict=True)
    lines = tuple(Line(_box(corners), text, float(score)) for corners, text, score in given)
    return Region("page", Kind.BODY, Box(0, 0, page.width, page.height), lines=lines)


def _box(corners: Any) -> Box:
    left, top = np.floor(np.min(corners, axis=0)).astype(int).tolist()
    right, bottom = np.ceil(np.max(corners, axis=0)).astype(int).tolist()
    return Box(left, top, right, bottom)


if __name__ == "__main__":
    answer_question(Path(sys.argv[1]), Path(sys.argv[2]), reader())
