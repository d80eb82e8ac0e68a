"""Sampling plans: cells of the standard's tables, samples drawn fairly, verdicts and switching."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.sampling.drawing import drawn
from evaluation.sampling.judgement import Judgement, clopper_pearson
from evaluation.sampling.plans import AQLS, LEVELS, Severity, code_letter, plan_for
from evaluation.sampling.switching import standing_after, switching_score
from press.errors import CommandError

NORMAL, TIGHTENED, REDUCED = Severity.NORMAL, Severity.TIGHTENED, Severity.REDUCED


@pytest.mark.parametrize(
    ("lot", "level", "aql", "severity", "letter", "sample", "accept"),
    [
        (300_000, "II", 0.1, NORMAL, "P", 800, 2),
        (600_000, "II", 0.1, NORMAL, "Q", 1250, 3),
        (600_000, "III", 0.1, NORMAL, "R", 2000, 5),
        (100_000, "I", 0.1, NORMAL, "K", 125, 0),  # L, up
        (2000, "II", 1.0, NORMAL, "K", 125, 3),
        (2000, "II", 1.0, TIGHTENED, "K", 125, 2),
        (2000, "II", 1.0, REDUCED, "K", 50, 2),
        (120, "II", 1.0, NORMAL, "E", 13, 0),  # F, up
        (120, "II", 1.0, TIGHTENED, "F", 20, 0),
        (120, "II", 1.0, REDUCED, "E", 5, 0),
        (200, "II", 1.0, NORMAL, "H", 50, 1),  # G, down
        (200, "II", 1.0, TIGHTENED, "J", 80, 1),
        (200, "II", 1.0, REDUCED, "J", 32, 1),
        (50, "II", 1.0, NORMAL, "E", 13, 0),  # D, down
        (600_000, "II", 2.5, NORMAL, "N", 500, 21),  # Q, up
        (600_000, "II", 2.5, TIGHTENED, "N", 500, 18),
        (600_000, "II", 6.5, REDUCED, "L", 80, 10),
        (20_000, "II", 1.5, REDUCED, "M", 125, 6),
        (20_000, "II", 1.5, TIGHTENED, "M", 315, 8),
        (30, "II", 10.0, NORMAL, "D", 8, 2),
        (600_000, "III", 0.015, NORMAL, "P", 800, 0),  # nothing is below R
        (600_000, "III", 0.025, TIGHTENED, "S", 3150, 1),
        (600_000, "II", 0.025, REDUCED, "N", 200, 0),
        (600_000, "II", 0.01, TIGHTENED, "R", 2000, 0),
    ],
)
def test_a_plan_is_that_of_the_table(lot, level, aql, severity, letter, sample, accept):
    plan = plan_for(lot, aql, level=level, severity=severity)
    assert (plan.letter, plan.sample, plan.accept) == (letter, sample, accept)
    assert plan.reject == accept + 1


@pytest.mark.parametrize(
    ("lot", "letters"),
    [(2, "AAB"), (9, "ABC"), (90, "CEF"), (280, "EGH"), (281, "FHJ"), (3200, "HKL"),
     (10_001, "KMN"), (150_000, "LNP"), (500_000, "MPQ"), (500_001, "NQR")],
)  # fmt: skip
def test_the_code_letter_goes_by_lot_and_level(lot, letters):
    assert "".join(code_letter(lot, level) for level in LEVELS) == letters


def test_a_lot_smaller_than_its_sample_is_looked_at_whole():
    plan = plan_for(40, 0.1)
    assert (plan.sample, plan.accept, plan.whole) == (40, 0, True)


@given(st.integers(1, 10**6), st.sampled_from(AQLS), st.sampled_from(sorted(LEVELS)))
def test_tightened_accepts_less_and_reduced_asks_for_less(lot, aql, level):
    normal, tight, loose = (plan_for(lot, aql, level=level, severity=one) for one in Severity)
    assert tight.accept / tight.sample <= normal.accept / normal.sample
    assert loose.sample <= normal.sample
    assert 0 < normal.sample <= lot


@pytest.mark.parametrize(("aql", "level"), [(0.2, "II"), (15.0, "II"), (1.0, "IV")])
def test_what_the_standard_has_not_is_refused(aql, level):
    with pytest.raises(CommandError, match="Choose"):
        plan_for(100, aql, level=level)


@given(st.lists(st.integers(0, 400), min_size=1, max_size=30), st.data())
def test_a_sample_is_whole_and_every_part_has_its_share(sizes, data):
    total = sum(sizes)
    sample = data.draw(st.integers(0, total))
    chosen = drawn(sizes, sample, "1")
    assert sum(map(len, chosen)) == sample
    for size, units in zip(sizes, chosen, strict=True):
        share = size * sample / total if total else 0
        assert share - 1 < len(units) < share + 1
        assert all(0 <= unit < size for unit in units)
        assert all(one < other for one, other in pairwise(units))


def test_the_same_seed_draws_the_same_and_another_one_others():
    assert drawn([9, 9, 9], 5, "7") == drawn([9, 9, 9], 5, "7") == ((7,), (3, 8), (3, 8))
    assert drawn([9, 9, 9], 5, "8") != drawn([9, 9, 9], 5, "7")


def test_every_unit_is_drawn_as_often_as_any_other():
    sizes, sample, draws = [1, 3, 11, 25], 7, 4000
    seen = Counter(
        (part, unit)
        for seed in range(draws)
        for part, units in enumerate(drawn(sizes, sample, str(seed)))
        for unit in units
    )
    often = draws * sample / sum(sizes)
    assert len(seen) == sum(sizes)
    assert all(abs(count - often) < 5 * often**0.5 for count in seen.values())


@pytest.mark.parametrize(
    ("wrong", "sample", "low", "high"),
    [(0, 800, 0.0, 0.0046), (2, 800, 0.0003, 0.0090), (10, 100, 0.0490, 0.1762), (5, 5, 0.4782, 1)],
)
def test_the_interval_is_the_exact_one(wrong, sample, low, high):
    assert clopper_pearson(wrong, sample) == pytest.approx((low, high), abs=5e-5)


def judged(*wrong, severity=NORMAL, lot=2000, aql=1.0):
    return [Judgement(plan_for(lot, aql, severity=severity), number) for number in wrong]


def test_a_lot_is_accepted_up_to_its_number():
    accepted, refused = judged(3, 4)
    assert (accepted.accepted, refused.accepted) == (True, False)
    assert judged(1, lot=10)[0].interval == (0.1, 0.1)


def test_two_of_five_that_were_refused_tighten_inspection():
    assert standing_after(judged(4, 0, 0, 0, 4)).severity is TIGHTENED
    assert standing_after(judged(4, 0, 0, 0, 0, 4)).severity is NORMAL


def test_five_in_a_row_that_were_accepted_loosen_it_again():
    assert standing_after(judged(0, 0, 0, 0, severity=TIGHTENED)).severity is TIGHTENED
    assert standing_after(judged(0, 0, 0, 0, 0, severity=TIGHTENED)).severity is NORMAL
    assert standing_after(judged(3, 3, 3, 3, 3, severity=TIGHTENED)).stopped


def test_the_score_counts_what_a_stricter_limit_would_have_let_pass():
    assert switching_score(judged(0, 2)) == 6
    assert switching_score(judged(0, 3, 2)) == 3  # accepted, but not at an AQL of 0.65
    assert switching_score(judged(0, 0, lot=120)) == 4
    assert standing_after(judged(*[0] * 10)).may_be_reduced
    assert not standing_after(judged(*[0] * 9)).may_be_reduced


def test_reduced_inspection_ends_with_the_first_that_is_refused():
    assert standing_after(judged(0, severity=REDUCED)).severity is REDUCED
    assert standing_after(judged(3, severity=REDUCED)).severity is NORMAL
    assert standing_after([]).severity is NORMAL
