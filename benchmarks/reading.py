"""How well and how fast the readers read regions that are given: `python -m benchmarks.reading`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import click

from benchmarks.child_answer import Answer, put_question
from benchmarks.page_readers import MODES, RAPIDOCR, read_by
from benchmarks.reading_figures import (
    Figures,
    dark_regions,
    figures_of,
    multiset_counts,
    page_text,
)
from benchmarks.reading_table import ReadPage, Row, rows_of, table_markdown
from benchmarks.real_pages import counts_of, lost_of, real_pages
from benchmarks.straight_pages import Straightened, Waiting, of_issue, of_real, straightened
from benchmarks.testpages import ROOT, Recipe, families, is_held_out, typeset
from fixtures.families.look import FONT_KEPT_ASIDE
from press.errors import BanmianError
from press.store import write_whole

HELD_OUT, TUNED, LOT = "held-out", "tuned", "lot"


def words(_context: click.Context, _option: click.Parameter, given: str) -> tuple[str, ...]:
    """Return the words of an option that has commas between them."""
    return tuple(word.strip() for word in given.split(",") if word.strip())


def numbers(context: click.Context, option: click.Parameter, given: str) -> tuple[int, ...]:
    """Return the whole numbers of an option that has commas between them."""
    try:
        return tuple(int(word) for word in words(context, option, given))
    except ValueError as error:
        raise click.BadParameter("write whole numbers with commas between them") from error


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=ROOT / "out" / "reading",
    help="Where pages, answers and the table are kept.  [default: out/reading]",
)
@click.option("--readers", default=",".join(MODES), show_default=True, callback=words)
@click.option("--states", default="clean,scan,worn", show_default=True, callback=words)
@click.option(
    "--families",
    "names",
    default=HELD_OUT,
    show_default=True,
    callback=words,
    help="Layout families; held-out and tuned stand for all of theirs.",
)
@click.option("--seeds", default="2001", show_default=True, callback=numbers)
@click.option("--dpi", "dpis", default="300", show_default=True, callback=numbers)
@click.option(
    "--body",
    "faces",
    default=f"{LOT},{FONT_KEPT_ASIDE}",
    show_default=True,
    callback=words,
    help="Styles of the body face; lot draws one for each page.",
)
@click.option("--step", type=click.IntRange(1), default=1, help="Read every Nth body region.")
@click.option(
    "--jobs", type=click.IntRange(1), default=1, help="Pages at a time; with 1 the times hold."
)
@click.option("--rapidocr/--no-rapidocr", default=True, help="RapidOCR on the same whole pages.")
@click.option(
    "--real",
    type=click.Path(path_type=Path, file_okay=False),
    default=ROOT.parent / "shared" / "real",
    help="Folder of real pages with their truth.  [default: ../shared/real]",
)
def reading(out: Path, *, step: int, jobs: int, real: Path, **chosen: Any) -> None:
    """Typeset pages, let the readers read the truth's regions, and print one table.

    Work that was done before is not done again unless the page or the reader has changed.
    """
    readers = (*chosen["readers"], *([RAPIDOCR] if chosen["rapidocr"] else []))
    dealt = recipes(*(chosen[name] for name in ("names", "seeds", "states", "faces", "dpis")))
    measure = partial(read_page, out=out, readers=readers, step=step)
    try:
        with ThreadPoolExecutor(jobs) as pool:
            done = [one for pages in pool.map(measure, waiting(dealt, out)) for one in pages]
            kept = [
                one for pages in pool.map(measure, map(of_real, real_pages(real))) for one in pages
            ]
    except BanmianError as error:
        raise click.ClickException(str(error)) from error
    rows = rows_of(done, kept)
    table = table_markdown(rows)
    write_whole(out / "table.md", table)
    told = {"rows": [plain(row) for row in rows], "pages": [plain(one) for one in (*done, *kept)]}
    write_whole(out / "table.json", json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    click.echo(table, nl=False)


def recipes(
    names: Sequence[str],
    seeds: Sequence[int],
    states: Sequence[str],
    faces: Sequence[str],
    dpis: Sequence[int],
) -> list[Recipe]:
    """Return what to typeset: every family with every seed, face, state and resolution."""
    groups = {
        HELD_OUT: [name for name in families() if is_held_out(name)],
        TUNED: [name for name in families() if not is_held_out(name)],
    }
    chosen = dict.fromkeys(family for name in names for family in groups.get(name, [name]))
    return [
        Recipe(family, seed, state, "" if face == LOT else face, dpi)
        for dpi in dpis
        for state in states
        for face in faces
        for seed in seeds
        for family in chosen
    ]


def waiting(dealt: Sequence[Recipe], out: Path) -> Iterator[Waiting]:
    """Typeset what has not been typeset before and give its pages."""
    for recipe in dealt:
        yield from of_issue(typeset(recipe, out / "pages"), recipe)


def read_page(page: Waiting, *, out: Path, readers: Sequence[str], step: int) -> list[ReadPage]:
    """Let every reader read a page and measure what they made of it."""
    question = out / "questions" / page.name
    ready = straightened(page, step=step)
    put_question(question, ready.bare, ready.pixels)
    done = []
    for reader, answer in read_by(readers, question, out / "answers" / page.name).items():
        figures = measured(page, ready, reader, answer)
        dpi = ready.bare.dpi
        done.append(
            ReadPage(
                page.name, page.state, dpi, reader, figures, answer.effort, page.face, page.held_out
            )
        )
        click.echo(f"{page.name}: {reader} {answer.effort.seconds:.1f} s", err=True)
    (question / "pixels.npy").unlink()
    return done


def measured(page: Waiting, ready: Straightened, reader: str, answer: Answer) -> Figures:
    """Measure an answer by regions; by characters in any order where it has no regions."""
    if page.truth is None:
        counts = lost_of if reader == RAPIDOCR else counts_of
        return Figures(counts(page.pieces, page_text(answer.page)))
    if reader == RAPIDOCR:
        return Figures(multiset_counts(ready.truth, answer.page))
    return figures_of(ready.truth, answer.page, dark_regions(ready.truth, ready.grey))


def plain(one: Row | ReadPage) -> dict[str, Any]:
    """Return figures with the counts they rest on, as they go into JSON."""
    names = [name for name in type(one).__dataclass_fields__ if name not in ("figures", "effort")]
    figures = {
        name: {"value": ratio.value, "part": ratio.part, "whole": ratio.whole}
        for name, ratio in one.figures.measures().items()
    }
    times = {"seconds": one.effort.seconds, "core_seconds": one.effort.core_seconds}
    return {**{name: getattr(one, name) for name in names}, **times, **figures}


if __name__ == "__main__":
    reading()
