"""The colour of the bare paper."""

from __future__ import annotations

import numpy as np

from press.page import Pixels


def paper_colour(pixels: Pixels) -> tuple[int, ...]:
    """Return the commonest light colour, channel by channel."""
    few = pixels[::8, ::8].reshape(-1, pixels.shape[2] if pixels.ndim == 3 else 1)
    lightness = few.mean(axis=1)
    paper = few[lightness >= np.median(lightness)]
    return tuple(int(value) for value in np.median(paper, axis=0))
