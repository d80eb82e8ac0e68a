"""Values to JSON and back; files written whole or not at all."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from press.errors import PackageError
from press.page import Issue

_ISSUE: TypeAdapter[Issue] = TypeAdapter(Issue)


def issue_to_json(issue: Issue) -> str:
    """Return the text of `issue.json`: UTF-8, two spaces, fields in the order of the types."""
    data = _ISSUE.dump_python(issue, mode="json")
    ordered = {"schema": data.pop("schema"), **data}
    return json.dumps(ordered, ensure_ascii=False, indent=1) + "\n"


def issue_from_json(text: str) -> Issue:
    """Return the issue that `issue_to_json` wrote; pydantic's ValidationError when it is none."""
    return _ISSUE.validate_json(text)


def issue_schema() -> dict[str, Any]:
    """Return the JSON Schema of `issue.json`."""
    return _ISSUE.json_schema(mode="serialization")


def read_issue(path: Path) -> Issue:
    """Read an `issue.json`, or the one in a package folder."""
    file = path / "issue.json" if path.is_dir() else path
    try:
        return issue_from_json(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise PackageError(f"{file}: no such file. Name a package or an issue.json.") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"]) or "the file"
        raise PackageError(f"{file} is not an issue.json: {where}: {first['msg']}") from error
    except UnicodeDecodeError as error:
        raise PackageError(f"{file} is not an issue.json: it is not UTF-8.") from error


def write_whole(path: Path, content: bytes | str) -> None:
    """Write a file so that it is there complete or not at all."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
