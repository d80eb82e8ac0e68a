"""Articles told row by row: `articles.jsonl` and the like."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow.parquet as pq
from pydantic import TypeAdapter, ValidationError

from export.checks.package import Package
from export.checks.texts import Texts
from export.table import SCHEMA as COLUMNS
from export.text import article_pieces
from press.errors import PackageError
from press.page import Article, Passage

_ARTICLE: TypeAdapter[Article] = TypeAdapter(Article)


def texts_of_jsonl(package: Package) -> Texts:
    """Return the articles' texts that `articles.jsonl` holds."""
    return texts_of_rows(_json_rows(package))


def texts_of_parquet(package: Package) -> Texts:
    """Return the articles' texts that `articles.parquet` holds."""
    try:
        table = pq.read_table(package.file("articles.parquet"))
    except (OSError, ValueError) as error:  # pyarrow's own errors are both
        raise PackageError(f"it cannot be read ({error})") from error
    if table.schema.names != COLUMNS.names:
        raise PackageError(f"its columns are {', '.join(table.schema.names)}")
    return texts_of_rows(iter(table.to_pylist()))


def texts_of_rows(rows: Iterator[Mapping[str, Any]]) -> Texts:
    """Return the texts of rows that have the fields of an article and its body as `text`."""
    return {article.id: "".join(article_pieces(article)) for article in map(_article, rows)}


def _article(row: Mapping[str, Any]) -> Article:
    fields = {name: row[name] for name in Article.__slots__ if name in row}
    try:
        return _ARTICLE.validate_python({**fields, "body": (Passage(str(row.get("text", ""))),)})
    except ValidationError as error:
        raise PackageError(f"a row is no article: {error.errors()[0]['msg']}") from error


def _json_rows(package: Package) -> Iterator[Mapping[str, Any]]:
    try:
        for line in package.file("articles.jsonl").read_bytes().splitlines():
            row = json.loads(line)
            if not isinstance(row, dict):
                raise PackageError("a line is no JSON object")
            yield row
    except (OSError, ValueError) as error:
        raise PackageError(f"it cannot be read ({error})") from error
