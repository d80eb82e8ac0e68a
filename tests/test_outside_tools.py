"""Programs of others read our files; each is tried where it is installed.

python -m venv tools && tools/bin/pip install ocrd dinglehopper alto-tools hocr-spec
PATH=$PWD/tools/bin:$PATH pytest tests/test_outside_tools.py
"""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from export.laying import printed_articles
from export.package import write_package
from export.printed import bare
from fixtures.two_pages import paper, two_pages
from press.store import read_issue

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def package(tmp_path_factory) -> Path:
    also = frozenset({"page", "hocr"})
    return write_package(two_pages(), tmp_path_factory.mktemp("out"), open_page=paper, also=also)


def run(name: str, *words: object, cwd: Path | None = None) -> str:
    program = shutil.which(name)
    if program is None:
        pytest.skip(f"{name} is not installed")
    done = subprocess.run(
        [program, *map(str, words)], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_ocrd_finds_the_workspace_valid(package, tmp_path):
    shutil.copytree(package, tmp_path / "workspace")
    told = run("ocrd", "workspace", "validate", cwd=tmp_path / "workspace")
    assert '<report valid="true">' in told


def test_dinglehopper_finds_alto_and_page_alike(package, tmp_path):
    files = package / "alto/p0001.xml", package / "page/p0001.xml"
    run("dinglehopper", *files, "report", ".", cwd=tmp_path)
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert report["cer"] == 0
    assert report["n_characters"] > 100


def test_alto_tools_read_the_articles_in_their_order(package):
    told = bare(run("alto-tools", "-t", package / "alto/p0002.xml"))
    for printed in printed_articles(read_issue(package)):
        on_page = "".join(line.text for line in printed.lines if line.page == 2)
        assert on_page in told


def test_hocr_keeps_to_its_specification(package):
    for name in ("hocr/p0001.html", "hocr/p0002.html"):
        run("hocr-spec", package / name)
