"""What the tools took and how well they read, as medians and ratios."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from statistics import median

from pydantic import TypeAdapter

from benchmarks.contestants import FLOOR
from benchmarks.timing import Effort

WHOLE_PAGE, RAPIDOCR = "tesseract --psm 3", "rapidocr"
READING = "reading"


@dataclass(frozen=True, slots=True)
class Lap:
    """One tool on one page, once; `steps` are banmian's own, in seconds."""

    tool: str
    page: str
    effort: Effort
    figures: dict[str, float] = field(default_factory=dict)
    steps: dict[str, float] = field(default_factory=dict)


_LAPS: TypeAdapter[list[Lap]] = TypeAdapter(list[Lap])


def laps_from_json(text: bytes) -> list[Lap]:
    return _LAPS.validate_json(text)


def laps_to_json(laps: list[Lap]) -> bytes:
    return _LAPS.dump_json(laps, indent=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """One tool over all its pages: sums of the pages' medians, and the highest memory."""

    tool: str
    pages: tuple[str, ...]
    seconds: float
    core_seconds: float
    memory_mb: float
    error_rate: float
    figures: dict[str, float]
    steps: dict[str, float]


def standings(laps: Sequence[Lap]) -> list[Standing]:
    """Return the tools in the order in which they first ran."""
    tools = dict.fromkeys(lap.tool for lap in laps)
    return [_standing(tool, [lap for lap in laps if lap.tool == tool]) for tool in tools]


def _standing(tool: str, laps: Sequence[Lap]) -> Standing:
    pages = tuple(dict.fromkeys(lap.page for lap in laps))

    def summed(value: Callable[[Lap], float]) -> float:
        return sum(median(value(lap) for lap in laps if lap.page == page) for page in pages)

    def by_name(told: Callable[[Lap], dict[str, float]]) -> dict[str, float]:
        names = dict.fromkeys(name for lap in laps for name in told(lap))
        return {name: summed(partial(_value, told, name)) for name in names}

    return Standing(
        tool,
        pages,
        summed(lambda lap: lap.effort.seconds),
        summed(lambda lap: lap.effort.core_seconds),
        max(lap.effort.memory_mb for lap in laps),
        summed(lambda lap: lap.figures["errors"]) / summed(lambda lap: lap.figures["characters"]),
        {name: total / len(pages) for name, total in by_name(lambda lap: lap.figures).items()},
        by_name(lambda lap: lap.steps),
    )


def _value(told: Callable[[Lap], dict[str, float]], name: str, lap: Lap) -> float:
    return told(lap).get(name, 0.0)


HEADS = (
    "tool", "core s a page", "wall s a page", "MB", "cores / floor", "wall / psm 3",
    "wall / rapidocr", "lost + extra", "flat_ned", "article_f1", "all but reading",
)  # fmt: skip


def table_markdown(laps: Sequence[Lap]) -> str:
    """Return a row a tool; a dash stands where a tool has no such thing or was not compared."""
    rows = standings(laps)
    by_name = {row.tool: row for row in rows}
    lines = [_line(HEADS), _line(["---", *["---:"] * (len(HEADS) - 1)])]
    return "\n".join([*lines, *(_line(_cells(row, by_name)) for row in rows)]) + "\n"


def _cells(row: Standing, by_name: dict[str, Standing]) -> list[str]:
    count = len(row.pages)
    return [
        row.tool,
        f"{row.core_seconds / count:.1f}",
        f"{row.seconds / count:.1f}",
        f"{row.memory_mb:.0f}",
        _over(row, by_name.get(FLOOR), lambda one: one.core_seconds),
        _over(row, by_name.get(WHOLE_PAGE), lambda one: one.seconds),
        _over(row, by_name.get(RAPIDOCR), lambda one: one.seconds),
        f"{row.error_rate:.2%}",
        _figure(row, "flat_ned"),
        _figure(row, "article_f1"),
        _but_reading(row),
    ]


def _over(row: Standing, other: Standing | None, value: Callable[[Standing], float]) -> str:
    """Return the ratio on pages that both have read."""
    if other is None or other.pages != row.pages:
        return "–"
    return f"{value(row) / value(other):.2f}"


def _figure(row: Standing, name: str) -> str:
    return f"{row.figures[name]:.3f}" if name in row.figures else "–"


def _but_reading(row: Standing) -> str:
    """Return the share of banmian's seconds in which nobody reads, start of Python left out."""
    if not row.steps:
        return "–"
    return f"{1 - row.steps.get(READING, 0.0) / row.steps['all']:.0%}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
