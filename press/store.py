"""Values to JSON and back; files written whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import TypeAdapter, ValidationError

from press.errors import PackageError
from press.page import Issue
from press.scratch import scratch_file

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
    """Write a file so that it is there complete or not at all, whatever dies meanwhile."""
    with written_whole(path) as file:
        file.write(content.encode("utf-8") if isinstance(content, str) else content)


@contextmanager
def written_whole(path: Path, *, lasting: bool = True) -> Iterator[BinaryIO]:
    """Let a file be written that is there, complete, once the block has ended well.

    What is not `lasting` may be lost when the machine dies, but not when the process does.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with scratch_file(path.parent, f"{path.name}.") as (unfinished, file):
        yield file
        file.flush()
        if lasting:
            os.fsync(file.fileno())
        os.fchmod(file.fileno(), 0o644)
        unfinished.replace(path)
