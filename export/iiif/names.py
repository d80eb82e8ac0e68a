"""The URLs of a package's IIIF resources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from press.errors import CommandError
from press.geometry import Box
from press.page import Article, Issue, Page

BASE_URL = "http://localhost:8000/"
"""Where packages are served unless `--base-url` says otherwise: `python -m http.server` there."""


def base_url(typed: str) -> str:
    """Return the URL with one slash at its end; CommandError when it is none of a web server."""
    if not re.fullmatch(r"https?://[^/\s#?]+(/[^\s#?]*)?", typed):
        raise CommandError(f"'{typed}' is no URL; packages are served at one like {BASE_URL}")
    return typed.rstrip("/") + "/"


@dataclass(frozen=True, slots=True)
class Names:
    """URLs below the one of a package, which ends in a slash."""

    package: str

    @classmethod
    def of(cls, issue: Issue) -> Names:
        base = str(issue.run.settings.get("base_url") or BASE_URL)
        return cls(f"{base}{quote(issue.id)}/")

    def file(self, name: str) -> str:
        return self.package + quote(name)

    @property
    def manifest(self) -> str:
        return self.file("iiif/manifest.json")

    @property
    def contents(self) -> str:
        return self.file("iiif/range/contents")

    def range(self, article: Article) -> str:
        return self.file(f"iiif/range/{article.id}")

    def canvas(self, page: Page) -> str:
        return self.file(f"iiif/canvas/p{page.number:04}")

    def place(self, page: Page, box: Box) -> str:
        """Return the part of a canvas that a box is; the canvas has the page's pixels."""
        return f"{self.canvas(page)}#xywh={box.left},{box.top},{box.width},{box.height}"

    def image_folder(self, page: Page) -> str:
        return f"iiif/images/p{page.number:04}"

    def image(self, page: Page) -> str:
        return self.file(self.image_folder(page))

    def lines_file(self, page: Page) -> str:
        return f"iiif/lines/p{page.number:04}.json"

    def lines(self, page: Page) -> str:
        return self.file(self.lines_file(page))
