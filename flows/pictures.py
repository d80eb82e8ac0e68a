"""Where an operator's browser finds pictures and packages: addresses, and what lies behind them."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from export.images import web_picture
from flows.records import records
from press.page import Pixels
from press.store import write_whole

ADDRESS = "BANMIAN_PICTURES_URL"
"""The variable that names where `banmian up`, or a web server, serves them."""
HEIGHT = 1200


def address() -> str:
    """Return where pictures and packages are served, without a slash; empty when nowhere."""
    return os.environ.get(ADDRESS, "").rstrip("/")


def publish_picture(out: Path, key: str, picture: Pixels) -> str:
    """Write a page's overlay where it is served, and return its address; empty without one."""
    if not address():
        return ""
    made = web_picture(picture, height=HEIGHT)
    write_whole(records(out, "pictures") / f"{key}{made.suffix}", made.content)
    return f"{address()}/pictures/{quote(key)}{made.suffix}"


def package_link(package: Path, name: str = "") -> str:
    """Return a link in markdown to a package or a file of it; its path when nothing is served."""
    place = package / name if name else package
    if not address() or not place.exists():
        return f"`{place}`"
    end = quote(name) if name else ""
    return f"[{name or package.name}]({address()}/packages/{quote(package.name)}/{end})"


def package_picture(package: Path, name: str) -> str:
    """Return a picture of a package as markdown that shows it; empty when nothing is served."""
    link = package_link(package, name)
    return f"!{link}" if link.startswith("[") else ""
