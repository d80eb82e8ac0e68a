"""Readers of one page, each run in a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.child_answer import Answer, read_answer
from benchmarks.done import done_or_do, fingerprint
from benchmarks.testpages import ROOT
from benchmarks.timing import Effort, run_timed
from press.errors import ToolError

RAPIDOCR = "rapidocr"
MODES = ("tesseract", "verify", "double")
SOURCES = ("press/**/*", "language/**/*", "ocr/**/*")
"""On what a reading depends when the regions are given: code, and weights and words beside it."""
PROGRAMS = ("benchmarks/child_answer.py", "benchmarks/read_page*.py", "requirements.lock")


def read_by(reader: str, question: Path, answers: Path) -> Answer:
    """Return how a reader read the page of a question; once, until the page or the code changes.

    Raises ToolError when the reader fails.
    """
    patterns = PROGRAMS if reader == RAPIDOCR else (*PROGRAMS, *SOURCES)
    found = (path for pattern in patterns for path in ROOT.glob(pattern))
    files = [path for path in found if path.is_file() and path.suffix != ".pyc"]
    files += [question / "bare.json", question / "pixels.npy"]
    folder = answers / reader
    done_or_do(
        folder, fingerprint(files, reader), do=lambda emptied: _run(reader, question, emptied)
    )
    return read_answer(folder)


def command_of(reader: str, question: Path, answer: Path) -> list[str]:
    """Return the command that reads a page with one of `MODES` or with RapidOCR."""
    program = ["read_page_rapidocr"] if reader == RAPIDOCR else ["read_page", reader]
    name, *words = program
    return [sys.executable, "-m", f"benchmarks.{name}", *words, str(question), str(answer)]


def _run(reader: str, question: Path, folder: Path) -> Effort:
    complaints = folder / "stderr.txt"
    # Programs of the tree are found from any folder.
    effort = run_timed(
        command_of(reader, question, folder),
        folder / "stdout.txt",
        stderr=complaints,
        environment={"PYTHONPATH": str(ROOT)},
    )
    if effort.exit_code:
        told = complaints.read_text(encoding="utf-8", errors="replace").strip()[-2000:]
        raise ToolError(f"{question.name}: the reader {reader} failed: {told}")
    return effort
