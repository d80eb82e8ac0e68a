"""One page read by the project's own readers, in a process of its own.

`python -m benchmarks.read_page MODE QUESTION ANSWER`; the two are folders, see `child_answer`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from benchmarks.child_answer import Read, answer_question
from ocr.readers import readers_named
from ocr.recognise import recognise

SCRIPT = "auto"


def reader(mode: str) -> Read:
    """Return what the pipeline does with a page whose regions are known."""
    readers = readers_named(mode, SCRIPT, workers=len(os.sched_getaffinity(0)))
    return lambda page, pixels: recognise(page, pixels, readers)


if __name__ == "__main__":
    answer_question(Path(sys.argv[2]), Path(sys.argv[3]), reader(sys.argv[1]))
