"""The pages of the comparison: typeset with fixed seeds, and the sample issue."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from fixtures.families.registry import FAMILIES
from press.errors import ToolError
from press.page import Issue
from press.store import read_issue

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "fixtures" / "sample"

IMAGES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".jp2", ".webp")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What to typeset: a layout family, a seed, and the state of the paper.

    `body` is the style of the body face, drawn by lot when empty.
    """

    family: str
    seed: int
    state: str = "scan"
    body: str = ""
    dpi: int = 300

    @property
    def name(self) -> str:
        body = f"-{self.body}" if self.body else ""
        dpi = f"-{self.dpi}dpi" if self.dpi != 300 else ""
        return f"{self.family}-{self.seed}-{self.state}{body}{dpi}"


@dataclass(frozen=True, slots=True)
class TestPage:
    """One issue of the comparison: its page images in order, and what really stands on them."""

    __test__ = False

    name: str
    images: tuple[Path, ...]
    truth: Issue
    held_out: bool = False


def recipes(families: Sequence[str], states: Sequence[str], *, count: int) -> list[Recipe]:
    """Deal `count` pages round the families, with a new seed each, state after state."""
    dealt = [families[place % len(families)] for place in range(count)]
    return [
        Recipe(family, 1000 + place, state)
        for state in states
        for place, family in enumerate(dealt)
    ]


def families() -> tuple[str, ...]:
    return tuple(FAMILIES)


def is_held_out(family: str) -> bool:
    return FAMILIES[family].held_out


def typeset(recipe: Recipe, folder: Path) -> TestPage:
    """Return the page, made in `folder/<name>` unless it is there already.

    Raises ToolError when the typesetter fails.
    """
    target = folder / recipe.name
    _once(target, lambda building: _run_typesetter(recipe, building))
    made = f"{recipe.family}-{recipe.seed}"
    truth = read_issue(target / "truth" / f"{made}.json")
    return TestPage(recipe.name, _images(target / made), truth, is_held_out(recipe.family))


def sample_issue() -> TestPage:
    """Return the sample issue as it is kept with the project."""
    truth = read_issue(SAMPLE / "truth" / "issue.json")
    return TestPage("sample", _images(SAMPLE / truth.id), truth)


def sample_in(state: str, folder: Path) -> TestPage:
    """Return the sample issue on paper of another state, made in `folder` unless it is there."""
    name = f"sample-{state}"
    words = [sys.executable, "-m", "fixtures.sample", state]
    _once(folder / name, lambda building: _run([*words, str(building)], name))
    truth = read_issue(folder / name / "truth" / "issue.json")
    return TestPage(name, _images(folder / name / truth.id), truth)


def _once(target: Path, make: Callable[[Path], None]) -> None:
    if not target.is_dir():
        building = target.with_name(f".{target.name}")
        shutil.rmtree(building, ignore_errors=True)
        make(building)
        building.rename(target)


def _images(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(path for path in folder.iterdir() if path.suffix.lower() in IMAGES))


def _run_typesetter(recipe: Recipe, folder: Path) -> None:
    command = [sys.executable, "-m", "fixtures.pages"]
    command += ["--family", recipe.family, "--seed", str(recipe.seed), "--state", recipe.state]
    command += ["--dpi", str(recipe.dpi), *(["--body", recipe.body] if recipe.body else [])]
    _run([*command, "--out", str(folder)], recipe.name)


def _run(command: Sequence[str], name: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ToolError(f"{name}: the typesetter failed: {done.stderr.strip()[-2000:]}")
