"""A random sample of a lot, spread fairly over its parts, and the same for the same seed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random


def drawn(sizes: Sequence[int], sample: int, seed: str) -> tuple[tuple[int, ...], ...]:
    """Return for each part which of its units, counted from 0, are in the sample.

    Stratified sampling with shares in proportion (ISO 2859-1, clause 8): a part of a tenth of the
    units has a tenth of the sample, rounded up or down at random, so that every unit is equally
    likely to be drawn. ValueError when the sample is larger than all parts together.
    """
    total = sum(sizes)
    if not 0 <= sample <= total:
        raise ValueError(f"a sample of {sample} from {total} units")
    if not sample:
        return ((),) * len(sizes)
    random = Random(seed)  # of it only random() is used: Python keeps that from version to version
    order = sorted(range(len(sizes)), key=lambda part: (random.random(), part))
    chosen: list[tuple[int, ...]] = [()] * len(sizes)
    start, before, passed = int(random.random() * total), 0, 0
    for part in order:
        passed += sizes[part] * sample
        share = (passed + start) // total - before
        before += share
        chosen[part] = _some(random, sizes[part], share)
    return tuple(chosen)


def _some(random: Random, size: int, number: int) -> tuple[int, ...]:
    """Return `number` of `size` units (Floyd's algorithm: Bentley and Floyd, CACM 30, 1987)."""
    chosen: set[int] = set()
    for last in range(size - number, size):
        unit = int(random.random() * (last + 1))
        chosen.add(last if unit in chosen else unit)
    return tuple(sorted(chosen))
