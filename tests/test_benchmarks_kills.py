"""Moments at which a run is killed: told by how far it is, not by the clock."""

import time

from benchmarks.moments import Course, Moment, course_of, steps_told

TOLD = "paper: 2 pages\n   0.1 s  page 1: opening\n   0.4 s  page 1: reading\npage 2: do"


def test_steps_are_whole_lines_about_pages():
    assert steps_told(TOLD) == ["page 1: opening\n", "page 1: reading\n"]


def test_a_moment_is_so_many_seconds_after_a_step():
    course = Course((1.0, 2.0, 4.0), reading=2.0, whole=5.0)
    assert course.moment(0.25) == Moment(0, 0.25)
    assert course.moment(2.5) == Moment(2, 0.5)
    assert course.moment(4.75) == Moment(3, 0.75)


def test_a_slow_run_is_waited_for():
    told = iter(["", "", "page 1: opening\n", TOLD])
    seen = []

    def steps():
        seen.append(len(steps_told(next(told))))
        return seen[-1]

    Moment(2, 0.0).wait(steps, lambda: False)
    assert seen == [0, 0, 1, 2]


def test_a_run_that_ends_before_is_not_waited_for():
    begun = time.monotonic()
    Moment(3, 3600.0).wait(lambda: 2, lambda: True)
    Moment(1, 3600.0).wait(lambda: 2, lambda: True)
    assert time.monotonic() - begun < 60


def test_the_course_of_a_run_has_every_step_and_the_last_reading():
    said = iter(["", TOLD, TOLD, TOLD + "ne\n"])
    ends = iter([False, False, False, True])
    course = course_of(lambda: next(said), lambda: next(ends))
    assert len(course.steps) == 3
    assert course.steps[0] == course.steps[1] == course.reading < course.steps[2] <= course.whole
