"""Files damaged by chance are opened or refused; the long run is `python -m benchmarks.mutants`."""

from benchmarks.mutants import tried
from fixtures.inputs.mutants import WAYS, mutant, sound_files


def test_the_same_seed_makes_the_same_mutants():
    assert mutant(7, 1) == mutant(7, 1)
    assert mutant(7, 1).content != mutant(7, 2).content


def test_every_build_and_every_way_comes_up():
    builds = len(sound_files())
    numbers = range(builds * len(WAYS))
    assert {number % builds for number in numbers} == set(range(builds))
    assert {mutant(builds * turn, 1).by for turn in range(len(WAYS))} == set(WAYS)


def test_mutants_of_every_format_are_accounted_for(tmp_path):
    builds = len(sound_files())
    # Steps that share no factor with the number of builds: all builds and all ways take turns.
    numbers = [step * (builds + 1) for step in range(40)]
    fates = [tried(mutant(number, 1), tmp_path, 300) for number in numbers]
    assert [fate.fault for fate in fates if fate.fault] == []
    assert len({fate.became for fate in fates}) > 2
    assert list(tmp_path.iterdir()) == []
