"""A batch sampled, the list filled in as librarians do, and the verdict on it."""

import json
import re
import shutil
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner

from flows.command import main
from flows.ledger import Fate, enter
from flows.sampling.lot import packages_of
from flows.sampling.verdicts import verdicts
from press.errors import MissingInput
from tests.sampled_issues import EVIL, ISSUES, fill_in, make_packages, numbers, rows_of, write


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    made = tmp_path_factory.mktemp("packages")
    make_packages(made)
    return made


@pytest.fixture
def out(packages, tmp_path):
    return shutil.copytree(packages, tmp_path / "out", symlinks=True)


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def folder(out):
    made = out.parent / "list"
    done = run("sample", out, "--to", made, "--aql", "0.4", "--seed", "7")
    assert done.exit_code == 0, done.output
    return made


def test_the_sample_is_that_of_the_plan_and_spread_over_the_pages(folder):
    # Letter K at level II: 125, of which at 0.4 % one may be wrong.
    assert json.loads((folder / "sample.json").read_text())["characters"]["lot"] == 1800
    assert len(numbers(folder)) == 125
    assert len(numbers(folder, "article")) == 5
    pages = [(row[2], row[3]) for row in rows_of(folder)[1:] if row[1] == "character"]
    assert {pages.count(one) for one in set(pages)} <= {20, 21}
    assert len(set(pages)) == 6


def test_the_same_seed_gives_the_same_list(out, folder):
    run("sample", out, "--to", out.parent / "again", "--aql", "0.4", "--seed", "7")
    for name in ("list.csv", "list.html"):
        assert (out.parent / "again" / name).read_bytes() == (folder / name).read_bytes()
    run("sample", out, "--to", out.parent / "other", "--aql", "0.4", "--seed", "8")
    assert (out.parent / "other" / "list.csv").read_bytes() != (folder / "list.csv").read_bytes()


def test_excel_opens_the_table_and_takes_nothing_for_a_formula(folder):
    data = (folder / "list.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    cells = [cell for row in rows_of(folder)[1:] for cell in row]
    assert any(EVIL[:10] in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.text = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text.append(data)


def test_the_page_shows_every_unit_with_its_print_and_runs_nothing(folder):
    html = (folder / "list.html").read_text("utf-8")
    found = Tags()
    found.feed(html)
    assert "script" not in found.tags
    assert EVIL in "".join(found.text)
    shown = [int(number) for number in re.findall(r'id="n(\d+)"', html)]
    assert sorted(shown) == sorted(numbers(folder) + numbers(folder, "article"))
    assert html.count("data:image/jpeg;base64,") == len(shown)
    assert html.count('class="here"') == len(numbers(folder))
    assert html.count('class="own"') == len(numbers(folder, "article"))


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"said": ("对", "错")},
        {"said": ("对", "错"), "encoding": "gb18030"},
        {"delimiter": ";"},
        {"delimiter": "\t", "encoding": "utf-16"},
    ],
    ids=str,
)
def test_a_batch_with_few_errors_is_accepted_however_the_list_was_saved(folder, how):
    fill_in(folder, wrong=numbers(folder)[:1], **how)
    done = run("verdict", folder)
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[:2] == [
        "ACCEPTED",
        "characters: 1 of 125 wrong, 0.80% (95 % sure: 0.02% to 4.38%); "
        "at most 1 at an AQL of 0.4 %, normal inspection: accepted",
    ]


def test_a_batch_with_many_is_not_and_it_is_told_what_to_do(folder, out):
    fill_in(folder, wrong=numbers(folder)[:3])
    done = run("verdict", folder)
    assert done.exit_code == 3
    assert done.stdout.startswith("NOT ACCEPTED")
    assert "Most is wrong in a-1984-05-01 (3)." in done.stdout
    assert "--readers double" in done.stdout
    (kept,) = verdicts(out)
    assert (kept.accepted, kept.first, kept.issues) == (False, True, ISSUES)


def test_programs_get_every_wrong_unit(folder):
    fill_in(folder, wrong=numbers(folder)[:1])
    answer = json.loads(run("verdict", folder, "--json").stdout)
    assert answer["accepted"]
    assert [one["no"] for one in answer["wrong"]] == numbers(folder)[:1]
    assert answer["found"][0]["interval_95"] == pytest.approx([0.0002, 0.0438], abs=1e-4)


