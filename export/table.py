"""`articles.parquet`: one row an article, for data frames and data bases."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from export.lines import ArticleLine, article_lines
from export.material import File, Material

FILE = "articles.parquet"

_TEXT = pa.string()
_CAPTION = pa.struct([("text", _TEXT), ("credit", _TEXT), ("figure", _TEXT)])
_JUMP = pa.struct([("direction", _TEXT), ("page", pa.int32()), ("text", _TEXT), ("target", _TEXT)])

SCHEMA = pa.schema(
    [
        pa.field("schema", _TEXT, nullable=False),
        pa.field("issue", _TEXT, nullable=False),
        pa.field("title", _TEXT, nullable=False),
        pa.field("date", pa.date32()),
        pa.field("page", pa.int32(), nullable=False),
        pa.field("pages", pa.list_(pa.int32()), nullable=False),
        *(
            pa.field(name, _TEXT, nullable=False)
            for name in (
                "id", "kind", "kicker", "headline", "subtitle", "byline", "dateline", "text",
                "signoff",
            )
        ),
        pa.field("captions", pa.list_(_CAPTION), nullable=False),
        pa.field("jumps", pa.list_(_JUMP), nullable=False),
        pa.field("confidence", pa.float32(), nullable=False),
    ]
)  # fmt: skip
"""The columns of `articles.jsonl` with types; `date` is null where the masthead has none."""


def write(material: Material) -> Iterator[File]:
    yield File(FILE, parquet(article_lines(material.issue)))


def parquet(lines: tuple[ArticleLine, ...]) -> bytes:
    """Return the file's bytes."""
    table = pa.Table.from_pylist([_row(line) for line in lines], schema=SCHEMA)
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return bytes(sink.getvalue().to_pybytes())


def _row(line: ArticleLine) -> dict[str, Any]:
    date = datetime.date.fromisoformat(line.date) if line.date else None
    return {**asdict(line), "date": date}
