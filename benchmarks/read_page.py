"""One page read by the project's own readers, in a process of its own.

`python -m benchmarks.read_page MODE,MODE QUESTION ANSWERS`; the two are folders, see
`child_answer`, and every mode answers in one of its own. What a mode reads as the one before did is
not read again: the time it took then is added to its own.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

from benchmarks.child_answer import answer_question
from benchmarks.remembering import Memory, remembering
from ocr.readers import readers_named
from ocr.recognise import recognise

SCRIPT = "auto"


def answer_modes(modes: list[str], question: Path, answers: Path) -> None:
    """Answer a question with what the pipeline does in each mode, regions given."""
    memory = Memory()
    workers = len(os.sched_getaffinity(0))
    for mode in modes:
        readers = remembering(readers_named(mode, SCRIPT, workers=workers), memory)
        read = partial(recognise, readers=readers)
        answer_question(question, answers / mode, read, memory.told_spared)


if __name__ == "__main__":
    answer_modes(sys.argv[1].split(","), Path(sys.argv[2]), Path(sys.argv[3]))
