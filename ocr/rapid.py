"""PP-OCRv6, from the wheel of rapidocr, on crops of single rows.

Only the recognition model of that package is used, without its own code: that keeps one score a
line, and what two readers are weighed by is how sure each is of every character.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

import cv2
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidProtobuf, NoSuchFile

from ocr.align import folded, without_loose_spaces
from ocr.ctc import Peak, peaks
from ocr.engine import Crop, Sizing
from ocr.trace import BLANK, TracedLine, trace_of
from press.errors import ToolError
from press.geometry import Box, union
from press.page import Line, Pixels

HEIGHT = 48
"""Pixels: the height of a row in the model."""

NARROWEST = 32
"""Pixels: narrower rows are filled up with white."""

SIZING = Sizing(em=HEIGHT / 1.24, above=0.12, behind=0.5, narrowed=0.72, cleaned=False)
"""Narrowed rows are read as well as whole ones, and in so much less time."""

MODEL = "models/PP-OCRv6_rec_small.onnx"


@dataclass(frozen=True, slots=True)
class _Model:
    session: Any
    characters: tuple[str, ...]
    folded: tuple[str, ...]


class RapidOcr:
    """Reads rows of either script; the model is loaded once for all threads."""

    name = "rapidocr"

    def __init__(self, sizing: Sizing | None = None) -> None:
        self.sizing = sizing or SIZING

    def version(self) -> str:
        return f"{version('rapidocr')} {Path(MODEL).stem} sha256:{_digest()}"

    def read(self, crops: Sequence[Crop]) -> tuple[tuple[Line, ...], ...]:
        return tuple(_lines(crop.pixels, self.sizing.narrowed, _model()) for crop in crops)


def _lines(pixels: Pixels, narrowed: float, model: _Model) -> tuple[Line, ...]:
    scale = HEIGHT / pixels.shape[0] * narrowed
    row = _prepared(pixels, scale)
    (scores,) = model.session.run(None, {"x": row})[0]
    found = without_loose_spaces(peaks(scores, model.characters))
    if not found:
        return ()
    step = row.shape[3] / len(scores) / scale
    boxes = tuple(_box(peak, step, pixels.shape) for peak in found)
    sure = tuple(peak.confidence for peak in found)
    text = "".join(peak.text for peak in found)
    trace = trace_of(scores, model.folded, [(peak.first, peak.last) for peak in found])
    mean = sum(sure) / len(sure)
    return (TracedLine(union(boxes), text, mean, boxes, confidences=sure, trace=trace),)


def _prepared(pixels: Pixels, scale: float) -> NDArray[np.float32]:
    """Return a batch of one, 1 x 3 x 48 x width, from -1 for black to 1 for white.

    `scale` is that of the width.
    """
    width = max(1, round(pixels.shape[1] * scale))
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    row = cv2.resize(pixels, (width, HEIGHT), interpolation=method).astype(np.float32) / 127.5 - 1
    row = np.pad(row, ((0, 0), (0, max(0, NARROWEST - width))), constant_values=1)
    return np.repeat(row[None, None], 3, axis=1)


def _box(peak: Peak, step: float, shape: tuple[int, ...]) -> Box:
    """Return where a peak stands: its steps, as pixels of the crop."""
    left = min(round(peak.first * step), shape[1])
    return Box(left, 0, max(left, min(round((peak.last + 1) * step), shape[1])), shape[0])


@cache
def _file() -> Path:
    spec = find_spec("rapidocr")
    if spec is None or not spec.submodule_search_locations:
        raise ToolError("rapidocr is not installed. Run: make run")
    return Path(spec.submodule_search_locations[0], MODEL)


@cache
def _digest() -> str:
    return hashlib.sha256(_file().read_bytes()).hexdigest()


_LOADING = Lock()
_LOADED: list[_Model] = []


def _model() -> _Model:
    """Return the one model of this process, loaded by whoever asks first."""
    with _LOADING:
        if not _LOADED:
            _LOADED.append(_load())
        return _LOADED[0]


def _load() -> _Model:
    options = onnxruntime.SessionOptions()
    # Pages are read side by side: one thread each.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    file = _file()
    try:
        session = onnxruntime.InferenceSession(
            str(file), options, providers=["CPUExecutionProvider"]
        )
    except (Fail, InvalidProtobuf, NoSuchFile) as error:
        raise ToolError(f"{file} cannot be loaded: {error}\nRun: make clean run") from error
    listed = session.get_modelmeta().custom_metadata_map["character"].split("\n")
    characters = ("", *listed, " ")
    return _Model(session, characters, (BLANK, *map(folded, characters[1:])))
