"""Results as one table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from benchmarks.timing import Effort
from evaluation.ratio import Ratio, pooled

COLUMNS = ("article_f1", "headline", "body_cer", "flat_ned", "char_recall")

ABSENT = "–"
"""Stands where a tool has no such thing: a flat text has no articles."""


@dataclass(frozen=True, slots=True)
class Row:
    """One tool on one page; `measures` are those that the tool can be asked for."""

    page: str
    tool: str
    measures: dict[str, Ratio]
    effort: Effort
    held_out: bool = False


def table_markdown(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table, and under them each tool's pages taken together."""
    whole = pooled_rows(rows)
    heads = ("page", "tool", *COLUMNS, "seconds", "core seconds", "MB")
    lines = [_line(heads), _line(["---", "---", *["---:"] * (len(heads) - 2)])]
    lines += [_line(_cells(row)) for row in rows]
    lines += [_line([f"**{cell}**" for cell in _cells(row)]) for row in whole]
    return "\n".join(lines) + "\n"


def pooled_rows(rows: Sequence[Row]) -> list[Row]:
    """Return each tool's pages as one row, and those of held-out families as another."""
    tools = dict.fromkeys(row.tool for row in rows)
    whole = [pooled_row([row for row in rows if row.tool == tool]) for tool in tools]
    for tool in tools:
        unseen = [row for row in rows if row.tool == tool and row.held_out]
        if unseen:
            whole.append(replace(pooled_row(unseen), page=f"held out {len(unseen)}"))
    return whole


def pooled_row(rows: Sequence[Row]) -> Row:
    """Return one tool's rows as one; ValueError when there is none.

    Figures are sums over sums, so that long pages weigh more; times are means a page, memory
    is the highest of all.
    """
    names = dict.fromkeys(name for row in rows for name in row.measures)
    efforts = [row.effort for row in rows]
    effort = Effort(
        exit_code=max(effort.exit_code for effort in efforts),
        seconds=sum(effort.seconds for effort in efforts) / len(rows),
        core_seconds=sum(effort.core_seconds for effort in efforts) / len(rows),
        memory_mb=max(effort.memory_mb for effort in efforts),
    )
    measures = {name: pooled(row.measures[name] for row in rows) for name in names}
    return Row(f"all {len(rows)}", rows[0].tool, measures, effort)


def _cells(row: Row) -> list[str]:
    figures = [_figure(row.measures.get(name)) for name in COLUMNS]
    effort = row.effort
    times = [f"{effort.seconds:.1f}", f"{effort.core_seconds:.1f}", f"{effort.memory_mb:.0f}"]
    return [row.page, row.tool, *figures, *times]


def _figure(ratio: Ratio | None) -> str:
    return ABSENT if ratio is None or ratio.value is None else f"{ratio.value:.4f}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
