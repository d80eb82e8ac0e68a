"""Quality against cost, as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib

from benchmarks.contestants import FLOOR
from benchmarks.speed_table import Lap, standings

matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "banmian"  # the same figures, the same bytes

from matplotlib import pyplot  # noqa: E402  (a backend must be chosen before)


def plot(laps: Sequence[Lap], file: Path) -> None:
    """Draw every tool: core seconds a page, as times the floor when it ran, and errors."""
    rows = standings(laps)
    floor = next((row.core_seconds / len(row.pages) for row in rows if row.tool == FLOOR), 1.0)
    figure, axes = pyplot.subplots(figsize=(8, 5))
    for row in rows:
        cost = row.core_seconds / len(row.pages) / floor
        ours = row.tool.startswith("banmian")
        axes.scatter(cost, 100 * row.error_rate, color="#b03030" if ours else "#505050", zorder=3)
        axes.annotate(row.tool, (cost, 100 * row.error_rate), xytext=(6, 4),
                      textcoords="offset points", fontsize=8)  # fmt: skip
    axes.set(xscale="log", yscale="log", ylabel="characters lost and extra, %")
    axes.set_xlabel("core seconds a page, Tesseract on perfect crops = 1")
    axes.grid(visible=True, which="both", alpha=0.25)
    figure.tight_layout()
    figure.savefig(file, metadata={"Date": None})
    pyplot.close(figure)
