"""Media types of the files of a package."""

from __future__ import annotations

from pathlib import PurePosixPath

_TYPES = {
    ".html": "text/html",
    ".jp2": "image/jp2",
    ".jpg": "image/jpeg",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".parquet": "application/vnd.apache.parquet",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".txt": "text/plain",
    ".xml": "application/xml",
}
_FOLDERS = {
    "alto": "application/alto+xml",
    "page": "application/vnd.prima.page+xml",
    "hocr": "text/vnd.hocr+html",
}


def media_type(name: str) -> str:
    """Return the media type of a file by its name in the package."""
    path = PurePosixPath(name)
    if name == "tei.xml":
        return "application/tei+xml"
    return _FOLDERS.get(path.parts[0]) or _TYPES.get(path.suffix, "application/octet-stream")
