"""BagIt 1.0 round a package: its files as payload, their checksums, and their names outside.

A bag's payload lies in `data/` (RFC 8493). The names that users and programs go by, `issue.json`
or `pages/`, are links to it beside the manifests, so that nothing is there twice. `bagit.make_bag`
is not used: it changes the working directory and puts today's date in.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path

from export.material import FileFacts
from press.page import Issue
from press.store import write_whole

PAYLOAD = "data"
TAG_FILES = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt")


def seal(folder: Path, issue: Issue, made: Mapping[str, FileFacts]) -> None:
    """Make a bag of a folder whose `data/` holds the files that are told by their names."""
    lines = [f"{known.sha256}  {PAYLOAD}/{name}\n" for name, known in sorted(made.items())]
    tags = {
        "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": _info(issue, made),
        "manifest-sha256.txt": "".join(lines),
    }
    digests = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in tags.items()}
    tags["tagmanifest-sha256.txt"] = "".join(
        f"{digest}  {name}\n" for name, digest in sorted(digests.items())
    )
    for name, text in tags.items():
        write_whole(folder / name, text)
    for entry in sorted((folder / PAYLOAD).iterdir()):
        _name_outside(folder / entry.name, entry)


def _info(issue: Issue, made: Mapping[str, FileFacts]) -> str:
    head = issue.masthead
    number = f"第{head.issue_no}期" if head.issue_no else ""
    title = " ".join(part for part in (head.title, head.date, number) if part)
    told = {
        "External-Identifier": issue.id,
        "External-Description": title,
        "Bag-Software-Agent": f"banmian {issue.run.version}".strip(),
        "Payload-Oxum": f"{sum(known.size for known in made.values())}.{len(made)}",
    }
    return "".join(f"{name}: {' '.join(text.split())}\n" for name, text in told.items() if text)


def _name_outside(name: Path, entry: Path) -> None:
    try:
        name.symlink_to(Path(PAYLOAD) / entry.name)
    except OSError:  # a disk without links holds them twice
        if entry.is_dir():
            shutil.copytree(entry, name)
        else:
            shutil.copy2(entry, name)
