"""The benchmark of speed: medians, ratios, and a picture that says who stands where."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.contestants import contestants
from benchmarks.speed import speed
from benchmarks.speed_plot import plot
from benchmarks.speed_table import Lap, laps_from_json, laps_to_json, standings, table_markdown
from benchmarks.timing import Effort

QUALITY = {"characters": 1000.0, "errors": 5.0}


def lap(tool: str, page: str, seconds: float, cores: float, **steps: float) -> Lap:
    return Lap(tool, page, Effort(0, seconds, cores, 100.0), dict(QUALITY), steps)


LAPS = [
    lap("banmian verify", "a", 12, 18, reading=9, all=10),
    lap("banmian verify", "a", 10, 16, reading=8, all=10),
    lap("banmian verify", "a", 99, 20, reading=9, all=10),
    lap("floor", "a", 9, 9),
    lap("tesseract --psm 3", "a", 48, 60),
]


def test_a_page_counts_by_the_median_of_its_rounds() -> None:
    verify, floor, _ = standings(LAPS)
    assert (verify.seconds, verify.core_seconds) == (12, 18)
    assert (floor.seconds, verify.error_rate) == (9, 0.005)


def test_the_table_gives_ratios_and_a_dash_for_what_was_not_compared() -> None:
    row = table_markdown(LAPS).splitlines()[2]
    assert row == ("| banmian verify | 18.0 | 12.0 | 100 | 2.00 | 0.25 | – | 0.50% | – | – | 10% |")


def test_tools_that_read_other_pages_are_not_compared() -> None:
    laps = [lap("floor", "a", 9, 9), lap("banmian verify", "b", 9, 9)]
    assert table_markdown(laps).splitlines()[3].split(" | ")[4] == "–"


def test_laps_are_kept_whole() -> None:
    assert laps_from_json(laps_to_json(LAPS)) == LAPS


def test_the_plot_names_every_tool_and_is_the_same_every_time(tmp_path: Path) -> None:
    for name in ("one.svg", "two.svg"):
        plot(LAPS, tmp_path / name)
    drawn = (tmp_path / "one.svg").read_text(encoding="utf-8")
    assert all(f"<!-- {tool} -->" in drawn for tool in ("banmian verify", "floor"))
    assert (tmp_path / "two.svg").read_text(encoding="utf-8") == drawn


def test_every_mode_of_banmian_takes_part_beside_the_others() -> None:
    names = [one.name for one in contestants(2)]
    assert names[:4] == ["banmian tesseract", "banmian verify", "banmian double", "floor"]
    assert {"tesseract --psm 1", "tesseract --psm 3", "ocrmypdf", "rapidocr"} <= set(names)


@pytest.mark.slow
def test_a_page_goes_through_banmian_and_the_floor(tmp_path: Path) -> None:
    words = ["--pages", "photostory:33", "--rounds", "1", "--only", "banmian tesseract,floor"]
    answer = CliRunner().invoke(speed, [*words, "--out", str(tmp_path)])
    assert answer.exit_code == 0, answer.output
    ours, floor = laps_from_json((tmp_path / "laps.json").read_bytes())
    assert ours.figures["article_f1"] > 0.5 and ours.steps["reading"] > 0
    assert floor.figures["errors"] < 0.2 * floor.figures["characters"]
