"""The published JSON Schemas; `python -m export.schema` writes them anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from export.lines import article_line_schema
from press.store import issue_schema, write_whole

FOLDER = Path(__file__).parent / "schemas"

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_texts() -> dict[str, str]:
    """Return file names and texts of the schemas, as the types have them now."""
    return {
        "issue.schema.json": _text(issue_schema()),
        "article.schema.json": _text(article_line_schema()),
    }


def _text(schema: dict[str, Any]) -> str:
    return json.dumps({"$schema": _DIALECT, **schema}, ensure_ascii=False, indent=1) + "\n"


def write_schemas(folder: Path = FOLDER) -> None:
    """Write every schema into the folder."""
    for name, text in schema_texts().items():
        write_whole(folder / name, text)


if __name__ == "__main__":
    write_schemas()
