"""Whatever a text is made of, all formats give back the same, and files keep to their schemas."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as some

from export.checks.all import faults_of
from export.checks.package import Package
from export.formats import FORMATS
from export.package import write_package
from export.printed import bare
from export.sayable import sayable
from fixtures.two_pages import line, paper, two_pages
from press.geometry import union
from press.page import Article, Issue, Kind, Passage, Region
from press.store import read_issue

ALSO = frozenset({"page", "hocr", "tei", "alto-glyphs"})

HOSTILE = "<&>\"'`]]>\u0000\u0007\u001b\u0085\u200e\u200f\u202e\u2066\ufeff\ufffe\ud83d\U0001f600"
"""Mark-up, controls, marks that turn the line round, half a surrogate pair, beyond the BMP."""
PLAIN = "春耕正当时万亩良田忙,。「」《》 \u3000aB1%"

texts = some.text(
    some.sampled_from(HOSTILE + PLAIN) | some.characters(), min_size=1, max_size=12
).filter(str.strip)


def issue_of(paragraphs: list[str], headline: str) -> Issue:
    """An issue of one page: a headline, and paragraphs of a line each."""
    rows = [line(text, 20, 100 + 24 * number) for number, text in enumerate(paragraphs)]
    head = line(headline, 20, 40)
    regions = (
        Region("p0001-r01", Kind.HEADLINE, head.box, lines=(head,)),
        Region("p0001-r02", Kind.BODY, union(row.box for row in rows), lines=tuple(rows)),
    )
    like = two_pages()
    page = replace(like.pages[0], regions=regions, rules=(), frames=())
    article = Article(
        "a01",
        headline=headline,
        body=tuple(Passage(text) for text in paragraphs),
        regions=("p0001-r01", "p0001-r02"),
        pages=(1,),
    )
    return replace(like, pages=(page,), articles=(article,), furniture=())


@pytest.mark.slow
@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],  # to shrink a failure takes minutes
    suppress_health_check=[HealthCheck.too_slow],
)
@given(some.lists(texts, min_size=1, max_size=5), texts)
@example([HOSTILE[:12], "</p><script>alert(1)</script>"[:25]], "<b>&amp;</b>")
@example(["\u202e春耕正当时\u202c", "\u200f忙\u200e"], "\ud800\udfff春")
def test_every_format_gives_back_any_text(tmp_path_factory, paragraphs, headline):
    issue = issue_of(paragraphs, headline)
    (article,) = sayable(issue).articles
    package = write_package(issue, tmp_path_factory.mktemp("out"), open_page=paper, also=ALSO)
    assert [fault for fault in faults_of(package) if not fault.note] == []
    kept = read_issue(package)
    for one in FORMATS:
        if one.told:
            (told,) = one.told.reader(Package(package, kept)).values()
            assert bare(article.text) in bare(told), one.name
