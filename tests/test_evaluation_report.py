import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.folders import evaluate_folders
from evaluation.report import evaluate, evaluation_to_json, report_to_dict
from press.errors import PackageError
from press.page import Article, Caption, Issue, Passage
from press.store import issue_to_json, write_whole

POEM = "春风又绿江南岸明月何时照我还"
OTHER = "两个黄鹂鸣翠柳一行白鹭上青天"

MEASURES = {
    "body_cer", "body_cer_raw", "article_f1", "article_f1_raw", "headline", "headline_raw",
    "byline", "byline_raw", "caption", "caption_raw", "fields", "fields_raw", "flat_ned",
    "flat_ned_raw", "char_recall", "char_recall_raw", "order_tau", "region_f1",
    "region_f1_any_kind", "doubt_recall", "ece", "jumps_joined", "false_joins",
    "teasers_linked", "masthead_fields",
}  # fmt: skip


def issue(name: str, body: str = POEM, headline: str = "泊船瓜洲") -> Issue:
    return Issue(name, articles=(Article("a01", headline=headline, body=(Passage(body),)),))


def put(path: Path, value: Issue) -> Path:
    write_whole(path, issue_to_json(value))
    return path


def test_every_measure_of_the_contract_has_a_figure_or_null():
    found = report_to_dict(evaluate(issue("i"), issue("i")))
    assert set(found) == MEASURES | {"issue", "fields_by_name", "region_f1_by_kind", "counts"}
    assert (found["body_cer"], found["article_f1"], found["headline"]) == (0.0, 1.0, 1.0)
    assert (found["byline"], found["order_tau"], found["region_f1"]) == (None, None, None)
    assert found["counts"]["body_cer"] == [0, 14]
    assert set(found["counts"]) == MEASURES


def test_an_empty_issue_against_an_empty_issue_has_no_figures():
    found = report_to_dict(evaluate(Issue("i"), Issue("i")))
    assert {found[name] for name in MEASURES} == {None}


def test_a_package_without_articles_has_lost_everything():
    found = report_to_dict(evaluate(issue("i"), Issue("i")))
    figures = {name: found[name] for name in ("body_cer", "article_f1", "headline", "flat_ned")}
    assert figures == {"body_cer": 1.0, "article_f1": 0.0, "headline": 0.0, "flat_ned": 1.0}
    assert found["char_recall"] == 0.0


def test_one_issue_is_one_json_object(tmp_path):
    truth = put(tmp_path / "truth.json", issue("i", "春风又绿江南岸,明月何时照我还。"))
    put(tmp_path / "i" / "issue.json", issue("i", "春风又绿江南岸，明月何时照我还。"))
    found = json.loads(evaluation_to_json(truth, tmp_path / "i"))
    assert (found["issue"], found["body_cer"], found["body_cer_raw"]) == ("i", 0.0, 0.0625)


def test_folders_are_paired_by_id_then_by_name(tmp_path):
    put(tmp_path / "truth" / "one" / "issue.json", issue("poem-2022-04-06"))
    put(tmp_path / "truth" / "two.truth.json", issue("unknown", OTHER))
    put(tmp_path / "out" / "poem-2022-04-06" / "issue.json", issue("poem-2022-04-06"))
    put(tmp_path / "out" / "two" / "issue.json", issue("two", OTHER[:7]))
    report = evaluate_folders(tmp_path / "truth", tmp_path / "out")
    assert [one.measures["body_cer"].value for one in report.reports] == [0.0, 0.5]
    assert (report.missing, report.extra) == ((), ())


def test_a_truth_without_a_package_counts_as_lost(tmp_path):
    put(tmp_path / "truth" / "one.json", issue("one"))
    put(tmp_path / "truth" / "two.json", issue("two", OTHER))
    put(tmp_path / "out" / "one" / "issue.json", issue("one"))
    put(tmp_path / "out" / "three" / "issue.json", issue("three"))
    found = json.loads(evaluation_to_json(tmp_path / "truth", tmp_path / "out"))
    assert (found["missing"], found["extra"]) == (["two"], ["three"])
    assert (found["mean"]["body_cer"], found["pooled"]["body_cer"]) == (0.5, 0.5)
    assert (found["mean"]["byline"], found["pooled"]["byline"]) == (None, None)


def test_mean_weighs_issues_and_pooled_weighs_characters(tmp_path):
    put(tmp_path / "truth" / "long.json", issue("long", POEM + OTHER))
    put(tmp_path / "truth" / "short.json", issue("short", OTHER[:7]))
    put(tmp_path / "out" / "long" / "issue.json", issue("long", POEM + OTHER))
    found = json.loads(evaluation_to_json(tmp_path / "truth", tmp_path / "out"))
    # edits 0/28 and 7/7
    assert (found["mean"]["body_cer"], found["pooled"]["body_cer"]) == (0.5, 0.2)


def test_missing_files_are_named(tmp_path):
    truth = put(tmp_path / "truth.json", issue("i"))
    with pytest.raises(PackageError, match="nowhere"):
        evaluation_to_json(tmp_path / "nowhere", tmp_path)
    with pytest.raises(PackageError, match="package"):
        evaluation_to_json(truth, tmp_path / "package")


def test_a_folder_without_truths_is_named(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(PackageError, match=r"empty: no issue\.json in it"):
        evaluation_to_json(tmp_path / "empty", tmp_path)


WORDS = st.text("甲乙丙丁戊己", max_size=12)
ARTICLES = st.builds(
    Article,
    id=st.just("a"),
    kicker=WORDS,
    headline=WORDS,
    byline=WORDS,
    signoff=WORDS,
    body=st.tuples(st.builds(Passage, WORDS), st.builds(Passage, WORDS)),
    captions=st.tuples(st.builds(Caption, WORDS)),
)


@given(st.lists(ARTICLES, max_size=5))
def test_nothing_between_0_and_1_is_better_than_the_truth_itself(articles):
    truth = Issue("i", articles=tuple(articles))
    found = evaluate(truth, truth).measures
    assert found["body_cer"].part == found["flat_ned"].part == 0
    for name in ("article_f1", "char_recall"):
        assert found[name].part == found[name].whole
    for name, ratio in evaluate(truth, Issue("i", articles=tuple(articles[1:]))).measures.items():
        most = float("inf") if name.startswith("body_cer") else 1  # text of a wrong partner counts
        assert ratio.value is None or 0 <= ratio.value <= most, name
