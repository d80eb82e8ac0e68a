"""Every kind of input is opened, or refused by its own error that names it on one line."""

import pytest

from fixtures.inputs.kind import EMPTY, READ
from fixtures.inputs.registry import KINDS
from ingest.files import is_pdf, is_written
from ingest.inputs import issues_from_backlog, issues_from_paths
from ingest.limits import Limits, current_limits, set_limit
from ingest.scans import ScanRef, open_scan, source_of
from press import errors
from press.errors import BanmianError, CommandError, LinkOutside, SpecialFile, TooSlow
from press.naming import shown


@pytest.fixture
def limits(monkeypatch):
    """Sets limits as the options of a kind say, for one test."""

    def set_them(options):
        for name, value in zip(options[::2], options[1::2], strict=True):
            variable = name.removeprefix("--").replace("-", "_").upper()
            monkeypatch.setenv(f"BANMIAN_{variable}", value)

    return set_them


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_of_input_becomes_what_it_should(kind, tmp_path, limits):
    folder = tmp_path / "issue"
    folder.mkdir()
    file = kind.make(folder / "1")
    limits(kind.options)
    with kind.held(file):
        (issue,) = issues_from_paths([folder])
        first = issue.scans[0].ref
        assert first.path == file
        if kind.becomes in (READ, EMPTY):
            scan = open_scan(first)
            assert 1_000_000 < scan.pixels.size < 5_000_000
            assert scan.source.name == shown(file.name)
        else:
            with pytest.raises(getattr(errors, kind.becomes)) as refused:
                open_scan(first)
            assert type(refused.value) is getattr(errors, kind.becomes)
            assert shown(file.name) in str(refused.value)
            assert "\n" not in str(refused.value)


def test_every_error_of_an_opening_has_its_kind():
    kinds = {kind.becomes for kind in KINDS}
    classes = {one for one in vars(errors).values() if isinstance(one, type)}
    unreadable = {one.__name__ for one in classes if issubclass(one, errors.UnreadableScan)}
    # These need a file of 2000 pages, a decoder with a fault, and a right that is missing.
    assert unreadable - kinds == {
        "UnreadableScan", "TooManyPages", "TooMuchMemory", "CrashedDecoder"
    }  # fmt: skip


def test_a_name_is_shown_on_one_line_and_changes_no_terminal():
    assert shown("第一版 'a' \"b\".jpg") == "第一版 'a' \"b\".jpg"
    assert shown("a\nb\x1b[31m\u202ec\udcb0") == r"a\nb\x1b[31m\u202ec\udcb0"


def test_a_pipe_in_a_backlog_keeps_nobody_waiting(tmp_path):
    import os

    (tmp_path / "0406").mkdir()
    KINDS[0].make(tmp_path / "0406" / "1")
    os.mkfifo(tmp_path / "pipe")
    os.mkfifo(tmp_path / "0407.pdf")
    assert not is_pdf(tmp_path / "pipe")
    first, second = issues_from_backlog(tmp_path)
    assert (first.name, second.name) == ("0406", "0407")
    with pytest.raises(SpecialFile):
        open_scan(second.scans[0].ref)
    assert source_of(second.scans[0].ref).sha256 == ""


def test_an_issue_that_is_a_link_out_of_the_backlog_is_told(tmp_path):
    backlog, other = tmp_path / "backlog", tmp_path / "private"
    for folder in (backlog, other):
        folder.mkdir()
    KINDS[0].make(other / "1")
    (backlog / "0406").symlink_to(other)
    (issue,) = issues_from_backlog(backlog)
    with pytest.raises(LinkOutside, match="0406 is a link that leads out of its folder"):
        open_scan(issue.scans[0].ref)


def test_a_link_that_a_person_names_is_followed(tmp_path):
    (tmp_path / "scans").mkdir()
    file = KINDS[0].make(tmp_path / "scans" / "1")
    (tmp_path / "front.jpg").symlink_to(file)
    (issue,) = issues_from_paths([tmp_path / "front.jpg"])
    assert open_scan(issue.scans[0].ref).pixels.size > 1_000_000


def test_a_file_that_somebody_writes_to_is_known(tmp_path):
    file = tmp_path / "page.jpg"
    with file.open("wb"):
        assert is_written(file)
    assert not is_written(file)


def test_limits_come_from_the_environment(monkeypatch):
    assert current_limits() == Limits(500, 4000, 300)
    monkeypatch.setenv("BANMIAN_MAX_SECONDS", "5")
    assert current_limits() == Limits(500, 4000, 5)
    set_limit("seconds", 7)
    assert current_limits().seconds == 7
    monkeypatch.setenv("BANMIAN_MAX_SECONDS", "soon")
    with pytest.raises(CommandError, match="BANMIAN_MAX_SECONDS is 'soon'"):
        current_limits()


def test_what_is_drawn_without_end_has_ended(tmp_path, limits):
    (endless,) = [kind for kind in KINDS if kind.name == "PDF that is drawn without end"]
    file = endless.make(tmp_path / "1")
    limits(("--max-seconds", "1"))
    with pytest.raises(TooSlow, match=r"1\.pdf was not opened in 1 s"):
        open_scan(ScanRef(file))
    assert issubclass(TooSlow, BanmianError)
