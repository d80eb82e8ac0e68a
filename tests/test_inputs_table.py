"""The table in docs/inputs.md: every kind of input, and what should become of it."""

from pathlib import Path

from benchmarks.inputs import HEAD, Became, table
from fixtures.inputs.kind import EMPTY, READ
from fixtures.inputs.registry import KINDS

TABLE = Path(__file__).parent.parent / "docs" / "inputs.md"


def rows_of(text):
    """Return the cells of the table, row by row."""
    lines = text.partition(HEAD)[2].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if line]


def test_every_kind_stands_in_the_table_with_what_becomes_of_it():
    told = {name: (became, code) for name, became, code, *_ in rows_of(TABLE.read_text("utf-8"))}
    assert told == {
        " ".join((kind.name, *kind.options)): (
            kind.becomes,
            "0" if kind.becomes in (READ, EMPTY) else "3",
        )
        for kind in KINDS
    }


def test_what_is_not_as_it_should_be_stands_out():
    sound, refused = KINDS[0], next(kind for kind in KINDS if kind.becomes == "EmptyFile")
    text = table([Became(sound, EMPTY, 0, "a|b"), Became(refused, "EmptyFile", 3, "")])
    assert rows_of(text) == [
        [sound.name, "empty (**not read**)", "0", "a\\|b"],
        [refused.name, "EmptyFile", "3", ""],
    ]
