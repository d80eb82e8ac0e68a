"""Serves overlay pictures and packages to operators' browsers: reads only, and nothing else."""

from __future__ import annotations

import posixpath
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from flows.records import FOLDER
from press.errors import ToolError

NO_SCRIPTS = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; sandbox"
"""What a report is made of comes from printed pages: it may show pictures and do nothing."""


def serve(out: Path, host: str, port: int, token: str) -> ThreadingHTTPServer:
    """Serve packages, pictures and samples of `out` under `/<token>/` in a thread of its own."""

    class Handler(_Handler):
        places = {  # noqa: RUF012
            "packages": out,
            "pictures": out / FOLDER / "pictures",
            "samples": out / FOLDER / "samples",
        }
        secret = token

    try:
        server = ThreadingHTTPServer((host, port), Handler)
    except OSError as error:
        raise ToolError(
            f"Pictures cannot be served on port {port}: {error.strerror}. "
            "Another banmian may run there; choose another --port."
        ) from error
    Thread(target=server.serve_forever, daemon=True, name="pictures").start()
    return server


class _Handler(SimpleHTTPRequestHandler):
    places: dict[str, Path]
    secret: str

    def translate_path(self, path: str) -> str:
        """Return the file behind an address; one that is not there for all that is not public."""
        clean = posixpath.normpath(unquote(urlsplit(path).path))
        token, _, rest = clean.lstrip("/").partition("/")
        kind, _, name = rest.partition("/")
        place, hidden = self.places.get(kind), any(part.startswith(".") for part in name.split("/"))
        if token != self.secret or place is None or not name or hidden:
            return "/nonexistent"
        file = (place / name).resolve()
        return str(file) if file.is_relative_to(place.resolve()) else "/nonexistent"

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", NO_SCRIPTS)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        super().end_headers()

    def do_POST(self) -> None:
        self.send_error(HTTPStatus.METHOD_NOT_ALLOWED)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: an address holds the token."""
