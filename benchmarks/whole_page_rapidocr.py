"""Whole pages read by RapidOCR as it comes, in a process of its own, models loaded in it.

`python -m benchmarks.whole_page_rapidocr TEXT IMAGE...` writes what it read, a line a line.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any


def read_pages(images: list[str], text: Path) -> None:
    """Write the texts of all images into one file, in the order in which they are given."""
    # The product imports the package nowhere, only its model's file is used there.
    engine: Callable[[Any], Any] = import_module("rapidocr").RapidOCR()
    lines = [line for image in images for line in engine(image).txts or ()]
    text.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    read_pages(sys.argv[2:], Path(sys.argv[1]))
