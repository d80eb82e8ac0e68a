"""Whether JSON files keep to the published JSON Schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema

from export.checks.package import AGAIN, Fault, Package
from export.schema import FOLDER

SCHEMAS = (("issue.json", "issue.schema.json"), ("articles.jsonl", "article.schema.json"))


def broken_json_schemas(package: Package) -> Iterator[Fault]:
    for file, name in SCHEMAS:
        schema = json.loads((FOLDER / name).read_text("utf-8"))
        validator = jsonschema.Draft202012Validator(schema)
        for where, value in _values(package, file):
            if isinstance(value, Fault):
                yield value
                continue
            for error in sorted(validator.iter_errors(value), key=str)[:3]:
                path = "/".join(str(step) for step in error.absolute_path)
                problem = f"{where}{path or 'it'}: {error.message[:200]} ({name})"
                yield Fault(file, problem, AGAIN)


def _values(package: Package, file: str) -> Iterator[tuple[str, Any]]:
    """Yield a file's value, or line by line the values of JSON lines."""
    path = package.file(file)
    if not path.is_file():
        return
    text = path.read_text("utf-8", errors="replace")
    in_lines = file.endswith(".jsonl")
    # Not splitlines: U+0085 and others stand inside JSON as they are. No articles, no lines.
    lines = text.removesuffix("\n").split("\n") if text else []
    for number, part in enumerate(lines if in_lines else [text], 1):
        where = f"line {number}, " if in_lines else ""
        try:
            yield where, json.loads(part)
        except json.JSONDecodeError as error:
            yield where, Fault(file, f"{where}it is no JSON ({error})", AGAIN)
