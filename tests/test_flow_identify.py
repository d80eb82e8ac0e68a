"""What an issue is called: title and date of its masthead, else of what is known beforehand."""

import datetime

import pytest

from flows.digitise import run_name
from flows.identify import issue_id, slug, split_date, title_slug
from flows.order import Order
from ingest.inputs import IssueInput
from ingest.manifest import Manifest
from press.masthead import Masthead


@pytest.mark.parametrize(
    ("title", "slugged"),
    [
        ("辽源日报", "liaoyuan-ribao"),
        ("中国青年报", "zhongguo-qingnianbao"),
        ("人民日报", "renmin-ribao"),
        ("日报", "ribao"),
        ("新报", "xinbao"),
        ("辽 源 日 报", "liaoyuan-ribao"),
        ("大公报", "dagongbao"),
        ("", ""),
    ],
)
def test_a_title_is_pinyin_with_its_last_word_apart(title, slugged):
    assert title_slug(title) == slugged


@pytest.mark.parametrize(
    ("text", "slugged"),
    [("Scan 07_b", "scan-07-b"), ("第2版", "di-2-ban"), ("Ünïon", "union"), ("!?", "")],
)
def test_a_slug_is_lower_case_ascii(text, slugged):
    assert slug(text) == slugged


@pytest.mark.parametrize(
    ("name", "date", "rest"),
    [
        ("xinbao_2024-08-12_A13", "2024-08-12", "xinbao_ _A13"),
        ("19840501", "1984-05-01", " "),
        ("1984年05月01日", "1984-05-01", " "),
        ("1984-13-01", "", "1984-13-01"),
        ("1984-02-30", "", "1984-02-30"),
        ("box 120220406", "", "box 120220406"),
    ],
)
def test_a_date_is_found_in_a_name(name, date, rest):
    assert split_date(name) == (date, rest)


MAY = Manifest(title="人民日报", date=datetime.date(1984, 5, 1), edition="B")


@pytest.mark.parametrize(
    ("masthead", "manifest", "name", "called"),
    [
        (Masthead(title="辽源日报", date="2022-04-06"), MAY, "x", "liaoyuan-ribao-2022-04-06-b"),
        (Masthead(), MAY, "x-2001-01-01", "renmin-ribao-1984-05-01-b"),
        (Masthead(title="辽源日报"), Manifest(), "x-2001-01-01", "liaoyuan-ribao-2001-01-01"),
        (Masthead(), Manifest(), "晨报 2001-01-01", "chenbao-2001-01-01"),
        (Masthead(), Manifest(), "scans", "scans"),
        (Masthead(), Manifest(), "2001-01-01", "issue-2001-01-01"),
        (Masthead(), Manifest(), "!", "issue"),
    ],
)
def test_the_masthead_goes_before_the_manifest_and_that_before_the_name(
    masthead, manifest, name, called
):
    assert issue_id(masthead, manifest, name) == called


def test_a_run_is_named_before_its_masthead_is_read(tmp_path):
    order = Order(IssueInput("renmin_1984-05-01", tmp_path, ()), tmp_path)
    assert run_name(order) == "renmin-1984-05-01"
    (tmp_path / "issue.toml").write_text('title = "人民日报"\ndate = 1984-05-02\n', "utf-8")
    assert run_name(order) == "人民日报-1984-05-02"
