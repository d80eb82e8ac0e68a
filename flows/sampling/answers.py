"""The list as a table that people fill in: CSV that Excel opens and may save in its own way."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from flows.sampling.worklist import Row
from press.errors import SampleError

FILE = "list.csv"
COLUMNS = {
    "no": "序号",
    "kind": "类别",
    "issue": "期",
    "page": "版",
    "read": "识读",
    "context": "上下文",
    "verdict": "判定 right/wrong 对/错",
    "corrected": "更正",
    "note": "备注",
}
RIGHT = frozenset({"right", "r", "对", "正确", "√", "✓"})
WRONG = frozenset({"wrong", "w", "错", "错误", "×", "✗", "x"})
MOST_NAMED = 8

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said of a row."""

    row: Row
    wrong: bool
    corrected: str = ""
    note: str = ""


def to_csv(rows: Iterable[Row]) -> bytes:
    """Return the table with its last three columns empty: UTF-8 with a byte order mark."""
    file = StringIO(newline="")
    table = csv.writer(file)
    table.writerow([f"{name} {told}" for name, told in COLUMNS.items()])
    for row in rows:
        told = (row.number, row.kind, row.issue, row.page, row.read, row.context, "", "", "")
        table.writerow([_plain(value) for value in told])
    return b"\xef\xbb\xbf" + file.getvalue().encode("utf-8")


def _plain(value: object) -> str:
    """Return a cell that no spreadsheet takes for a formula: what is in it was printed."""
    text = " ".join(str(value).split()) if isinstance(value, str) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def answers_in(file: Path, rows: Sequence[Row]) -> list[Answer]:
    """Read the table that was filled in; SampleError unless every row is there and answered."""
    given = {cells["no"]: cells for cells in _cells(file)}
    faults = [fault for row in rows if (fault := _fault(row, given.get(str(row.number))))]
    known = {str(row.number) for row in rows}
    faults += [f"row {number}: it was not in the list" for number in given if number not in known]
    if faults:
        more = len(faults) - MOST_NAMED
        named = "\n".join(f"  {fault}" for fault in faults[:MOST_NAMED])
        raise SampleError(
            f"{file} cannot be judged:\n{named}"
            + (f"\n  and {more} rows more" if more > 0 else "")
            + "\nFill in every row with right or wrong (对 or 错), leave the other columns as they "
            "are, and save it as CSV."
        )
    return [_answer(row, given[str(row.number)]) for row in rows]


def _cells(file: Path) -> Iterator[dict[str, str]]:
    text = _text(file)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)  # Excel takes what the country is used to
    table = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    names = [cell.split(" ")[0].strip() for cell in next(table, [])]
    if lacking := [name for name in COLUMNS if name not in names]:
        raise SampleError(f"{file} has no column {lacking[0]}. Fill in the list that was written.")
    for cells in table:
        if any(cell.strip() for cell in cells):
            filled = [*cells, *[""] * len(names)]
            yield {name: filled[place].strip() for place, name in enumerate(names)}


def _text(file: Path) -> str:
    """Return the table's text: UTF-8, or as Excel saves it in China."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise SampleError(f"{file} cannot be read ({error.strerror}).") from error
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            break
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise SampleError(f"{file} is no text. Save the list as CSV UTF-8.") from error


def _fault(row: Row, cells: dict[str, str] | None) -> str:
    """Return what is wrong with a row; empty for nothing."""
    if cells is None:
        return f"row {row.number}: it is missing"
    same = (cells["kind"], cells["issue"].lstrip("'"), cells["page"], cells["read"])
    if same != (row.kind, row.issue, str(row.page), _plain(row.read)):
        return f"row {row.number}: it is not {row.read} of {row.issue}, page {row.page}, any more"
    said, corrected = cells["verdict"].lower(), cells["corrected"]
    if not said and not corrected:
        return f"row {row.number}: no verdict"
    if said and said not in RIGHT | WRONG:
        return f"row {row.number}: {cells['verdict']} is neither right nor wrong"
    if said in RIGHT and corrected and corrected != row.read.strip("「」"):
        return f"row {row.number}: it is right, and yet corrected to {corrected}"
    return ""


def _answer(row: Row, cells: dict[str, str]) -> Answer:
    wrong = cells["verdict"].lower() not in RIGHT
    return Answer(row, wrong, cells["corrected"], cells["note"])
