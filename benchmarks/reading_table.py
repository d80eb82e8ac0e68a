"""How pages were read, as one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.reading_figures import Figures, mean_effort, pooled_figures
from benchmarks.timing import Effort
from evaluation.ratio import NOTHING, Ratio
from fixtures.families.look import FONT_KEPT_ASIDE

RATES = {
    "body": "body CER",
    "body_raw": "raw",
    "heads": "heads CER",
    "vertical": "vertical",
    "dark": "on dark",
    "captions": "captions",
    "char_iou": "char IoU",
    "doubt_recall": "doubt recall",
    "ece": "ECE",
    "lost": "lost",
    "extra": "extra",
    "errors": "lost + extra",
}
SHARES = ("char_iou", "doubt_recall", "ece")
"""Told as they are; all others are error rates and told in per cent."""
ABSENT = "–"


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page as one reader read it; `face` is the style of its body type."""

    page: str
    state: str
    dpi: int
    reader: str
    figures: Figures
    effort: Effort
    face: str = ""
    held_out: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Several pages in one state as one reader read them."""

    pages: str
    state: str
    dpi: int
    reader: str
    figures: Figures
    effort: Effort


GROUPS: dict[str, Callable[[ReadPage], bool]] = {
    "all": lambda page: True,
    "families held out": lambda page: page.held_out,
    "families tuned on": lambda page: not page.held_out,
    "font kept aside": lambda page: page.face == FONT_KEPT_ASIDE,
    "other fonts": lambda page: page.face != FONT_KEPT_ASIDE,
}


def rows_of(typeset: Sequence[ReadPage], real: Sequence[ReadPage] = ()) -> list[Row]:
    """Return a row for each group of pages, state, resolution and reader; real pages one by one.

    A group that has all the pages or none has no rows of its own.
    """
    states = dict.fromkeys((page.dpi, page.state) for page in typeset)
    rows = [
        row
        for dpi, state in states
        for row in _of_state([one for one in typeset if (one.dpi, one.state) == (dpi, state)])
    ]
    return rows + [_row(page.page, [page]) for page in real]


def _of_state(pages: Sequence[ReadPage]) -> Iterator[Row]:
    readers = dict.fromkeys(page.reader for page in pages)
    for name, belongs in GROUPS.items():
        group = [page for page in pages if belongs(page)]
        if not group or (name != "all" and len(group) == len(pages)):
            continue
        for reader in readers:
            chosen = [page for page in group if page.reader == reader]
            yield _row(f"{name} ({len(chosen)})", chosen)


def _row(name: str, pages: Sequence[ReadPage]) -> Row:
    first = pages[0]
    figures = pooled_figures([page.figures for page in pages])
    effort = mean_effort([page.effort for page in pages])
    return Row(name, first.state, first.dpi, first.reader, figures, effort)


def table_markdown(rows: Sequence[Row]) -> str:
    """Return the rows as Markdown: error rates in per cent, times a page, with the counts.

    `chars` are those of bodies, `all chars` those of the whole page, over which lost and extra
    ones are counted in any order.
    """
    names = ("pages", "state", "dpi", "reader", "chars", *RATES.values())
    heads = (*names, "all chars", "core s", "wall s")
    lines = [_line(heads), _line(["---"] * 4 + ["---:"] * (len(heads) - 4))]
    return "\n".join([*lines, *(_line(_cells(row)) for row in rows)]) + "\n"


def _cells(row: Row) -> list[str]:
    measures = row.figures.measures()
    rates = [_told(name, measures.get(name, NOTHING)) for name in RATES]
    chars, whole = (f"{measures.get(name, NOTHING).whole:.0f}" for name in ("body", "lost"))
    times = [f"{row.effort.core_seconds:.1f}", f"{row.effort.seconds:.1f}"]
    return [row.pages, row.state, str(row.dpi), row.reader, chars, *rates, whole, *times]


def _told(name: str, ratio: Ratio) -> str:
    if ratio.value is None:
        return ABSENT
    return f"{ratio.value:.3f}" if name in SHARES else f"{100 * ratio.value:.2f} %"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
