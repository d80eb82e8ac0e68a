"""All measures of one issue."""

from __future__ import annotations

from dataclasses import dataclass

from evaluation.body import article_f1, body_cer
from evaluation.doubt import calibration_error, doubt_recall, readings
from evaluation.flat import char_recall, flat_ned, flat_text
from evaluation.folding import Folding, fold, verbatim
from evaluation.jumps import false_joins, jumps_joined, teasers_linked
from evaluation.order import order_tau
from evaluation.pairing import Pairing, pair_articles
from evaluation.ratio import Ratio, pooled
from evaluation.regions import region_f1, region_f1_any_kind, region_f1_by_kind
from evaluation.roles import byline, caption, fields_by_name, headline
from press.page import Issue

Ratios = dict[str, Ratio]


@dataclass(frozen=True, slots=True)
class Report:
    """The measures by their names in the contract; raw ones end in `_raw`."""

    issue: str
    measures: Ratios
    fields_by_name: Ratios
    region_f1_by_kind: Ratios


def evaluate(truth: Issue, package: Issue) -> Report:
    """Compare a package with the truth; partners are found in folded text for raw figures too."""
    pairing = pair_articles(truth.articles, package.articles)
    read = readings(truth, package)
    folded = _text_measures(truth, package, pairing=pairing, folding=fold)
    raw = _text_measures(truth, package, pairing=pairing, folding=verbatim)
    measures: Ratios = {}
    for name, ratio in folded.items():
        measures |= {name: ratio, f"{name}_raw": raw[name]}
    measures |= {
        "order_tau": order_tau(truth, package),
        "region_f1": region_f1(truth, package),
        "region_f1_any_kind": region_f1_any_kind(truth, package),
        "doubt_recall": doubt_recall(read),
        "ece": calibration_error(read),
    }
    fields = fields_by_name(pairing, truth.masthead, package=package.masthead)
    measures |= {
        "jumps_joined": jumps_joined(pairing, truth, package),
        "false_joins": false_joins(pairing, truth, package),
        "teasers_linked": teasers_linked(pairing, truth),
        "masthead_fields": pooled(
            ratio for name, ratio in fields.items() if name.startswith("masthead.")
        ),
    }
    return Report(truth.id, measures, fields, region_f1_by_kind(truth, package))


def _text_measures(truth: Issue, package: Issue, *, pairing: Pairing, folding: Folding) -> Ratios:
    wanted, found = flat_text(truth), flat_text(package)
    fields = fields_by_name(pairing, truth.masthead, package=package.masthead, folding=folding)
    return {
        "body_cer": body_cer(pairing, folding),
        "article_f1": article_f1(pairing, folding),
        "headline": headline(pairing, folding),
        "byline": byline(pairing, folding),
        "caption": caption(pairing, folding),
        "fields": pooled(fields.values()),
        "flat_ned": flat_ned(wanted, found, folding=folding),
        "char_recall": char_recall(wanted, found, folding=folding),
    }
