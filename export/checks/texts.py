"""Whether every format tells the same text, article by article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Prefix

from export.checks.package import AGAIN, Fault, Package
from export.laying import printed_articles
from export.printed import bare
from export.text import article_pieces
from press.errors import PackageError

Texts = Mapping[str, str]
"""The text of every article by its id; white space does not matter."""

Reader = Callable[[Package], Texts]
"""Reads the articles' texts back out of a format's own files; PackageError when it cannot.

It may ask the issue for the names of files and pages, never for text.
"""

Reference = Callable[[Package], Texts]
"""Tells from `issue.json` alone what a reader should have read."""

EITHER_SIDE = 12
"""Characters shown before and after the place where two texts part."""


def printed_texts(package: Package) -> Texts:
    """Return every article's lines as printed, in reading order (`export/laying.py`)."""
    return {one.article.id: one.text for one in printed_articles(package.issue)}


def paged_texts(package: Package) -> Texts:
    """Return the same lines page after page: what files of single pages can tell."""
    texts = {}
    for one in printed_articles(package.issue):
        lines = sorted(one.lines, key=lambda line: line.page)  # keeps their order on each page
        texts[one.article.id] = "".join(line.text for line in lines)
    return texts


def edited_texts(package: Package) -> Texts:
    """Return every article's fields and paragraphs, in the order of `issue.txt`."""
    return {one.id: bare("".join(article_pieces(one))) for one in package.issue.articles}


@dataclass(frozen=True, slots=True)
class Told:
    """How a format tells the articles' text: who reads it back, out of which file, against what.

    Formats that show pages are read against `printed_texts`, or `paged_texts` when each page has
    a file of its own; those that know only text against `edited_texts`.
    """

    file: str
    reader: Reader
    reference: Reference

    def faults(self, package: Package) -> Iterator[Fault]:
        """Yield a fault for every article whose text is another one than in `issue.json`."""
        try:
            read = {name: bare(text) for name, text in self.reader(package).items()}
        except PackageError as error:
            yield Fault(self.file, str(error), AGAIN)
            return
        wanted = self.reference(package)
        for name in sorted(read.keys() | wanted.keys()):
            if problem := _difference(name, read.get(name), wanted.get(name)):
                yield Fault(self.file, problem, AGAIN)


def _difference(name: str, read: str | None, wanted: str | None) -> str:
    if read is None:
        return f"article {name} is missing" if wanted else ""
    if wanted is None:
        return f"article {name} is told, which issue.json does not have"
    if read == wanted:
        return ""
    start = max(0, Prefix.similarity(read, wanted) - EITHER_SIDE)
    here, there = (text[start : start + 2 * EITHER_SIDE] for text in (read, wanted))
    return f"the text of article {name} reads “{here}” where issue.json has “{there}”"
