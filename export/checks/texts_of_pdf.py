"""What poppler reads in `issue.pdf`: the articles by their tags, the pages as they are copied."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterator

from export.checks.package import Fault, Package
from export.checks.texts import Texts
from export.pdf.document import NAME
from export.pdf.tags import elements_of, marks_by_page
from export.printed import bare
from press.errors import PackageError

_ARTICLE = re.compile(r"^ {2}(?P<tag>\w+)(?: <(?P<id>\w+)>)?")
_TEXT = re.compile(r'^ {4,}"(?P<text>.*)"$')

_EMBEDDING = re.compile("[\u202a-\u202e]")
"""Poppler puts these round what runs from right to left."""


def texts_of_pdf(package: Package) -> Texts:
    """Return the text that is tagged as each article's: `pdfinfo -struct-text`."""
    texts: dict[str, str] = {}
    current = ""
    for line in _poppler("pdfinfo", "-struct-text", package).split("\n"):
        if start := _ARTICLE.match(line):
            current = start["id"] or ""
            if current:
                texts[current] = ""
        elif current and (said := _TEXT.match(line)):
            texts[current] += said["text"]
    return texts


def pages_copied_otherwise(package: Package) -> Iterator[Fault]:
    """Yield pages of which `pdftotext` brings another text or order than is printed."""
    if not package.file(NAME).is_file():
        return
    try:
        copied = _poppler("pdftotext", "-raw", package, "-").split("\f")
    except PackageError as error:
        yield Fault(NAME, str(error))
        return
    pages = [page for page in package.issue.pages if page.status != "failed"]
    marks = marks_by_page(elements_of(package.issue, pages))
    for page, text in zip(pages, copied, strict=False):
        wanted = "".join(line.text for _, lines in marks.get(page.number, []) for line in lines)
        found = _EMBEDDING.sub("", bare(text))
        if found != wanted and not (_runs_left(wanted) and sorted(found) == sorted(wanted)):
            yield Fault(NAME, f"page {page.number} is not copied as it is read")


def _runs_left(text: str) -> bool:
    """Tell whether there is Arabic or Hebrew in a text: poppler has an order of its own for it."""
    return any(unicodedata.bidirectional(char) in {"R", "AL", "AN"} for char in text)


def _poppler(tool: str, option: str, package: Package, *more: str) -> str:
    command = [tool, option, "-enc", "UTF-8", str(package.file(NAME)), *more]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise PackageError(f"{tool} is missing: install poppler-utils") from error
    if done.returncode:
        raise PackageError(f"{tool} cannot read it: {done.stderr.decode('utf-8', 'replace')[:200]}")
    return done.stdout.decode("utf-8", "replace")
