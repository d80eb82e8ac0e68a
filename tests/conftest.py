"""What every test runs under: one thread a library as in production, Prefect's records aside."""

import atexit
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import cv2
import pytest
from PIL import Image

from flows.embedded import prefect_environment
from press.scratch import remove_left_over, scratch_folder

# Prefect reads these when it is imported.
os.environ.update(prefect_environment(os.environ))
os.environ["PREFECT_LOGGING_LEVEL"] = "CRITICAL"
# What tests and the programs they start lay down goes with them, or, when they were killed, with
# the next tests; the folders of failed tests stay where pytest keeps them.
PREFIX, HOME = "banmian-tests-", Path(tempfile.gettempdir())
remove_left_over(HOME, PREFIX)
_AT_THE_END = ExitStack()
atexit.register(_AT_THE_END.close)
os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(HOME))
os.environ["TMPDIR"] = str(_AT_THE_END.enter_context(scratch_folder(HOME, PREFIX)))
os.environ["PREFECT_HOME"] = str(Path(os.environ["TMPDIR"]) / "prefect")
tempfile.tempdir = None
cv2.setNumThreads(1)

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "fixtures/sample/liaoyuan-ribao-2022-04-06/p0001.jpg"
ONE_STORY = (1560, 4840, 3010, 5640)

Banmian = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small good page: one story, cut out of the sample page."""
    file = tmp_path_factory.mktemp("story") / "story.jpg"
    with Image.open(SAMPLE) as page:
        page.crop(ONE_STORY).save(file, quality=85, dpi=(300, 300))
    return file


@pytest.fixture(scope="session")
def prefect_url() -> Iterator[str]:
    """The address of a real Prefect server with records of its own, one for all tests."""
    from prefect.settings import PREFECT_API_URL
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=300):
        yield str(PREFECT_API_URL.value())


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where commands under test keep the records of their embedded Prefect."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def surroundings(cache: Path) -> dict[str, str]:
    """The environment of a user who has set nothing of Prefect."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return {**mine, "XDG_CACHE_HOME": str(cache)}


@pytest.fixture(scope="session")
def banmian(surroundings: dict[str, str]) -> Banmian:
    """Runs the command as a user would; more of the environment by keyword."""

    def run(*words: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [Path(sys.executable).parent / "banmian", *words],
            env={**surroundings, **more},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    return run
