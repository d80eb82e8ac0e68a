import sys

import pytest

from benchmarks.done import done_or_do, fingerprint
from benchmarks.table import Row, pooled_row, table_markdown
from benchmarks.testpages import Recipe, recipes
from benchmarks.timing import Effort, run_timed, together
from evaluation.ratio import Ratio

QUICK = Effort(exit_code=0, seconds=2.0, core_seconds=1.5, memory_mb=100.0)
SLOW = Effort(exit_code=3, seconds=4.0, core_seconds=2.5, memory_mb=300.0)

ROWS = [
    Row("one", "banmian", {"body_cer": Ratio(1, 10), "flat_ned": Ratio(0, 20)}, QUICK),
    Row("one", "tesseract", {"flat_ned": Ratio(10, 20)}, SLOW),
    Row("two", "banmian", {"body_cer": Ratio(1, 90), "flat_ned": Ratio(0, 0)}, SLOW),
    Row("two", "tesseract", {"flat_ned": Ratio(60, 80)}, SLOW),
]


def test_the_table_has_a_row_a_page_and_tool_and_a_pooled_row_a_tool():
    assert table_markdown(ROWS) == (
        "| page | tool | article_f1 | headline | body_cer | flat_ned | char_recall "
        "| seconds | core seconds | MB |\n"
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        "| one | banmian | – | – | 0.1000 | 0.0000 | – | 2.0 | 1.5 | 100 |\n"
        "| one | tesseract | – | – | – | 0.5000 | – | 4.0 | 2.5 | 300 |\n"
        "| two | banmian | – | – | 0.0111 | – | – | 4.0 | 2.5 | 300 |\n"
        "| two | tesseract | – | – | – | 0.7500 | – | 4.0 | 2.5 | 300 |\n"
        "| **all 2** | **banmian** | **–** | **–** | **0.0200** | **0.0000** | **–** "
        "| **3.0** | **2.0** | **300** |\n"
        "| **all 2** | **tesseract** | **–** | **–** | **–** | **0.7000** | **–** "
        "| **4.0** | **2.5** | **300** |\n"
    )


def test_pooled_figures_weigh_pages_by_their_length():
    assert pooled_row([ROWS[0], ROWS[2]]).measures["body_cer"] == Ratio(2, 100)
    assert pooled_row([ROWS[0], ROWS[2]]).effort.exit_code == 3


def test_pages_are_dealt_round_the_families_each_with_its_own_seed():
    assert recipes(["a", "b"], ["scan"], count=3) == [
        Recipe("a", 1000, "scan"),
        Recipe("b", 1001, "scan"),
        Recipe("a", 1002, "scan"),
    ]
    assert [one.name for one in recipes(["a"], ["scan", "worn"], count=1)] == [
        "a-1000-scan",
        "a-1000-worn",
    ]


def test_efforts_one_after_the_other():
    assert together([QUICK, SLOW]) == Effort(3, 6.0, 4.0, 300.0)


def test_a_command_is_weighed_and_its_output_kept(tmp_path):
    program = "import os, sys; print('read'); sys.stderr.write(os.environ['ONE']); sys.exit(3)"
    effort = run_timed(
        [sys.executable, "-c", program],
        tmp_path / "out",
        stderr=tmp_path / "err",
        environment={"ONE": "two"},
    )
    assert ((tmp_path / "out").read_text(), (tmp_path / "err").read_text()) == ("read\n", "two")
    assert effort.exit_code == 3
    assert 0 < effort.core_seconds < 5
    assert 1 < effort.memory_mb < 1000


def test_work_is_done_once_until_what_it_depends_on_changes(tmp_path):
    done = []

    def work(folder):
        done.append(folder.name)
        assert not list(folder.iterdir())
        (folder / "answer.txt").write_text("x")
        return QUICK

    assert done_or_do(tmp_path / "page", "one", do=work) == QUICK
    assert done_or_do(tmp_path / "page", "one", do=work) == QUICK
    assert done == ["page"]
    done_or_do(tmp_path / "page", "two", do=work)
    assert done == ["page", "page"]


def test_work_that_was_broken_off_is_done_again(tmp_path):
    def broken(folder):
        (folder / "half.txt").write_text("x")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        done_or_do(tmp_path / "page", "one", do=broken)
    assert done_or_do(tmp_path / "page", "one", do=lambda folder: SLOW) == SLOW


def test_a_fingerprint_knows_every_file_and_the_word(tmp_path):
    one, other = tmp_path / "a", tmp_path / "b"
    one.write_text("1")
    other.write_text("2")
    mark = fingerprint([one, other], "v1")
    assert fingerprint([other, one], "v1") == mark
    assert fingerprint([one, other], "v2") != mark
    other.write_text("3")
    assert fingerprint([one, other], "v1") != mark
