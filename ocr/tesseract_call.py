"""One run of Tesseract through pytesseract; called in a confined child process."""

from __future__ import annotations

import tempfile

import pytesseract

from press.errors import ToolError

NOT_INSTALLED = "Tesseract is not installed. Run: apt-get install tesseract-ocr-chi-sim"


def hocr_of(listing: str, language: str, config: str, folder: str) -> tuple[None, bytes]:
    """Return the hOCR of the images that a file lists; temporary files lie in `folder`."""
    tempfile.tempdir = folder
    try:
        hocr = pytesseract.image_to_pdf_or_hocr(
            listing, lang=language, config=config, extension="hocr"
        )
    except pytesseract.TesseractNotFoundError as error:
        raise ToolError(NOT_INSTALLED) from error
    except pytesseract.TesseractError as error:
        raise ToolError(f"Tesseract failed: {error.message}") from error
    return None, bytes(hocr)
