"""The colours of sRGB as an ICC profile of version 2, made from the standard's own numbers.

The colour libraries write today's date into theirs, and another profile with every release.
Sources: IEC 61966-2-1 for the curve; ICC.1:2001-04 for the file; primaries adapted to D50.
"""

from __future__ import annotations

import struct
from functools import cache

_PRIMARIES = {
    b"rXYZ": (0.4360747, 0.2225045, 0.0139322),
    b"gXYZ": (0.3850649, 0.7168786, 0.0971045),
    b"bXYZ": (0.1430804, 0.0606169, 0.7141733),
}
_D50 = (0.9642, 1.0, 0.8249)
_D65 = (0.9505, 1.0, 1.0891)
_STEPS = 1024
_NAME = b"sRGB IEC61966-2.1"
_DATE = (2000, 1, 1, 0, 0, 0)


@cache
def srgb_profile() -> bytes:
    """Return the profile."""
    curve = struct.pack(">4sxxxxI", b"curv", _STEPS) + b"".join(
        struct.pack(">H", round(_linear(step / (_STEPS - 1)) * 65535)) for step in range(_STEPS)
    )
    tags = {
        b"desc": struct.pack(">4sxxxxI", b"desc", len(_NAME) + 1) + _NAME + bytes(79),
        b"cprt": b"text" + bytes(4) + b"No copyright, use freely\0",
        b"wtpt": _xyz(_D65),
        **{name: _xyz(values) for name, values in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _file(tags)


def _file(tags: dict[bytes, bytes]) -> bytes:
    """Return header, table and data; tags with the same data share it."""
    start = 128 + 4 + 12 * len(tags)
    table, data = struct.pack(">I", len(tags)), b""
    places: dict[bytes, int] = {}
    for name, content in tags.items():
        if content not in places:
            places[content] = start + len(data)
            data += content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", name, places[content], len(content))
    head = struct.pack(
        ">I4xI4s4s4s6H4s", start + len(data), 0x02100000, b"mntr", b"RGB ", b"XYZ ", *_DATE, b"acsp"
    )
    head += bytes(28) + struct.pack(">3i", *map(_fixed, _D50))
    return head.ljust(128, b"\0") + table + data


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _xyz(values: tuple[float, float, float]) -> bytes:
    return struct.pack(">4sxxxx3i", b"XYZ ", *map(_fixed, values))


def _fixed(value: float) -> int:
    return round(value * 65536)
