"""A program that hangs while a page waits for it is ended when its time is up."""

import os
import signal
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from flows.stopping import children
from ingest import pdf
from ocr.engine import Crop
from ocr.tesseract import Tesseract
from press.errors import ToolError

pytestmark = pytest.mark.slow


def stopped(name: str, word: str, waiting: Future) -> int:
    """Stop the program that was begun with that word, as if it hung, and return its id."""
    while not waiting.done():
        for number, child in children():
            with suppress(OSError):
                words = Path(f"/proc/{number}/cmdline").read_bytes().split(b"\0")
                if child == name and word.encode() in words:
                    os.kill(number, signal.SIGSTOP)
                    return number
        time.sleep(0.001)
    raise AssertionError(f"{name} was over before it could be stopped: {waiting.exception()}")


def runs(number: int) -> bool:
    """Tell whether a program still runs; one that has ended may wait to be buried."""
    with suppress(OSError):
        told = Path(f"/proc/{number}/stat").read_text(errors="replace")
        return told.rpartition(")")[2].split()[0] not in "ZX"
    return False


def test_tesseract_that_hangs_is_ended_and_the_page_told_why():
    paper = np.full((1200, 1200), 255, dtype=np.uint8)
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(Tesseract("chi_sim", seconds=2).read, [Crop(paper)])
        reader = stopped("tesseract", "--psm", read)
        with pytest.raises(ToolError, match="more than 2 seconds"):
            read.result(timeout=60)
    assert not runs(reader)


def test_poppler_that_hangs_is_ended_and_the_file_named(tmp_path, monkeypatch):
    file = tmp_path / "1984.pdf"
    noise = np.random.default_rng(0).integers(0, 255, (2000, 2000), dtype=np.uint8)
    Image.fromarray(noise).save(file)
    monkeypatch.setattr(pdf, "LONGEST_DRAWING_S", 2)
    with ThreadPoolExecutor(1) as pool:
        drawn = pool.submit(pdf.open_page, file, 0, dpi=600)
        drawing = stopped("pdftoppm", "-r", drawn)
        with pytest.raises(ToolError, match=r"1984\.pdf, page 1: not drawn in 2 s"):
            drawn.result(timeout=60)
    assert not runs(drawing)
