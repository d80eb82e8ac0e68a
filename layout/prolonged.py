"""Worn rules: where one comes back in part, the rest is looked for in its line."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from layout.ink import Mask
from press.geometry import Box, transposed

WINDOW, STEP = 2.0, 0.25
"""Ems of a rule looked at at a time, and from one look to the next."""

PRINTED, FREE = 0.4, 0.2
"""The share of that which still has ink on it, and of what may have ink close beside it."""

BAND, BESIDE = 2, 0.3
"""Pixels by which a rule may leave its line; ems beside it that are free."""


def prolonged_down(rules: tuple[Box, ...], ink: Mask, em: int) -> tuple[Box, ...]:
    """Return rules down the page, each as long as dots in its line go on, and free of type."""
    return tuple(_prolonged(rule, ink, em) for rule in rules)


def prolonged_across(rules: tuple[Box, ...], ink: Mask, em: int) -> tuple[Box, ...]:
    """Return rules across the page, made as long as `prolonged_down` makes the others."""
    longer = prolonged_down(tuple(map(transposed, rules)), np.ascontiguousarray(ink.T), em)
    return tuple(map(transposed, longer))


def _prolonged(rule: Box, ink: Mask, em: int) -> Box:
    height, width = ink.shape
    left, right = max(0, rule.left - BAND), min(width, rule.right + BAND)
    far = round(BESIDE * em)
    own: NDArray[np.bool_] = np.asarray(ink[:, left:right].any(axis=1))
    before = ink[:, max(0, left - far) : left].any(axis=1)
    behind = ink[:, right : right + far].any(axis=1)
    beside: NDArray[np.bool_] = np.asarray(before | behind)
    below = _goes_on(own[rule.bottom :], beside[rule.bottom :], em)
    above = _goes_on(own[: rule.top][::-1], beside[: rule.top][::-1], em)
    return Box(rule.left, rule.top - above, rule.right, min(height, rule.bottom + below))


def _goes_on(own: NDArray[np.bool_], beside: NDArray[np.bool_], em: int) -> int:
    """Return how many pixels further the dots of a rule go."""
    window, step = round(WINDOW * em), max(1, round(STEP * em))
    end = 0
    while end + window <= len(own):
        part = slice(end, end + window)
        if own[part].mean() < PRINTED or beside[part].mean() > FREE:
            break
        end += step
    if not end:
        return 0
    printed = np.flatnonzero(own[: end - step + window])
    return int(printed[-1]) + 1 if printed.size else 0
