"""`docs/operations.md`: what it says is tested, and its commands exist."""

import re
from pathlib import Path

import pytest

from flows.command import main

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "docs" / "operations.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`((?:tests|benchmarks|scripts)/[\w./:-]+)`", TEXT)))


@pytest.mark.parametrize("name", NAMED)
def test_what_runs_a_claim_is_there(name):
    file, _, test = name.partition("::")
    assert (ROOT / file).is_file()
    assert not test or f"\ndef {test}(" in (ROOT / file).read_text("utf-8")


def test_every_claim_of_the_table_names_what_runs_it():
    rows = TEXT.partition("| claim | run by |")[2].strip().splitlines()[1:]
    assert len(rows) > 10
    assert [row for row in rows if not any(f"`{name}`" in row for name in NAMED)] == []


def code() -> list[str]:
    fenced = "\n".join(re.findall(r"^```\w*\n(.*?)^```", TEXT, re.S | re.M)).splitlines()
    return [
        *fenced,
        *re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", TEXT, flags=re.S | re.M)),
    ]


def test_its_commands_and_their_options_exist():
    called = re.compile(r"(?:\w+=\S+ )*(?:ExecStart=)?(?:\S*/)?banmian ([a-z]+)(.*)")
    found = [match for line in code() if (match := called.match(line))]
    assert len(found) > 5
    for match in found:
        params = main.commands[match[1]].params
        options = {opt for param in params for opt in param.opts} | {"--help"}
        assert set(re.findall(r"(?<= )--[a-z-]+", match[2])) <= options


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", TEXT))
def test_its_links_lead_to_files(link):
    assert (ROOT / "docs" / link).exists()
