"""Fits how far decisions and articles are believed: writes `articles/weights.json`.

The pages of the families that are tuned on are taken apart with their characters known
(`benchmarks.articles_of_truth`); what was decided is then held against the truth.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import click

from articles.compose import compose
from articles.judged import KINDS
from articles.weights import ARTICLE, FILE, TABLE, Table, Weights
from benchmarks.articles_of_truth import filled_pages
from benchmarks.lessons import Lessons
from benchmarks.logistic import Bounds, fitted
from benchmarks.testpages import ROOT, Recipe, families, is_held_out, typeset
from evaluation.body import right_articles
from evaluation.decided import Decided
from evaluation.doubt import Reading, calibration_error, doubt_recall
from evaluation.pairing import pair_articles
from fixtures.families.look import FONT_KEPT_ASIDE
from press.page import Article, Issue, Page
from press.store import write_whole

DOUBTED = 0.2
"""The share of articles, least sure first, that a person would look at."""

AGAINST: Bounds = (None, 0.0)
BOUNDS: tuple[Bounds, ...] = (
    (None, None), (0.5, None), (0.0, None), *[AGAINST] * 6, (None, None)
)  # fmt: skip
"""Limits of the weights in the order of `articles.judged`: an unlikely decision always makes an
article less likely right, though its looks tell nearly as much; looks only speak against it."""

Known = tuple[Issue, Sequence[Page]]
"""The truth of an issue, and its pages with their characters known."""


@dataclass(slots=True)
class Recording:
    """A weigher that keeps what it is asked of one kind and answers with the question's number."""

    kind: str
    weights: Weights | None
    asked: list[Sequence[float]] = field(default_factory=list)

    def probability(self, kind: str, features: Sequence[float]) -> float:
        if kind != self.kind:
            return self.weights.probability(kind, features) if self.weights else 1.0
        self.asked.append(features)
        return float(len(self.asked) - 1)


@click.command()
@click.option("--seeds", default="1,2,3,4", show_default=True)
@click.option("--state", default="scan", show_default=True)
def calibrate(seeds: str, state: str) -> None:
    """Fit the weights, then tell how many wrong articles are among the least sure."""
    known = list(known_pages(seeds.split(","), state, held_out=False))
    weights = fit(known)
    write_whole(FILE, TABLE.dump_json(weights, indent=1) + b"\n")
    click.echo(told(known, Weights(weights)))


def known_pages(seeds: Iterable[str], state: str, *, held_out: bool) -> Iterator[Known]:
    chosen = [name for name in families() if is_held_out(name) is held_out]
    for family, seed in itertools.product(chosen, seeds):
        test = typeset(Recipe(family, int(seed), state), ROOT / "out" / "articles" / "pages")
        if held_out or test.truth.run.settings["body"] != FONT_KEPT_ASIDE:
            pages, truth, _ = filled_pages(test)
            yield truth, pages


def fit(known: Sequence[Known]) -> Table:
    """Return the weights: those of decisions first, then of articles, which rest on them."""
    weights = {kind: fitted(_lessons(known, kind, _decisions, None)) for kind in KINDS}
    lessons = _lessons(known, ARTICLE, _articles, Weights(weights))
    return weights | {ARTICLE: fitted(lessons, BOUNDS)}


Ask = Callable[[Issue, Issue, str], Iterator[tuple[int, bool]]]


def _lessons(known: Sequence[Known], kind: str, ask: Ask, weights: Weights | None) -> Lessons:
    """Compose every issue with a weigher that keeps what it is asked, and see what was right."""
    lessons = Lessons()
    for truth, pages in known:
        recorder = Recording(kind, weights)
        found = compose(pages, recorder, limit=float("inf"))
        for number, right in ask(truth, found, kind):
            lessons.features.append(tuple(recorder.asked[number]))
            lessons.right.append(right)
    return lessons


def _decisions(truth: Issue, found: Issue, kind: str) -> Iterator[tuple[int, bool]]:
    decided = Decided(truth, found, pair_articles(truth.articles, found.articles))
    for doubt in found.doubts:
        if doubt.kind == kind and (right := decided.right(doubt)) is not None:
            yield round(doubt.confidence), right


def _articles(truth: Issue, found: Issue, kind: str) -> Iterator[tuple[int, bool]]:
    right = right_articles(pair_articles(truth.articles, found.articles))
    for article in found.articles:
        if len(article.pages) == 1 and len(article.text) >= 5:
            yield round(article.confidence), any(article is one for one in right)


def outcomes(known: Iterable[Known], weights: Weights) -> list[Reading]:
    """Return every article with text, how sure it was and whether it was right."""
    found = []
    for truth, pages in known:
        issue = compose(pages, weights)
        right = right_articles(pair_articles(truth.articles, issue.articles))
        found += [_outcome(one, right) for one in issue.articles if len(one.text) >= 5]
    return found


def _outcome(article: Article, right: Sequence[Article]) -> Reading:
    return Reading(article.confidence, any(article is one for one in right))


def told(known: Iterable[Known], weights: Weights) -> str:
    """Return in words where the wrong articles stand among all."""
    articles = outcomes(known, weights)
    wrong = sum(not one.right for one in articles)
    caught = doubt_recall(articles, DOUBTED).value
    error = calibration_error(articles).value
    return (
        f"{len(articles)} articles, {wrong} wrong; {caught or 0:.0%} of these among the "
        f"{DOUBTED:.0%} least sure; calibration error {error or 0:.3f}"
    )


if __name__ == "__main__":
    sys.exit(calibrate())
