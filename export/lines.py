"""One article a line, each complete in itself: what a search engine or a data base takes in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from export.material import File, Material
from press.page import Article, Caption, Issue, Jump

SCHEMA = "banmian/article/1"


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One line of `articles.jsonl`; `title` and `date` are the newspaper's, `page` the first."""

    schema: str
    issue: str
    title: str
    date: str
    page: int
    pages: tuple[int, ...]
    id: str
    kind: str
    kicker: str
    headline: str
    subtitle: str
    byline: str
    dateline: str
    text: str
    signoff: str
    captions: tuple[Caption, ...]
    jumps: tuple[Jump, ...]
    confidence: float


_LINE: TypeAdapter[ArticleLine] = TypeAdapter(ArticleLine)


def write(material: Material) -> Iterator[File]:
    yield File("articles.jsonl", issue_to_jsonl(material.issue))


def issue_to_jsonl(issue: Issue) -> str:
    """Return the text of `articles.jsonl`, articles in the issue's order."""
    lines = (_LINE.dump_python(line, mode="json") for line in article_lines(issue))
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def article_lines(issue: Issue) -> tuple[ArticleLine, ...]:
    """Return one line an article, in the issue's order."""
    return tuple(_line(issue, article) for article in issue.articles)


def article_line_schema() -> dict[str, Any]:
    """Return the JSON Schema of one line."""
    return _LINE.json_schema(mode="serialization")


def _line(issue: Issue, article: Article) -> ArticleLine:
    return ArticleLine(
        schema=SCHEMA,
        issue=issue.id,
        title=issue.masthead.title,
        date=issue.masthead.date,
        page=article.pages[0] if article.pages else 0,
        pages=article.pages,
        id=article.id,
        kind=article.kind,
        kicker=article.kicker,
        headline=article.headline,
        subtitle=article.subtitle,
        byline=article.byline,
        dateline=article.dateline,
        text=article.text,
        signoff=article.signoff,
        captions=article.captions,
        jumps=article.jumps,
        confidence=article.confidence,
    )
