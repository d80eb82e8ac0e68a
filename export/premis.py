"""PREMIS 3: what was done to each page, and by which software.

Schema: https://www.loc.gov/standards/premis/v3/. Events and agents only: a PREMIS object says its
kind by `xsi:type`, which METS' own schema cannot resolve; METS' file section has the checksums.
The same scans give the same bytes, so that no event has a time: `eventDateTime` is `unknown`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from export.identity import page_id
from export.steps import Step
from export.xml import maker
from press.page import Issue, Page

NAMESPACE = "http://www.loc.gov/premis/v3"
VERSION = "3.0"
WHEN = "unknown"

P = maker(NAMESPACE, "premis")


def event(issue: Issue, page: Page, number: int, step: Step) -> etree._Element:
    """Return the n-th thing that was done to a page; the first was done to its scan."""
    detail = ": ".join(part for part in (step.description, step.settings) if part)
    return P.event(
        _identifier("event", "local", f"{issue.id}/{page_id(page)}/event{number}"),
        P.eventType(step.event),
        P.eventDateTime(WHEN),
        P.eventDetailInformation(P.eventDetail(detail)),
        P.eventOutcomeInformation(P.eventOutcome("success")),
        _identifier("linkingAgent", "local", step.software),
        *(_scan(page) if number == 1 else ()),
        _linked("local", f"{issue.id}/{page.image}", "outcome"),
        version=VERSION,
    )


def _scan(page: Page) -> Iterator[etree._Element]:
    yield _linked("file name and frame", f"{page.source.name}#{page.source.frame}", "source")
    if page.source.sha256:
        yield _linked("SHA-256", page.source.sha256, "source")


def _linked(kind: str, value: str, role: str) -> etree._Element:
    linked = _identifier("linkingObject", kind, value)
    linked.append(P.linkingObjectRole(role))
    return linked


def agent(name: str, version: str) -> etree._Element:
    """Return the software that steps were taken by."""
    return P.agent(
        _identifier("agent", "local", name),
        P.agentName(name),
        P.agentType("software"),
        *([P.agentVersion(version)] if version else []),
        version=VERSION,
    )


def _identifier(of: str, kind: str, value: str) -> etree._Element:
    name = f"{of}Identifier"
    return P(name, P(f"{name}Type", kind), P(f"{name}Value", value))
