"""Real pages whose truth was keyed by eye: pieces of text, some with a box, none with lines.

Since the truth has no rows, the project's own layout finds them (`layout.segment`), the same for
every reader; and since it has not all that is printed, each of its pieces is looked for in what
was read of the page, at the stretch most like it. Bodies are looked for sentence by sentence, so
that where a column ends does not matter. RapidOCR's lines go across the page from column to
column: only the characters that it lost are told.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.best_match import fewest_edits
from benchmarks.character_errors import lost_and_extra
from evaluation.folding import fold
from evaluation.ratio import Ratio, pooled

TRUTH = ".truth.json"
_SENTENCE = re.compile(r"[^。！？]+[。！？]*[”’」』）]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A printed text: `kind` is `body`, `heads` or `captions`, as the measures are called."""

    kind: str
    text: str
    vertical: bool = False


@dataclass(frozen=True, slots=True)
class RealPage:
    """A scan and the pieces that are known of it."""

    name: str
    image: Path
    pieces: tuple[Piece, ...]


def real_pages(folder: Path) -> list[RealPage]:
    """Return the pages of a folder that have a truth, in the order of their names."""
    return [_real_page(path) for path in sorted(folder.glob(f"*{TRUTH}"))]


def _real_page(path: Path) -> RealPage:
    name = path.name.removesuffix(TRUTH)
    pieces = pieces_of(json.loads(path.read_text(encoding="utf-8")))
    return RealPage(name, path.with_name(f"{name}.jpg"), pieces)


def pieces_of(truth: dict[str, Any]) -> tuple[Piece, ...]:
    """Return what a truth file says is printed, headlines line by line where it tells lines."""
    return tuple(piece for article in truth["articles"] for piece in _of_article(article))


def headlines_of(truth: dict[str, Any]) -> list[str]:
    """Return the articles' headlines, each on one line."""
    heads = [_entry(article.get("headline"))["text"] for article in truth["articles"]]
    return [head for head in heads if head]


def counts_of(pieces: tuple[Piece, ...], text: str) -> dict[str, Ratio]:
    """Measure what was read of a page, its regions in reading order, against what is known."""
    counts = {
        kind: pooled(_found(piece, text) for piece in pieces if piece.kind == kind)
        for kind in ("body", "heads", "captions")
    }
    counts["vertical"] = pooled(_found(piece, text) for piece in pieces if piece.vertical)
    return {**counts, **lost_of(pieces, text)}


def lost_of(pieces: tuple[Piece, ...], text: str) -> dict[str, Ratio]:
    """Return the characters that were lost, in any order: what else is printed is not known."""
    known = "".join(piece.text for piece in pieces)
    return {"lost": Ratio(lost_and_extra(known, text)[0], len(fold(known)))}


def _found(piece: Piece, text: str) -> Ratio:
    wanted = fold(piece.text)
    return Ratio(fewest_edits(wanted, fold(text)), len(wanted))


def _of_article(article: dict[str, Any]) -> Iterator[Piece]:
    for name in ("kicker", "headline", "deck"):
        head = _entry(article.get(name))
        for line in head.get("lines") or [head["text"]]:
            if line:
                yield Piece("heads", line, head.get("orientation") == "vertical")
    if caption := _entry(article.get("caption"))["text"]:
        yield Piece("captions", caption)
    for passage in (article.get("lead"), *article.get("body", ())):
        for sentence in _SENTENCE.findall(_entry(passage)["text"]):
            yield Piece("body", sentence)


def _entry(given: Any) -> dict[str, Any]:
    """Return an entry that may be a text, a text with its box, or not there, as one shape."""
    return given if isinstance(given, dict) else {"text": given or ""}
