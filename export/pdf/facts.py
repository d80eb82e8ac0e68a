"""What a PDF says of itself: title, date, language, the profile of its colours, PDF/A-2b."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

import pikepdf
from lxml import etree
from pikepdf import Array, Dictionary, Name, String
from pikepdf.models import PdfMetadata
from pikepdf.models.metadata import XMP_NS_RDF

from export.pdf.srgb import srgb_profile
from export.printed import legal
from export.titles import issue_title, language
from press.page import Issue

PDFA = ("2", "B")


def add_facts(pdf: pikepdf.Pdf, issue: Issue) -> None:
    """Add the metadata of an issue, and what makes the PDF one for archives."""
    _add_metadata(pdf, issue)
    profile = pdf.make_stream(srgb_profile(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFA1, DestOutputProfile=profile,
        OutputConditionIdentifier=String("sRGB"), Info=String("sRGB IEC61966-2.1"),
    )  # fmt: skip
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
    pdf.Root.Lang = String(language(issue))
    pdf.Root.PageMode = Name.UseOutlines
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def document_id(issue: Issue) -> str:
    """Return an id that follows from the scans alone."""
    scans = "/".join(f"{page.source.sha256}:{page.source.frame}" for page in issue.pages)
    return f"uuid:{uuid5(NAMESPACE_URL, f'{issue.id}/{scans}')}"


def _add_metadata(pdf: pikepdf.Pdf, issue: Issue) -> None:
    masthead = issue.masthead
    with pdf.open_metadata(set_pikepdf_as_editor=False) as facts:
        facts["dc:title"] = issue_title(issue)
        facts["dc:language"] = [language(issue)]
        facts["dc:identifier"] = issue.id
        facts["dc:format"] = "application/pdf"
        if masthead.date:
            facts["dc:date"] = [legal(masthead.date)]
        if masthead.publisher:
            facts["dc:publisher"] = [legal(masthead.publisher)]
        facts["pdf:Producer"] = f"banmian {issue.run.version}".strip()
        facts["xmpMM:DocumentID"] = document_id(issue)
        facts["pdfaid:part"], facts["pdfaid:conformance"] = PDFA
    _declare_namespaces_once(pdf)


def _declare_namespaces_once(pdf: pikepdf.Pdf) -> None:
    """Move the namespaces to where simple readers of the metadata look for all of them."""
    packet = etree.fromstring(
        pdf.Root.Metadata.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True)
    )
    for description in packet.iter(f"{{{XMP_NS_RDF}}}Description"):
        etree.cleanup_namespaces(description, top_nsmap=PdfMetadata.NS)
    pdf.Root.Metadata.write(etree.tostring(packet.getroottree(), encoding="utf-8"))
