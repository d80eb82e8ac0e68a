"""Pages that are read in a second: a corner of the typeset sample page, no two of them alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw

from benchmarks.testpages import ROOT

SAMPLE = ROOT / "fixtures/sample/liaoyuan-ribao-2022-04-06/p0001.jpg"
CORNER = (1560, 4840, 2300, 5140)
STRIP = (1560, 4840, 2000, 5140)
"""A page that takes half as long."""


def make_issue(
    folder: Path, pages: int, *, edition: str = "", area: tuple[int, int, int, int] = CORNER
) -> None:
    """Write an issue of so many pages, its title and date known; editions are numbers."""
    folder.mkdir(parents=True)
    small = _cut(area)
    for number in range(1, pages + 1):
        mine = small.copy()
        dots = [(number % 400, number // 400), (int(edition or 0) % 400, 20)]
        ImageDraw.Draw(mine).point(dots, fill=0)
        mine.save(folder / f"{number}.png", dpi=(300, 300))
    told = 'title = "日报"\ndate = 1984-05-01\n'
    told += f'edition = "{edition}"\n' if edition else ""
    (folder / "issue.toml").write_text(told, "utf-8")


@cache
def _cut(area: tuple[int, int, int, int]) -> Image.Image:
    with Image.open(SAMPLE) as page:
        cut: Image.Image = page.crop(area)
    return cut
