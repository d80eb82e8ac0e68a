"""A program that hangs while a page waits for it is ended when its time is up."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ingest.safely import open_page
from ocr.engine import Crop
from ocr.tesseract import Tesseract
from press.errors import ToolError, TooSlow

pytestmark = pytest.mark.slow


def begun_by_us() -> Iterator[int]:
    """Yield the ids of all programs that this process, or one that it began, has begun."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            after = entry.read_text(errors="replace").rpartition(")")[2].split()
            parents[int(entry.parent.name)] = int(after[1])
    for number in parents:
        above = parents[number]
        while above and above != os.getpid():
            above = parents.get(above, 0)
        if above:
            yield number


def stopped(name: str, word: str, waiting: Future) -> int:
    """Stop the program that was begun with that word, as if it hung, and return its id."""
    while not waiting.done():
        for number in begun_by_us():
            with suppress(OSError):
                words = Path(f"/proc/{number}/cmdline").read_bytes().split(b"\0")
                if words[0].endswith(name.encode()) and word.encode() in words:
                    os.kill(number, signal.SIGSTOP)
                    return number
        time.sleep(0.001)
    raise AssertionError(f"{name} was over before it could be stopped: {waiting.exception()}")


def is_over(number: int) -> bool:
    """Tell whether a program ends within moments; one that has may wait to be buried."""
    for _ in range(500):
        try:
            told = Path(f"/proc/{number}/stat").read_text(errors="replace")
        except OSError:
            return True
        if told.rpartition(")")[2].split()[0] in "ZX":
            return True
        time.sleep(0.01)
    return False


def test_tesseract_that_hangs_is_ended_and_the_page_told_why():
    paper = np.full((1200, 1200), 255, dtype=np.uint8)
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(Tesseract("chi_sim", seconds=2).read, [Crop(paper)])
        reader = stopped("tesseract", "--psm", read)
        with pytest.raises(ToolError, match="more than 2 seconds"):
            read.result(timeout=60)
    assert is_over(reader)


def test_poppler_that_hangs_is_ended_and_the_file_named(tmp_path, monkeypatch):
    file = tmp_path / "1984.pdf"
    noise = np.random.default_rng(0).integers(0, 255, (2000, 2000), dtype=np.uint8)
    Image.fromarray(noise).save(file)
    monkeypatch.setenv("BANMIAN_MAX_SECONDS", "3")
    with ThreadPoolExecutor(1) as pool:
        drawn = pool.submit(open_page, file, 0, dpi=600)
        drawing = stopped("pdftoppm", "-r", drawn)
        with pytest.raises(TooSlow, match=r"1984\.pdf was not opened in 3 s"):
            drawn.result(timeout=60)
    assert is_over(drawing)
