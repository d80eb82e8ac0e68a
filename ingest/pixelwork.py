"""How much memory a page of so many pixels takes while it is opened, and whether it may."""

from __future__ import annotations

from pathlib import Path

from press.confined.cage import allow_memory
from press.errors import TooManyPixels
from press.naming import shown

TO_BEGIN = 1_000_000_000
"""Bytes, for headers and what decoders want however small the page is."""
A_PIXEL = 40
"""Bytes: a page of 16 bits a pixel is for a moment four pages of float64."""
A_BYTE = 3
"""Bytes for each one of the file: pypdf reads it whole."""


def memory_to_begin(file_size: int) -> int:
    return TO_BEGIN + A_BYTE * file_size


def most_memory(file_size: int, most_pixels: int) -> int:
    """Return the bytes that the largest page allowed may take."""
    return memory_to_begin(file_size) + A_PIXEL * most_pixels


def allow_pixels(path: Path, width: int, height: int, most: int) -> None:
    """Let a page have the memory it needs; TooManyPixels when it is larger than is allowed."""
    if width < 1 or height < 1 or width * height > most:
        raise TooManyPixels(
            f"{shown(path)} would be {width} x {height} pixels, more than the "
            f"{most // 1_000_000} million that are allowed: its size is wrong, or it is a "
            "decompression bomb. Save it at 300 to 600 dpi, or allow more with --max-megapixels."
        )
    allow_memory(memory_to_begin(path.stat().st_size) + A_PIXEL * width * height)
