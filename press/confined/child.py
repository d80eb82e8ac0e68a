"""One confined call: made inside the cage, its answer or error told, its bytes handed over."""

from __future__ import annotations

import errno
import importlib
import json
import os
from collections.abc import Sequence
from typing import Any

from press.confined import cage
from press.confined.allowance import Allowance
from press.errors import BanmianError

TOO_MUCH = "too much"
"""What is told when memory or the room for what is written ran out."""


def carry_out(
    function: str, arguments: Sequence[Any], allowance: Allowance, result: int, report: int
) -> None:
    """Call `module:function` in the cage and write to `report` what came of it, in one line.

    The function returns what JSON can hold, and bytes, which go to `result`.
    """
    told = _answer(function, arguments, allowance, result)
    with open(report, "wb", buffering=0) as file:
        file.write(json.dumps(told).encode() + b"\n")


def _answer(
    function: str, arguments: Sequence[Any], allowance: Allowance, result: int
) -> dict[str, Any]:
    try:
        cage.enter(allowance)
        module, _, name = function.partition(":")
        called = getattr(importlib.import_module(module), name)
        answer, content = called(*arguments)
        _write(result, content)
    except BanmianError as error:
        return {"error": type(error).__name__, "message": str(error)}
    except MemoryError:
        return {"error": TOO_MUCH}
    except Exception as error:  # a decoder may raise anything on a damaged file
        if isinstance(error, OSError) and error.errno in (errno.ENOMEM, errno.EFBIG):
            return {"error": TOO_MUCH}
        return {"error": "", "message": f"{type(error).__name__}: {error}"}
    return {"answer": answer}


def _write(result: int, content: Any) -> None:
    left = memoryview(content).cast("B")
    while len(left):
        left = left[os.write(result, left) :]
