"""`issue.json`: the frozen issue, whole."""

from __future__ import annotations

from collections.abc import Iterator

from export.material import File, Material
from press.store import issue_to_json


def write(material: Material) -> Iterator[File]:
    yield File("issue.json", issue_to_json(material.issue))
