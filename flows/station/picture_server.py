"""Serves pictures and packages to operators' browsers and figures to Prometheus: reads only."""

from __future__ import annotations

import hmac
import posixpath
from base64 import b64encode
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector

from flows.records import FOLDER
from press.errors import ToolError

METRICS = "/metrics"
NO_SCRIPTS = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; sandbox"
"""What a report is made of comes from printed pages: it may show pictures and do nothing."""


def serve(
    out: Path,
    host: str,
    port: int,
    token: str,
    *,
    metrics: Collector | None = None,
    login: str = "",
) -> ThreadingHTTPServer:
    """Serve packages, pictures and samples of `out` under `/<token>/` in a thread of its own.

    `/metrics` has figures without anything secret; who asks gives the `login`, `user:password`,
    when there is one.
    """

    class Handler(_Handler):
        places = {  # noqa: RUF012
            "packages": out,
            "pictures": out / FOLDER / "pictures",
            "samples": out / FOLDER / "samples",
        }
        secret = token
        figures = metrics
        wanted = f"Basic {b64encode(login.encode()).decode()}" if login else ""

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
    figures: Collector | None
    wanted: str

    def do_GET(self) -> None:
        if urlsplit(self.path).path == METRICS and self.figures is not None:
            self._send_figures(self.figures)
        else:
            super().do_GET()

    def _send_figures(self, figures: Collector) -> None:
        given = self.headers.get("Authorization", "")
        if self.wanted and not hmac.compare_digest(given.encode(), self.wanted.encode()):
            self.send_response(HTTPStatus.UNAUTHORIZED)
            self.send_header("WWW-Authenticate", 'Basic realm="banmian", charset="UTF-8"')
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        encode, media_type = choose_encoder(self.headers.get("Accept", ""))
        told = encode(figures)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

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
