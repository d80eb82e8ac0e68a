"""Page by page what is going on, on stderr: a live table in a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from flows.page_work import Watch

FINAL = ("done", "failed")


@contextmanager
def watching(console: Console, name: str, pages: int) -> Iterator[Watch]:
    """Show the pages of one issue while it is digitised."""
    console.print(f"{name}: {pages} page{'s' if pages > 1 else ''}")
    if not console.is_terminal:
        yield _plain(console)
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        whole = progress.add_task("the issue", total=pages)
        yield _live(progress, whole, pages)


def _plain(console: Console) -> Watch:
    begun = time.monotonic()

    def watch(page: int, step: str) -> None:
        console.print(f"{time.monotonic() - begun:6.1f} s  page {page}: {step}")

    return watch


def _live(progress: Progress, whole: TaskID, pages: int) -> Watch:
    rows: dict[int, TaskID] = {}

    def watch(page: int, step: str) -> None:
        if page not in rows:
            rows[page] = progress.add_task("", total=1)
            progress.update(whole, total=max(pages, len(rows)))  # a scan may hold two
        progress.update(rows[page], description=f"page {page}: {step}")
        if step in FINAL:
            progress.update(rows[page], completed=1, visible=step == "failed")
            progress.advance(whole)

    return watch
