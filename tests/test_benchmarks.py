import sys

import pytest
from click.testing import CliRunner

from benchmarks import reading, reading_table
from benchmarks.done import done_or_do, fingerprint
from benchmarks.page_readers import command_of
from benchmarks.reading_figures import Figures
from benchmarks.reading_table import ReadPage, rows_of
from benchmarks.table import Row, pooled_row, table_markdown
from benchmarks.testpages import Recipe, families, is_held_out, recipes
from benchmarks.timing import Effort, run_timed, together, weighed
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


def test_work_is_weighed_in_this_process():
    answer, effort = weighed(lambda: sum(range(200_000)))
    assert answer == 19999900000
    assert effort.exit_code == 0 and effort.core_seconds < 5 and effort.memory_mb > 1


def test_every_reader_has_a_program_of_its_own(tmp_path):
    modes = command_of(("verify", "double"), tmp_path, tmp_path)
    assert modes[1:4] == ["-m", "benchmarks.read_page", "verify,double"]
    assert command_of((), tmp_path, tmp_path)[2] == "benchmarks.read_page_rapidocr"


def test_recipes_name_groups_of_families_and_faces_drawn_by_lot():
    dealt = reading.recipes(["held-out"], [7], ["scan"], ["lot", "ming"], [300])
    assert len(dealt) == 2 * sum(is_held_out(name) for name in families())
    assert reading.recipes(["front", "front"], [7], ["worn"], ["ming"], [200, 300]) == [
        Recipe("front", 7, "worn", "ming", 200),
        Recipe("front", 7, "worn", "ming", 300),
    ]
    assert Recipe("front", 7, "worn", "ming", 200).name == "front-7-worn-ming-200dpi"


def test_the_command_takes_whole_numbers_only():
    refused = CliRunner().invoke(reading.reading, ["--dpi", "200,fine"])
    assert refused.exit_code == 2 and "whole numbers" in refused.output


def read_page(name, errors, *, reader="verify", face="song", held_out=False):
    figures = Figures({"body": Ratio(errors, 100), "lost": Ratio(errors, 200)})
    return ReadPage(name, "scan", 300, reader, figures, QUICK, face, held_out)


def test_the_table_has_rows_for_families_and_fonts_apart():
    pages = [read_page("a", 1, held_out=True), read_page("b", 3, face="ming")]
    rows = rows_of(pages, [read_page("real", 5)])
    assert [(row.pages, row.figures.counts["body"]) for row in rows] == [
        ("all (2)", Ratio(4, 200)),
        ("families held out (1)", Ratio(1, 100)),
        ("families tuned on (1)", Ratio(3, 100)),
        ("font kept aside (1)", Ratio(3, 100)),
        ("other fonts (1)", Ratio(1, 100)),
        ("real", Ratio(5, 100)),
    ]


def test_a_group_that_is_all_pages_has_no_row_of_its_own():
    table = reading_table.table_markdown(rows_of([read_page("a", 1), read_page("b", 3)]))
    assert table.splitlines()[2:] == [
        "| all (2) | scan | 300 | verify | 200 | 2.00 % | – | – | – | – | – | – | – | – "
        "| 1.00 % | – | – | 400 | 1.5 | 2.0 |"
    ]
