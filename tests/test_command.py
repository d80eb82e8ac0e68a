"""The command line as people and programs meet it: help, wrong commands, answers, exit codes."""

import json
from importlib.metadata import version

import numpy as np
import pytest
from click.testing import CliRunner, Result

from export.package import write_package
from flows.command import main
from press.geometry import Box
from press.page import Article, Issue, Kind, Line, Page, Passage, Region, Source
from press.store import issue_to_json


def answer(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def small_issue() -> Issue:
    line = Line(Box(10, 10, 70, 30), "今日有雨")
    region = Region("p0001-r01", Kind.BODY, Box(10, 10, 70, 30), lines=(line,))
    page = Page(1, 80, 40, 300, Source("1.tif"), regions=(region,))
    article = Article("a01", body=(Passage("今日有雨"),), regions=("p0001-r01",), pages=(1,))
    return Issue("ribao-1984-05-01", pages=(page,), articles=(article,))


def small_package(folder):
    paper = np.full((40, 80), 220, dtype=np.uint8)
    return write_package(small_issue(), folder, open_page=lambda page: paper)


def test_help_names_every_command_and_shows_examples():
    text = answer("--help").stdout
    for word in ("digitise", "evaluate", "check", "Examples:", "banmian digitise scans/0406/"):
        assert word in text


@pytest.mark.parametrize("command", ["digitise", "evaluate", "check"])
def test_each_command_shows_an_example(command):
    asked = answer(command, "--help")
    assert asked.exit_code == 0
    assert f"  banmian {command} " in asked.stdout


def test_help_of_digitise_tells_the_exit_codes():
    text = answer("digitise", "--help").stdout
    assert "0 all done; 2 the command was wrong; 3 done, with pages that" in text
    for option in (
        "--out",
        "--readers",
        "--script",
        "--jobs",
        "--force",
        "--dpi",
        "--only",
        "--backlog",
    ):
        assert option in text


def test_the_version_is_the_distributions():
    assert answer("--version").stdout == f"banmian, version {version('banmian')}\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["digitize"], "No such command"),
        (["digitise", "--out", "out"], "Missing argument"),
        (["digitise", "."], "Missing option '--out'"),
        (["digitise", ".", "--out", "out", "--jobs", "0"], "--jobs"),
        (["digitise", ".", "--out", "out", "--dpi", "9"], "--dpi"),
        (["digitise", ".", "--out", "out", "--colour"], "No such option"),
        (["digitise", ".", "--out", "out", "--readers", "eyes"], "There is no --readers 'eyes'"),
        (["digitise", ".", "--out", "out", "--script", "latin"], "There is no --script 'latin'"),
        (["evaluate", "truth.json"], "Missing argument"),
        (["check"], "Missing argument"),
    ],
)
def test_a_wrong_command_is_2_and_says_what_is_wrong(words, told):
    asked = answer(*words)
    assert asked.exit_code == 2
    assert told in asked.stderr
    assert asked.stdout == ""


@pytest.mark.parametrize("pages", ["2", "1-2", "3-1", "one", "0"])
def test_only_takes_pages_that_are_there(pages, story, tmp_path):
    asked = answer("digitise", story, "--out", tmp_path / "out", "--only", pages)
    assert asked.exit_code == 2
    assert "--only" in asked.stderr


def test_out_cannot_be_a_file(story, tmp_path):
    (tmp_path / "out").write_text("")
    asked = answer("digitise", story, "--out", tmp_path / "out" / "today")
    assert asked.exit_code == 2
    assert "out is a file. Name a folder." in asked.stderr


def test_an_input_that_is_not_there_stops_before_anything_is_begun(story, tmp_path):
    asked = answer("digitise", story, tmp_path / "typo.jpg", "--out", tmp_path / "out")
    assert asked.exit_code == 4
    assert "typo.jpg: no such file or folder" in asked.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_of_folders_is_pointed_to_backlog(story, tmp_path):
    (tmp_path / "scans" / "0406").mkdir(parents=True)
    (tmp_path / "scans" / "0406" / "1.jpg").write_bytes(story.read_bytes())
    asked = answer("digitise", tmp_path / "scans", "--out", tmp_path / "out")
    assert asked.exit_code == 4
    assert "--backlog" in asked.stdout


def test_what_cannot_be_used_is_json_when_json_is_asked_for(tmp_path):
    (tmp_path / "empty").mkdir()
    asked = answer("digitise", tmp_path / "empty", "--out", tmp_path / "out", "--json")
    assert asked.exit_code == 4
    (issue,) = json.loads(asked.stdout)["issues"]
    assert issue["status"] == "failed"
    assert "holds no page images" in issue["problem"]


def test_evaluate_prints_one_json_object(tmp_path):
    truth = tmp_path / "truth.json"
    truth.write_text(issue_to_json(small_issue()), encoding="utf-8")
    asked = answer("evaluate", truth, small_package(tmp_path / "out"))
    assert asked.exit_code == 0
    assert json.loads(asked.stdout)["body_cer"] == 0


def test_evaluate_without_a_truth_is_4(tmp_path):
    asked = answer("evaluate", tmp_path / "none.json", small_package(tmp_path))
    assert asked.exit_code == 4
    assert "none.json: no such file or folder" in asked.stderr


def test_check_finds_nothing_wrong_with_a_package(tmp_path):
    package = small_package(tmp_path)
    asked = answer("check", package)
    assert (asked.exit_code, asked.stdout) == (0, f"{package}: nothing is wrong\n")


@pytest.mark.parametrize("name", ["issue.txt", "articles.jsonl", "pages/p0001.jpg"])
def test_check_names_a_missing_file(name, tmp_path):
    package = small_package(tmp_path)
    (package / name).unlink()
    asked = answer("check", package)
    assert asked.exit_code == 3
    assert f"{package / name}: the file is missing" in asked.stdout


def test_check_tells_a_broken_issue_json(tmp_path):
    package = small_package(tmp_path)
    (package / "issue.json").write_text('{"id": 7}')
    asked = answer("check", package)
    assert asked.exit_code == 3
    assert "is not an issue.json" in asked.stdout


def test_check_without_a_package_is_4(tmp_path):
    asked = answer("check", tmp_path / "none")
    assert asked.exit_code == 4
    assert "none: no such folder" in asked.stderr


@pytest.mark.slow
def test_digitise_answers_on_stdout_and_reports_on_stderr(story, tmp_path, banmian, prefect_url):
    out = tmp_path / "out"
    words = ("digitise", story, "--out", out)
    first = banmian(*words, "--json", PREFECT_API_URL=prefect_url)  # whose logs are on stderr
    assert first.returncode == 0, first.stderr
    (issue,) = json.loads(first.stdout)["issues"]
    assert issue["status"] == "done"
    assert (issue["pages"], issue["failed_pages"], issue["notes"]) == (1, [], [])
    assert issue["package"] == str(out / "story")
    assert issue["characters"] > 100
    assert "page 1: reading" in first.stderr
    assert banmian("check", issue["package"]).returncode == 0

    again = banmian(*words)
    assert again.returncode == 0
    assert again.stdout == f"{out / 'story'}\n  already digitised; --force does it again\n"
