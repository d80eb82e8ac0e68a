"""Reading text: masthead lines, then article by article, as a person would copy it out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from export.material import File, Material
from press.masthead import Masthead
from press.page import Article, Issue


def write(material: Material) -> Iterator[File]:
    yield File("issue.txt", issue_to_text(material.issue))


def issue_to_text(issue: Issue) -> str:
    """Return the text of `issue.txt`.

    Pieces are set apart by an empty line, articles by two. A byline or a sign-off that stands
    in the body already is not said again.
    """
    blocks = [_apart(_masthead_lines(issue.masthead))]
    blocks += [_apart(article_pieces(article)) for article in issue.articles]
    return "\n\n\n".join(block for block in blocks if block) + "\n"


def article_pieces(article: Article) -> Iterator[str]:
    """Give an article's pieces in the order in which they are read; some may be empty."""
    yield from (article.kicker, article.headline, article.subtitle)
    yield unless_in(article.text, article.byline)
    yield from (caption.text for caption in article.captions)
    yield from (jump.text for jump in article.jumps if jump.direction == "from")
    yield from (passage.text for passage in article.body)
    yield unless_in(article.text, article.signoff)
    yield from (jump.text for jump in article.jumps if jump.direction != "from")


def _masthead_lines(masthead: Masthead) -> tuple[str, ...]:
    return masthead.lines or (masthead.title, f"{masthead.date} {masthead.weekday}".strip())


def _apart(pieces: Iterable[str]) -> str:
    return "\n\n".join(piece.strip() for piece in pieces if piece.strip())


def unless_in(body: str, field: str) -> str:
    """Return a field, or nothing when a body says it already."""
    return "" if _bare(field) in _bare(body) else field


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
