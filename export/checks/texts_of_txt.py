"""Articles read back out of `issue.txt`."""

from __future__ import annotations

from export.checks.package import Package
from export.checks.texts import Texts, edited_texts
from press.errors import PackageError

FILE = "issue.txt"


def texts_of_txt(package: Package) -> Texts:
    """Cut the text where two lines are empty: the masthead first, if any, then the articles."""
    try:
        blocks = package.file(FILE).read_text("utf-8").rstrip("\n").split("\n\n\n")
    except (OSError, ValueError) as error:
        raise PackageError(f"it cannot be read ({error})") from error
    names = [name for name, text in edited_texts(package).items() if text]
    if len(blocks) not in (len(names), len(names) + 1):
        raise PackageError(f"it has {len(blocks)} parts, issue.json has {len(names)} articles")
    return dict(zip(names, blocks[len(blocks) - len(names) :], strict=True))
