"""A station and two machines with PostgreSQL and Redis, one of which dies amid a batch."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.services import missing

ROOT = Path(__file__).parent.parent

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}"),
]

CLAIMS = (
    "both machines were at work",
    "a machine died",
    "the batch ended complete",
    "each issue has one package",
    "its work was taken over",
    "what was finished was not read again",
    "no page was read twice",
    "every scan is in exactly one package",
    "every package was delivered once",
    "the server speaks through Redis",
)


@pytest.fixture(scope="module")
def told(surroundings) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.many_machines", "--issues", "4", "--pages", "4"],
        cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout + done.stderr


@pytest.mark.parametrize("claim", CLAIMS)
def test_when_a_machine_dies(told, claim):
    assert f"holds: {claim} (" in told, told
