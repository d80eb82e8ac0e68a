"""What one mode of reading has read is not read again by the next."""

import numpy as np

from benchmarks.remembering import Memory, Remembering
from ocr.engine import Crop, Sizing
from press.geometry import Box
from press.page import Line


class Counting:
    """Reads every crop as one line and counts the crops it was given."""

    name, sizing = "counting", Sizing(24)

    def __init__(self):
        self.given = 0

    def version(self):
        return "1"

    def read(self, crops):
        self.given += len(crops)
        return tuple((Line(Box(0, 0, 2, 2), str(int(crop.pixels[0, 0]))),) for crop in crops)


def test_what_one_mode_has_read_another_is_told_and_its_time_counted():
    engine, memory = Counting(), Memory()
    one, two, three = (Crop(np.full((2, 2), shade, np.uint8)) for shade in (1, 2, 3))
    assert len(Remembering(engine, memory, "").read([one, two])) == 2
    assert memory.told_spared().seconds == 0
    again = Remembering(engine, memory, "").read([three, one])
    assert [lines[0].text for lines in again] == ["3", "1"]
    assert engine.given == 3
    assert memory.told_spared().seconds > 0
    assert memory.told_spared().seconds == 0
    Remembering(engine, memory, "another").read([one])
    assert engine.given == 4
