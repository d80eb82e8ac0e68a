"""Tesseract through pytesseract: one process, one model load, many crops."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from subprocess import CalledProcessError

import cv2
import pytesseract

from ocr.engine import Crop, Sizing
from ocr.hocr import lines_from_hocr
from ocr.tesseract_call import NOT_INSTALLED
from press.confined.allowance import Allowance
from press.confined.calls import Died, Failed, TookTooLong, TookTooMuch, call
from press.errors import ToolError
from press.page import Line

SECONDS_A_CROP = 30
"""A crop that takes longer has sent Tesseract astray."""
SECONDS_A_PAGE = 1200
"""As long as all crops of a page may take together; the most crowded broadsheets take 100."""
MEMORY = 4_000_000_000
"""Bytes; a page takes 0.3 of them."""
WRITTEN = 500_000_000
"""Bytes of hOCR; a page takes 0.02 of them."""

# Debian ships the fast model with a one-line configuration; these are the settings that the
# best model of the same language carries. Without them whole characters and marks are lost.
CJK_OUTLINES = {
    "edges_use_new_outline_complexity": 1,
    "edges_children_fix": 1,
    "edges_max_children_per_outline": 10,
    "edges_max_children_layers": 5,
    "edges_children_count_limit": 1000,
    "textord_noise_sizelimit": 0.2,
    "textord_noise_normratio": 6,
    "textord_max_noise_size": 7,
    "textord_use_cjk_fp_model": 1,
    "hocr_char_boxes": 1,
}

BLOCK, SINGLE = 6, 7
"""Tesseract's page segmentation modes for one block of text and for one line."""


SIZING = Sizing(em=24.0, blocks=True, above=0.11, share=500_000)
"""On cleaned crops Tesseract's Chinese models err least at this height. A start takes as long as
100 000 pixels."""

LATIN = "eng"
FEWEST_LETTERS = 6


def is_latin(text: str) -> bool:
    """Tell a line of Latin letters, an address or pinyin, from Chinese and from mere digits."""
    letters = sum(char.isascii() and char.isalpha() for char in text)
    return letters >= FEWEST_LETTERS and not any("\u3400" <= char <= "\u9fff" for char in text)


class Tesseract:
    """Reads with one language model; horizontal type only, the crops see to that."""

    name = "tesseract"

    def __init__(self, language: str = "chi_sim", seconds: int = SECONDS_A_CROP) -> None:
        self.sizing = SIZING
        self.language = language
        self.seconds = seconds
        # Pages run in parallel; Tesseract's own threads would fight over the cores.
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")

    def version(self) -> str:
        return f"{_version()} {self.language} sha256:{_model_digest(self.language)}"

    def read(self, crops: Sequence[Crop]) -> tuple[tuple[Line, ...], ...]:
        found: dict[int, tuple[Line, ...]] = {}
        for mode in (BLOCK, SINGLE):
            chosen = [
                number for number, crop in enumerate(crops) if crop.single == (mode == SINGLE)
            ]
            lines = self._read_list([crops[number] for number in chosen], mode, self.language)
            found.update(zip(chosen, lines, strict=True))
        return self._latin_again(crops, tuple(found[number] for number in range(len(crops))))

    def _latin_again(
        self, crops: Sequence[Crop], read: tuple[tuple[Line, ...], ...]
    ) -> tuple[tuple[Line, ...], ...]:
        """Read lines that turned out to be Latin, as addresses are, with the Latin model."""
        if not _has_model(LATIN):
            return read
        places = [
            place
            for place, (crop, lines) in enumerate(zip(crops, read, strict=True))
            if crop.single and lines and all(is_latin(line.text) for line in lines)
        ]
        second = self._read_list([crops[place] for place in places], SINGLE, LATIN)
        better = {
            place: lines
            for place, lines in zip(places, second, strict=True)
            if lines and all(is_latin(line.text) for line in lines)
        }
        return tuple(better.get(place, lines) for place, lines in enumerate(read))

    def _read_list(
        self, crops: list[Crop], mode: int, language: str
    ) -> tuple[tuple[Line, ...], ...]:
        if not crops:
            return ()
        with tempfile.TemporaryDirectory(prefix="banmian-") as folder:
            names = []
            for number, crop in enumerate(crops):
                names.append(str(Path(folder) / f"{number:04d}.pgm"))
                cv2.imwrite(names[-1], crop.pixels)
            listing = Path(folder) / "crops.txt"
            listing.write_text("\n".join(names) + "\n", encoding="utf-8")
            lines = lines_from_hocr(self._run(listing, mode, language, self.seconds * len(crops)))
        if len(lines) != len(crops):
            raise ToolError(f"Tesseract answered {len(lines)} of {len(crops)} crops. Run it again.")
        return lines

    def _run(self, listing: Path, mode: int, language: str, seconds: int) -> bytes:
        settings = " ".join(f"-c {name}={value}" for name, value in CJK_OUTLINES.items())
        config = f"--dpi 300 --psm {mode} {settings}"
        arguments = (str(listing), language, config, str(listing.parent))
        allowance = Allowance(min(seconds, SECONDS_A_PAGE), MEMORY, WRITTEN)
        try:
            return bytes(call("ocr.tesseract_call:hocr_of", arguments, allowance).content)
        except TookTooLong as error:
            raise ToolError(
                f"Tesseract took more than {allowance.seconds} seconds for one page."
            ) from error
        except (TookTooMuch, Died, Failed) as error:
            raise ToolError(
                f"Tesseract came to no end with {MEMORY // 1_000_000} MB of memory ({error})."
            ) from error


@cache
def _version() -> str:
    try:
        return str(pytesseract.get_tesseract_version())
    except pytesseract.TesseractNotFoundError as error:
        raise ToolError(NOT_INSTALLED) from error
    except (CalledProcessError, SystemExit) as error:
        raise ToolError(f"Tesseract does not tell its version ({error}). Start again.") from error


@cache
def _has_model(language: str) -> bool:
    return _model_file(language) is not None


@cache
def _model_digest(language: str) -> str:
    model = _model_file(language)
    return hashlib.sha256(model.read_bytes()).hexdigest() if model else "unknown"


def _model_file(language: str) -> Path | None:
    folders = [os.environ.get("TESSDATA_PREFIX", ""), "/usr/share/tesseract-ocr/5/tessdata"]
    models = [Path(folder) / f"{language}.traineddata" for folder in folders if folder]
    return next((model for model in models if model.is_file()), None)
