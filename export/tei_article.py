"""One article as a division of TEI, its text as in `issue.json`, its lines marked."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from export.printed import Printed, PrintedLine, Role, Stretch, bare, legal
from export.text import unless_in
from export.xml import maker, told
from press.page import Jump

T = maker("http://www.tei-c.org/ns/1.0")

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_HEADS = (
    (Role.KICKER, "kicker"), (Role.HEADLINE, "main"), (Role.SUBTITLE, "sub"),
)  # fmt: skip


def division(printed: Printed) -> etree._Element:
    """Return the article in the order of `issue.txt`; text under a subheading is a section."""
    article = printed.article
    lines = {(one.role, one.place): one.lines for one in printed.stretches}
    whole = T.div({_ID: article.id, "type": "article", "subtype": article.kind})
    for role, kind in _HEADS:
        if text := getattr(article, role):
            whole.append(_lined(T.head(type=kind), text, lines.get((role, -1), ())))
    if byline := unless_in(article.text, article.byline):
        whole.append(_lined(T.byline(), byline, lines.get((Role.BYLINE, -1), ())))
    whole.extend(_figures(printed))
    whole.extend(_jump(jump) for jump in article.jumps if jump.direction == "from")
    whole.extend(_body(printed))
    last = whole[-1] if len(whole) and whole[-1].get("type") == "section" else whole
    if signoff := unless_in(article.text, article.signoff):
        last.append(T.p(signoff, rend="signoff"))
    last.extend(_jump(jump) for jump in article.jumps if jump.direction != "from")
    return whole


def _figures(printed: Printed) -> Iterator[etree._Element]:
    captions = {one.place: one for one in printed.stretches if one.role is Role.CAPTION}
    told_of = {caption.figure for caption in printed.article.captions}
    for place, caption in enumerate(printed.article.captions):
        lines = captions[place].lines if place in captions else ()
        yield T.figure(
            _lined(T.p(), caption.text, lines),
            told(facs=f"#{caption.figure}" if caption.figure else None),
        )
    for one in printed.stretches:
        if one.figure is not None and one.figure[0].id not in told_of:
            yield T.figure(facs=f"#{one.figure[0].id}")


def _body(printed: Printed) -> Iterator[etree._Element]:
    """Give paragraphs and tables, and a section for every subheading with what follows it."""
    laid: dict[int, Stretch] = {
        one.place: one
        for one in printed.stretches
        if one.role in (Role.PARAGRAPH, Role.SUBHEADING, Role.TABLE)
    }
    section: etree._Element | None = None
    for place, passage in enumerate(printed.article.body):
        lines = laid[place].lines if place in laid else ()
        if passage.kind == "subheading":
            if section is not None:
                yield section
            section = T.div(_lined(T.head(), passage.text, lines), type="section")
            continue
        element = _table(passage.text) if passage.kind == "table" else _lined(
            T.p(), passage.text, lines
        )  # fmt: skip
        if section is None:
            yield element
        else:
            section.append(element)
    if section is not None:
        yield section


def _table(text: str) -> etree._Element:
    rows = (T.row(*(T.cell(cell) for cell in row.split(" "))) for row in text.split("\n"))
    return T.table(*rows)


def _jump(jump: Jump) -> etree._Element:
    reference = told(
        type=f"continued-{jump.direction}",
        n=jump.page or None,
        target=f"#{jump.target}" if jump.target else None,
    )
    return T.p(T.ref(jump.text, reference), rend="jump")


def _lined(element: etree._Element, text: str, lines: tuple[PrintedLine, ...]) -> etree._Element:
    """Fill an element with a text and mark where each of its printed lines begins."""
    text = legal(text)
    if sum(len(line.text) - line.hyphen for line in lines) > len(bare(text)):
        lines = ()
    first = True
    for line, part in _cut(text, lines):
        broken = None if first or not part[:1].strip() else "no"
        mark = T.lb(told(facs=f"#{line.id}", **{"break": broken}))
        mark.tail = part
        element.append(mark)
        first = False
    if not lines:
        element.text = text
    return element


def _cut(text: str, lines: tuple[PrintedLine, ...]) -> Iterator[tuple[PrintedLine, str]]:
    """Cut a text into the parts that its lines hold; white space goes with the next line."""
    start = 0
    for line in lines[:-1]:
        end, left = start, len(line.text) - line.hyphen
        while left:
            left -= not text[end].isspace()
            end += 1
        yield line, text[start:end]
        start = end
    if lines:
        yield lines[-1], text[start:]
