"""Files damaged by chance are opened or refused; the long run is `python -m benchmarks.mutants`."""

from benchmarks.mutants import tried
from fixtures.inputs.mutants import WAYS, mutant, sound_files, spread


def test_the_same_seed_makes_the_same_mutants():
    assert mutant(7, 1) == mutant(7, 1)
    assert mutant(7, 1).content != mutant(7, 2).content


def test_every_build_and_every_way_comes_up():
    builds = len(sound_files())
    numbers = range(builds * len(WAYS))
    assert {number % builds for number in numbers} == set(range(builds))
    assert {mutant(builds * turn, 1).by for turn in range(len(WAYS))} == set(WAYS)


def test_mutants_of_every_format_are_accounted_for(tmp_path):
    fates = [tried(mutant(spread(step), 1), tmp_path, 300) for step in range(40)]
    assert [fate.fault for fate in fates if fate.fault] == []
    assert len({fate.became for fate in fates}) > 2
    assert list(tmp_path.iterdir()) == []


def test_neighbours_of_a_spread_are_of_other_builds_and_in_the_end_of_every_way():
    found = [mutant(spread(step), 1) for step in range(len(sound_files()))]
    assert len({one.of for one in found}) == len(found)
    assert {one.by for one in found} == set(WAYS)
