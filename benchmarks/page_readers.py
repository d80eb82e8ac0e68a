"""Readers of one page, each run in a process of its own."""

from __future__ import annotations

import sys
from collections.abc import Sequence
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


def read_by(readers: Sequence[str], question: Path, answers: Path) -> dict[str, Answer]:
    """Return how readers read the page of a question; once, until the page or the code changes.

    The project's own modes share a process and what they read alike. Raises ToolError when a
    reader fails.
    """
    modes = tuple(reader for reader in readers if reader != RAPIDOCR)
    known: dict[str, Answer] = {}
    if modes:
        folder = answers / "-".join(modes)
        _once(folder, question, (*PROGRAMS, *SOURCES), command_of(modes, question, folder))
        known |= {mode: read_answer(folder / mode) for mode in modes}
    if RAPIDOCR in readers:
        folder = answers / RAPIDOCR
        _once(folder, question, PROGRAMS, command_of((), question, folder))
        known[RAPIDOCR] = read_answer(folder)
    return {reader: known[reader] for reader in readers}


def command_of(modes: Sequence[str], question: Path, answer: Path) -> list[str]:
    """Return the command that reads a page in some of `MODES`, or with RapidOCR in none."""
    name, *words = ["read_page", ",".join(modes)] if modes else ["read_page_rapidocr"]
    return [sys.executable, "-m", f"benchmarks.{name}", *words, str(question), str(answer)]


def _once(folder: Path, question: Path, patterns: Sequence[str], command: list[str]) -> None:
    found = (path for pattern in patterns for path in ROOT.glob(pattern))
    files = [path for path in found if path.is_file() and path.suffix != ".pyc"]
    files += [question / "bare.json", question / "pixels.npy"]
    mark = fingerprint(files, folder.name)
    done_or_do(folder, mark, do=lambda emptied: _run(command, question.name, emptied))


def _run(command: list[str], page: str, folder: Path) -> Effort:
    complaints = folder / "stderr.txt"
    # Programs of the tree are found from any folder.
    effort = run_timed(
        command,
        folder / "stdout.txt",
        stderr=complaints,
        environment={"PYTHONPATH": str(ROOT)},
    )
    if effort.exit_code:
        told = complaints.read_text(encoding="utf-8", errors="replace").strip()[-2000:]
        raise ToolError(f"{page}: {command[2]} failed: {told}")
    return effort
