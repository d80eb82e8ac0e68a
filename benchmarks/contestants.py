"""Who takes part in the benchmark of speed, each on whole pages, one command a page."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.digitise_plainly import STEPS_FILE
from benchmarks.floor import LIST, put_crops
from benchmarks.reading_figures import page_text
from benchmarks.testpages import ROOT, TestPage
from benchmarks.timing import Effort, run_timed
from press.errors import ToolError
from press.store import read_issue

ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}
FLOOR = "floor"
TEXT = "text"


@dataclass(frozen=True, slots=True)
class Contestant:
    """A tool: the command for a page, and where its text is found when it has ended.

    `command` gets the page and an empty folder for its output; `prepare` makes what is not the
    tool's own work, without a clock running.
    """

    name: str
    command: Callable[[TestPage, Path], list[str]]
    text: Callable[[Path], str]
    environment: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[TestPage, Path], None] = lambda _page, _folder: None

    def there(self) -> bool:
        """Tell whether the program is installed."""
        return self.name != "ocrmypdf" or shutil.which("ocrmypdf") is not None

    def run(self, page: TestPage, folder: Path) -> Effort:
        """Run it on a page; ToolError with the last of what it said when it fails."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.prepare(page, folder)
        said = folder / "stderr.txt"
        effort = run_timed(
            self.command(page, folder),
            folder / "stdout.txt",
            stderr=said,
            environment={"PYTHONPATH": str(ROOT), **self.environment},
        )
        if effort.exit_code:
            words = said.read_text(encoding="utf-8", errors="replace")[-1000:]
            raise ToolError(f"{self.name} on {page.name} ended with {effort.exit_code}: {words}")
        return effort


def contestants(cores: int) -> tuple[Contestant, ...]:
    """Return all of them; banmian may use so many cores, the others take what they take."""
    return (
        *(banmian(readers, cores) for readers in ("tesseract", "verify", "double")),
        Contestant(FLOOR, _floor, _text_file, ONE_THREAD, put_crops),
        _tesseract(3, {}),
        _tesseract(3, ONE_THREAD),
        _tesseract(1, {}),
        _tesseract(1, ONE_THREAD),
        Contestant("ocrmypdf", _ocrmypdf, _text_file),
        Contestant("rapidocr", _rapidocr, _text_file),
    )


def banmian(readers: str, cores: int) -> Contestant:
    """Return banmian without Prefect, with so many cores for a page."""

    def command(page: TestPage, folder: Path) -> list[str]:
        program = [sys.executable, "-m", "benchmarks.digitise_plainly", readers, str(cores)]
        return [*program, str(folder), *map(str, page.images)]

    return Contestant(f"banmian {readers}", command, _package_text, ONE_THREAD)


def _tesseract(mode: int, environment: Mapping[str, str]) -> Contestant:
    def command(page: TestPage, folder: Path) -> list[str]:
        (image,) = page.images
        words = ["tesseract", str(image), str(folder / TEXT)]
        return [*words, "--psm", str(mode), "-l", "chi_sim"]

    threads = ", one thread" if environment else ""
    return Contestant(f"tesseract --psm {mode}{threads}", command, _text_file, environment)


def _floor(_page: TestPage, folder: Path) -> list[str]:
    words = ["tesseract", str(folder / LIST), str(folder / TEXT)]
    return [*words, "--psm", "6", "--dpi", "300", "-l", "chi_sim"]


def _ocrmypdf(page: TestPage, folder: Path) -> list[str]:
    (image,) = page.images
    words = ["ocrmypdf", "-l", "chi_sim", "--image-dpi", "300", "--output-type", "pdf"]
    return [*words, "--sidecar", str(folder / f"{TEXT}.txt"), str(image), str(folder / "page.pdf")]


def _rapidocr(page: TestPage, folder: Path) -> list[str]:
    program = [sys.executable, "-m", "benchmarks.whole_page_rapidocr"]
    return [*program, str(folder / f"{TEXT}.txt"), *map(str, page.images)]


def _text_file(folder: Path) -> str:
    return (folder / f"{TEXT}.txt").read_text(encoding="utf-8")


def _package_text(folder: Path) -> str:
    return "\n".join(page_text(page) for page in read_issue(package_in(folder)).pages)


def package_in(folder: Path) -> Path:
    """Return the package that banmian wrote into its folder."""
    (package,) = folder.glob("*/issue.json")
    return package


def steps_of(folder: Path) -> dict[str, float]:
    """Return the seconds of banmian's steps; nothing of any other tool."""
    told = folder / STEPS_FILE
    return dict(json.loads(told.read_bytes())) if told.is_file() else {}
