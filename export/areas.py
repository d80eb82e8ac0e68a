"""Where the lines of an article stand, in the ids that ALTO gives blocks and lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from export.laying import reading_lines
from export.printed import PrintedLine, Stretch
from press.page import Region


@dataclass(frozen=True, slots=True)
class Area:
    """A whole block, or a run of its lines that follow one another in it."""

    region: Region
    page: int
    lines: tuple[PrintedLine, ...] = ()

    @property
    def printed(self) -> tuple[PrintedLine, ...]:
        """Its lines, those of a whole block, too, in reading order."""
        return self.lines or reading_lines(self.region, self.page)

    @property
    def ids(self) -> tuple[str, ...]:
        """The id of the block, or of each line."""
        return tuple(line.id for line in self.lines) or (self.region.id,)


def areas_of(stretch: Stretch) -> Iterator[Area]:
    """Yield the areas of a stretch in reading order."""
    if stretch.figure is not None:
        region, page = stretch.figure
        yield Area(region, page)
    for _, group in groupby(stretch.lines, key=lambda line: line.region.id):
        yield from _runs(tuple(group))


def _runs(lines: tuple[PrintedLine, ...]) -> Iterator[Area]:
    """Cut lines of one region where they do not follow one another in it."""
    region, page = lines[0].region, lines[0].page
    order = {line.id: place for place, line in enumerate(reading_lines(region, page))}
    if [order[line.id] for line in lines] == list(range(len(order))):
        yield Area(region, page)
        return
    start = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or order[lines[end].id] != order[lines[end - 1].id] + 1:
            yield Area(region, page, lines[start:end])
            start = end
