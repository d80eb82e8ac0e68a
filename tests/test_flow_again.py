"""An issue that is done, made again: only what the settings touch is done again, unless forced."""

from dataclasses import replace

import pytest

from flows.delivery import Delivered, deliver, rebuild
from flows.digitise import carry_out
from flows.head_start import CURRENT
from flows.order import Order, Settings
from ingest.inputs import issues_from_paths


def read_and_write(order):
    """Do what the flow does, without a server."""
    bench = CURRENT.get()
    works = tuple(bench.finish(scan) for scan in order.issue.scans)
    issue = rebuild(tuple(work.page for work in works), order)
    return Delivered(deliver(issue, order, workplace=bench.bench.folder), issue, works=works)


@pytest.fixture
def done(story, tmp_path):
    """Carries out the order for one small issue and returns what came of it and the steps."""
    (issue,) = issues_from_paths([story])

    def run(script="hans", **how):
        steps = []
        order = replace(Order(issue, tmp_path / "out", Settings("tesseract", script=script)), **how)
        return carry_out(order, read_and_write, watch=lambda _page, step: steps.append(step)), steps

    return run


@pytest.mark.slow
def test_an_issue_that_is_made_again_is_read_again_only_where_the_settings_differ(done):
    assert "straightening" in done()[1]
    before, steps = done()
    assert (before.done_before, steps) == (True, [])
    same, steps = done(anew=True)
    assert (same.done_before, same.works[0].kept, steps) == (False, True, ["done"])
    other, steps = done("hant", anew=True)
    assert steps == ["reading", "done"]
    assert other.issue.run.settings["script"] == "hant"
    assert "straightening" in done("hant", force=True)[1]
