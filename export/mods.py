"""MODS 3.8: what an issue and its articles are, for a catalogue.

Schema: https://www.loc.gov/standards/mods/. Only what was read or is known of the issue is said;
a headline that is missing is supplied from the text and marked as supplied.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from export.identity import urn
from export.xml import maker, told
from press.page import Article, Issue

NAMESPACE = "http://www.loc.gov/mods/v3"
VERSION = "3.8"
SUPPLIED = 20
"""Characters of the text that stand for a missing headline."""

_GENRES = {"advert": "advertisement", "photo": "photograph", "notice": "notice"}

M = maker(NAMESPACE, "mods")


def issue_mods(issue: Issue) -> etree._Element:
    head = issue.masthead
    return M.mods(
        *_title(head.title or issue.id),
        *_title(head.title_pinyin, type="alternative", transliteration="pinyin"),
        *_publisher_name(head.sponsor, role="sponsor"),
        M.typeOfResource("text"),
        M.genre("newspaper", authority="marcgt"),
        M.originInfo(*_origin(issue)),
        *_language(issue),
        M.physicalDescription(
            M.extent(f"{len(issue.pages)} {'page' if len(issue.pages) == 1 else 'pages'}"),
            M.digitalOrigin("reformatted digital"),
        ),
        *_notes(weekday=head.weekday, lunar_date=head.lunar_date, solar_term=head.solar_term),
        M.identifier(issue.id, type="local"),
        M.identifier(urn(issue), type="urn"),
        *([M.identifier(head.cn, type="cn")] if head.cn else []),
        *_part(issue),
        *_record(issue.id),
        version=VERSION,
    )


def article_mods(issue: Issue, article: Article) -> etree._Element:
    identity = f"{issue.id}#{article.id}"
    return M.mods(
        *_headline(article),
        *_title(article.kicker, type="alternative", displayLabel="kicker"),
        M.typeOfResource("text"),
        M.genre(_GENRES.get(article.kind, "article")),
        *_language(issue),
        *_statement(article.byline, "statement of responsibility"),
        *_statement(article.dateline, "dateline"),
        *_statement(article.signoff, "sign-off"),
        *(one for jump in article.jumps for one in _statement(jump.text, "continuation")),
        M.identifier(identity, type="local"),
        M.relatedItem(
            *_title(issue.masthead.title or issue.id),
            M.identifier(issue.id, type="local"),
            *_part(issue, article.pages),
            type="host",
        ),
        *_record(identity),
        version=VERSION,
    )


def _title(text: str, **attributes: str) -> Iterator[etree._Element]:
    if text:
        yield M.titleInfo(M.title(text), attributes)


def _headline(article: Article) -> Iterator[etree._Element]:
    if article.headline or not (article.text or article.captions):
        subtitle = [M.subTitle(article.subtitle)] if article.subtitle else []
        yield M.titleInfo(M.title(article.headline or article.id), *subtitle)
    else:
        words = article.text or article.captions[0].text
        yield from _title(words.split("\n")[0][:SUPPLIED], supplied="yes")


def _publisher_name(text: str, *, role: str) -> Iterator[etree._Element]:
    if text:
        yield M.name(
            M.namePart(text), M.role(M.roleTerm(role, type="text")), type="corporate"
        )  # fmt: skip


def _origin(issue: Issue) -> Iterator[etree._Element]:
    if issue.masthead.publisher:
        yield M.publisher(issue.masthead.publisher)
    if issue.masthead.date:
        yield M.dateIssued(issue.masthead.date, encoding="w3cdtf", keyDate="yes")
    yield M.issuance("serial")


def _language(issue: Issue) -> Iterator[etree._Element]:
    script = {"hans": "Hans", "hant": "Hant"}.get(str(issue.run.settings.get("script")), "Hani")
    yield M.language(
        M.languageTerm("chi", type="code", authority="iso639-2b"),
        M.scriptTerm(script, type="code", authority="iso15924"),
    )


def _notes(**notes: str) -> Iterator[etree._Element]:
    for name, text in notes.items():
        if text:
            yield M.note(text, type=name.replace("_", " "))


def _statement(text: str, kind: str) -> Iterator[etree._Element]:
    if text:
        yield M.note(text, type=kind)


def _part(issue: Issue, pages: tuple[int, ...] = ()) -> Iterator[etree._Element]:
    number, date = issue.masthead.issue_no, issue.masthead.date
    told_pages = ", ".join(str(page) for page in pages)
    children = [
        *([M.detail(M.number(str(number)), type="issue")] if number else []),
        *([M.extent(M.list(told_pages), unit="pages")] if pages else []),
        *([M.date(date, encoding="w3cdtf")] if date else []),
    ]
    if children:
        yield M.part(*children)


def _record(identity: str) -> Iterator[etree._Element]:
    yield M.recordInfo(
        M.recordIdentifier(identity, told(source="banmian")),
        M.recordOrigin("read from page images by a program; not corrected by hand"),
    )
