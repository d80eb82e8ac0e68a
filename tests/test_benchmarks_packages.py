"""Packages of whole pages: the sample, and one whose articles go on over two pages."""

import pytest

from benchmarks.packages import held_against_validators
from benchmarks.testpages import Recipe, sample_issue, typeset

pytestmark = pytest.mark.slow


def test_the_sample_has_no_fault_and_the_same_bytes():
    held = held_against_validators(sample_issue())
    assert (held.pages, held.articles, held.faults, held.same_bytes) == (1, 7, (), True)


def test_articles_over_two_pages_have_no_fault_and_the_same_bytes(tmp_path):
    held = held_against_validators(typeset(Recipe("jumps", 1, "clean"), tmp_path))
    assert (held.pages, held.faults, held.same_bytes) == (2, (), True)
    assert held.articles > 2
