"""Whatever stands wherever on a page: composing loses no region, doubles none, and ends."""

from collections import Counter

from hypothesis import HealthCheck, given, settings

from articles.compose import compose
from press.page import Kind, Page
from tests.any_pages import pages


def characters(read: tuple[Page, ...]) -> Counter[str]:
    """Count what is printed; blanks and marks of setting may go."""
    texts = "".join(line.text for page in read for region in page.regions for line in region.lines)
    return Counter("".join(texts.split()))


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(pages())
def test_every_region_belongs_to_one_owner_and_no_character_is_lost(read):
    issue = compose(read)
    there = [region for page in issue.pages for region in page.regions]
    names = Counter(region.id for region in there)
    assert set(names.values()) <= {1}
    owners = Counter(name for article in issue.articles for name in article.regions)
    owners += Counter(one.region for one in issue.furniture)
    owners += Counter(region.id for region in there if region.kind is Kind.MASTHEAD)
    assert owners == names
    assert characters(issue.pages) == characters(read)
    assert Counter(page.number for page in issue.pages) == Counter(page.number for page in read)
    assert [article.id for article in issue.articles] == [
        f"a{number:02d}" for number in range(1, len(issue.articles) + 1)
    ]
