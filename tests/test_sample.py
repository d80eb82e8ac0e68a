"""The main job, end to end: the worn sample page comes out as its articles."""

import json
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parent.parent / "fixtures" / "sample"
ISSUE = "liaoyuan-ribao-2022-04-06"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def measures(banmian, tmp_path_factory):
    out = tmp_path_factory.mktemp("sample")
    done = banmian("digitise", SAMPLE / ISSUE, "--out", out)
    assert done.returncode == 0, done.stderr
    assert banmian("check", out / ISSUE).returncode == 0
    told = banmian("evaluate", SAMPLE / "truth" / "issue.json", out / ISSUE)
    return json.loads(told.stdout)


def test_every_article_is_found_with_its_headline(measures):
    assert measures["article_f1"] >= 0.8
    assert measures["headline"] >= 0.8


def test_what_is_printed_is_read(measures):
    assert measures["body_cer"] <= 0.06
    assert measures["char_recall"] >= 0.97


def test_every_field_of_the_masthead_is_right(measures):
    fields = measures["fields_by_name"]
    masthead = {name: share for name, share in fields.items() if name.startswith("masthead.")}
    assert len(masthead) == 14
    assert set(masthead.values()) == {1.0}
