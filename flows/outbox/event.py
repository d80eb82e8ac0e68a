"""What downstream is told of a new package: a CloudEvent, the same however often it is sent."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from flows.assessment import assess
from flows.outbox.version import Version
from press.page import Issue

TYPE = "banmian.package.ready"
MEDIA_TYPE = "application/cloudevents+json"


def event_of(
    version: Version, number: int, issue: Issue, package: Path, time: str
) -> dict[str, Any]:
    """Return the CloudEvents 1.0 envelope of version `number` of a package.

    `id` is the idempotency key: who gets it twice has had it. `sequence` orders the versions of
    one `subject`, as text.
    """
    found = assess(issue.pages)
    return {
        "specversion": "1.0",
        "id": event_id(version, number),
        "source": "/banmian/packages",
        "type": TYPE,
        "subject": version.issue,
        "time": time,
        "datacontenttype": "application/json",
        "sequence": f"{number:06}",
        "data": {
            "issue": version.issue,
            "version": number,
            "digest": f"sha256:{version.digest}",
            "title": issue.masthead.title,
            "date": issue.masthead.date,
            "pages": len(issue.pages),
            "failed_pages": [page.number for page in issue.pages if page.status == "failed"],
            "articles": len(issue.articles),
            "characters": found.characters,
            "expected_wrong": round(found.rate, 5),
            "package": str(package),
            "delivered_to": [],
            "files": [
                {"name": file.name, "size": file.size, "sha256": file.sha256}
                for file in version.files
            ],
        },
    }


def event_id(version: Version, number: int) -> str:
    told = f"{version.issue}\n{number}\n{version.digest}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def place_of(issue: str, number: int, digest: str) -> str:
    """Return where a version of a package lies in storage, relative to the target."""
    return f"{issue}/v{number:04}-{digest[:8]}"