def test_a_correction_says_that_it_is_wrong(folder):
    fill_in(folder)
    head, first, *rest = rows_of(folder)
    first[6], first[7] = "", "晴"
    write(folder, [head, first, *rest])
    (wrong,) = json.loads(run("verdict", folder, "--json").stdout)["wrong"]
    assert wrong["corrected"] == "晴"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({6: ""}, "row 1: no verdict"),
        ({6: "maybe"}, "maybe is neither right nor wrong"),
        ({7: "另"}, "it is right, and yet corrected to 另"),
        ({4: "「另」"}, "row 1: it is not"),
        ({3: "99"}, "row 1: it is not"),
        ({0: "999"}, "row 1: it is missing"),
    ],
)
def test_a_list_that_is_not_complete_or_was_tampered_with_is_refused(folder, out, cells, told):
    fill_in(folder)
    head, first, *rest = rows_of(folder)
    spoilt = [cells.get(place, cell) for place, cell in enumerate(first)]
    write(folder, [head, spoilt, *rest])
    done = run("verdict", folder)
    assert done.exit_code == 4
    assert told in done.stderr
    assert verdicts(out) == []


def test_a_list_whose_packages_have_changed_is_refused(folder, out):
    fill_in(folder)
    file = out / ISSUES[1] / "data" / "issue.json"
    file.write_text(file.read_text("utf-8").replace("明日", "昨日"), "utf-8")
    done = run("verdict", folder)
    assert done.exit_code == 4
    assert "b-1984-05-02: changed since the sample was drawn" in done.stderr


def test_packages_that_have_moved_are_named(folder, out):
    fill_in(folder)
    moved = out.rename(out.parent / "elsewhere")
    assert "is gone" in run("verdict", folder).stderr
    assert run("verdict", folder, "--packages", moved).exit_code == 0


def test_a_list_that_may_be_being_filled_in_is_not_overwritten(folder, out):
    before = (folder / "list.csv").read_bytes()
    done = run("sample", out, "--to", folder)
    assert done.exit_code == 2
    assert (folder / "list.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code"),
    [(["--aql", "0.3"], 2), (["--aql", "0", "--article-aql", "0"], 2), (["--issue", "nothing"], 4),
     (["--batch", "last"], 4)],
)  # fmt: skip
def test_what_cannot_be_sampled_is_refused(out, words, code):
    done = run("sample", out, "--to", out.parent / "x", *words)
    assert done.exit_code == code
    assert not (out.parent / "x").exists()


def fate(name, batch, finished):
    return Fate(f"/in/{name}", "1", "done", name, finished=finished, batch=batch)


def test_a_batch_is_what_one_run_digitised(out):
    enter(out, fate(ISSUES[0], "one", "2026-01-01"))
    enter(out, fate(ISSUES[1], "two", "2026-01-02"))
    enter(out, fate(ISSUES[2], "two", "2026-01-03"))
    enter(out, replace(fate("", "two", "2026-01-04"), fate="failed"))
    assert [one.name for one in packages_of(out, batch="one")] == [ISSUES[0]]
    assert [one.name for one in packages_of(out, batch="last")] == list(ISSUES[1:])
    with pytest.raises(MissingInput, match="no package of a batch three"):
        packages_of(out, batch="three")


def test_two_batches_that_are_refused_tighten_the_next(out):
    for place, issue in enumerate(ISSUES[:2]):
        folder = out.parent / f"list-{place}"
        run("sample", out, "--issue", issue, "--to", folder, "--aql", "4", "--article-aql", "0")
        fill_in(folder, wrong=numbers(folder))
        told = run("verdict", folder).stdout
    assert "tightened inspection (2 of the last 2 batches were not accepted)" in told
    run("sample", out, "--issue", ISSUES[2], "--to", out.parent / "next", "--aql", "4")
    plan = json.loads((out.parent / "next" / "sample.json").read_text())["characters"]
    assert plan["severity"] == "tightened"


def test_a_batch_that_comes_again_does_not_count(out):
    for place in range(2):
        folder = out.parent / f"list-{place}"
        run("sample", out, "--to", folder, "--aql", "4", "--article-aql", "0", "--seed", place)
        fill_in(folder, wrong=numbers(folder))
        told = run("verdict", folder).stdout
    assert "does not count for the next batch" in told
    assert "Next batch, characters: normal inspection" in told
