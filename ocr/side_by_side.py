"""An engine whose crops are shared out among threads, so that one page keeps several cores busy."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

from ocr.engine import Crop, Engine
from press.page import Line


class SideBySide:
    """Lets an engine read so many shares of the crops at a time, each in a thread of its own."""

    def __init__(self, engine: Engine, workers: int) -> None:
        self.engine, self.workers = engine, workers
        self.name, self.sizing = engine.name, engine.sizing

    def version(self) -> str:
        return self.engine.version()

    def read(self, crops: Sequence[Crop]) -> tuple[tuple[Line, ...], ...]:
        shares = shared_out(crops, self.workers, self.sizing.share)
        with ThreadPoolExecutor(self.workers, thread_name_prefix="reading") as pool:
            return tuple(chain.from_iterable(pool.map(self.engine.read, shares)))


def shared_out(crops: Sequence[Crop], workers: int, least: int = 1) -> list[list[Crop]]:
    """Part crops into at most so many stretches of about as many pixels each, `least` or more."""
    whole = max(1, sum(crop.pixels.size for crop in crops))
    workers = max(1, min(workers, whole // least))
    shares: list[list[Crop]] = [[] for _ in range(workers)]
    done = 0
    for crop in crops:
        middle = done + crop.pixels.size / 2
        shares[min(workers - 1, int(workers * middle / whole))].append(crop)
        done += crop.pixels.size
    return [share for share in shares if share]
