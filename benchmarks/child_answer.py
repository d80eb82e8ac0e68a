"""What a reader's own process is given and what it leaves behind.

A process of its own begins with nothing in memory, and its threads are its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter

from benchmarks.timing import NOTHING_SPENT, Effort, together, weighed
from benchmarks.truth_regions import moved
from press.geometry import Box, grown
from press.page import Issue, Page, Pixels
from press.store import issue_to_json, read_issue, write_whole

Read = Callable[[Page, Pixels], Page]
"""Takes a page of bare regions and its straightened pixels and returns what it read."""

MARGIN = 40
"""Pixels of the page round the part that is read first."""

_EFFORT: TypeAdapter[Effort] = TypeAdapter(Effort)


@dataclass(frozen=True, slots=True)
class Answer:
    """A page as a reader read it, and what reading alone took."""

    page: Page
    effort: Effort


def put_question(folder: Path, page: Page, pixels: Pixels) -> None:
    """Lay a bare page and its pixels down for `answer_question`."""
    write_whole(folder / "bare.json", issue_to_json(Issue("bare", pages=(page,))))
    np.save(folder / "pixels.npy", pixels)


def answer_question(
    folder: Path, target: Path, read: Read, spared: Callable[[], Effort] = lambda: NOTHING_SPENT
) -> None:
    """Read the page of a folder with the clock running, and write down the answer.

    A reader has its models in memory before: a small part of the page is read first, the same
    by every reader. `spared` tells what more reading would have taken since it was last asked,
    had the reader not known a part from before.
    """
    page = read_issue(folder / "bare.json").pages[0]
    pixels = np.load(folder / "pixels.npy")
    read(*sample_of(page, pixels))
    spared()
    answer, effort = weighed(lambda: read(page, pixels))
    effort = together([effort, spared()])
    write_whole(target / "read.json", issue_to_json(Issue("read", pages=(answer,))))
    write_whole(target / "effort.json", _EFFORT.dump_json(effort))


def sample_of(page: Page, pixels: Pixels) -> tuple[Page, Pixels]:
    """Return the smallest region that has lines, as a page of its own."""
    regions = [region for region in page.regions if region.lines]
    if not regions:
        return page, pixels
    region = min(regions, key=lambda region: region.box.area)
    box = grown(region.box, MARGIN, Box(0, 0, page.width, page.height))
    alone = moved(region, -box.left, -box.top)
    part = np.ascontiguousarray(pixels[box.top : box.bottom, box.left : box.right])
    return replace(page, width=box.width, height=box.height, regions=(alone,)), part


def read_answer(target: Path) -> Answer:
    """Return what `answer_question` wrote."""
    effort = _EFFORT.validate_json((target / "effort.json").read_bytes())
    return Answer(read_issue(target / "read.json").pages[0], effort)
