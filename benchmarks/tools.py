"""The tools that are compared, each run as a user would run it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.testpages import ROOT, TestPage
from benchmarks.timing import Effort, run_timed, together
from evaluation.assess import evaluate
from evaluation.flat import char_recall, flat_ned, flat_text
from evaluation.ratio import Ratio
from press.errors import ToolError
from press.page import Issue
from press.store import read_issue

STAGES = ("press", "language", "ingest", "layout", "ocr", "articles", "export", "flows")

_ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: `run` leaves its output in a folder, `measure` reads it from there.

    `version` gives files and a word that change whenever the tool's answer may change.
    """

    name: str
    run: Callable[[TestPage, Path], Effort]
    measure: Callable[[TestPage, Path], dict[str, Ratio]]
    version: Callable[[], tuple[list[Path], str]]


def _run_banmian(page: TestPage, folder: Path) -> Effort:
    command = [_program("banmian"), "digitise", *map(str, page.images)]
    return run_timed(
        [*command, "--out", str(folder / "packages")],
        folder / "stdout.txt",
        stderr=folder / "stderr.txt",
        environment=_ONE_THREAD,
    )


def _measure_banmian(page: TestPage, folder: Path) -> dict[str, Ratio]:
    """Measure the package; a page without one has lost everything."""
    packages = sorted((folder / "packages").glob("*/issue.json"))
    package = read_issue(packages[0]) if packages else Issue(page.truth.id)
    return evaluate(page.truth, package).measures


def _banmian_version() -> tuple[list[Path], str]:
    return program_files(), _tesseract_version()[1]


def program_files() -> list[Path]:
    """Return the files that change whenever what banmian makes of a scan may change."""
    files = [path for stage in STAGES for path in (ROOT / stage).rglob("*.py")]
    return [*files, *ROOT.glob("*/weights.json"), ROOT / "requirements.lock"]


def _run_tesseract(page: TestPage, folder: Path) -> Effort:
    """Run `tesseract IMAGE - --psm 3 -l chi_sim` on every page image."""
    efforts = []
    for number, image in enumerate(page.images, 1):
        command = [_program("tesseract"), str(image), "-", "--psm", "3", "-l", "chi_sim"]
        efforts.append(
            run_timed(
                command,
                folder / f"page-{number}.txt",
                stderr=folder / f"page-{number}.stderr.txt",
                environment=_ONE_THREAD,
            )
        )
    return together(efforts)


def _measure_tesseract(page: TestPage, folder: Path) -> dict[str, Ratio]:
    numbers = range(1, len(page.images) + 1)
    texts = [(folder / f"page-{number}.txt").read_text(encoding="utf-8") for number in numbers]
    wanted, read = flat_text(page.truth), "\n".join(texts)
    return {"flat_ned": flat_ned(wanted, read), "char_recall": char_recall(wanted, read)}


def _tesseract_version() -> tuple[list[Path], str]:
    done = subprocess.run(
        [_program("tesseract"), "--version"], capture_output=True, text=True, check=True
    )
    return [], done.stdout.splitlines()[0]


TOOLS = (
    Tool("banmian", _run_banmian, _measure_banmian, _banmian_version),
    Tool("tesseract", _run_tesseract, _measure_tesseract, _tesseract_version),
)


def _program(name: str) -> str:
    """Return the program's path, first of all that of this Python's environment."""
    path = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if path is None:
        raise ToolError(f"{name}: not installed. Run `make run` once; it installs what is missing.")
    return path
