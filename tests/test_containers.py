"""The image and the compose file: linted, in step with the package, safe as they stand."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import compose_spec
import pytest
import yaml

from flows.command import main
from flows.station.plan import PASSWORD
from flows.station.shared_redis import REDIS

ROOT = Path(__file__).parent.parent
COMPOSE = (ROOT / "compose.yaml").read_text("utf-8")
SERVICES = yaml.safe_load(COMPOSE)["services"]
OURS = [name for name, one in SERVICES.items() if one["image"] == "banmian"]


def test_the_dockerfile_is_linted():
    hadolint = shutil.which("hadolint", path=str(Path(sys.executable).parent))
    if hadolint is None:
        pytest.skip("hadolint has no wheel for this machine")
    done = subprocess.run([hadolint, ROOT / "Dockerfile"], capture_output=True, text=True)
    assert done.stdout + done.stderr == ""
    assert done.returncode == 0


def test_the_image_gets_every_package_and_is_nobodys_root():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packages = project["tool"]["setuptools"]["packages"]["find"]["include"]
    let_in = re.findall(r"^!(\S+)", (ROOT / ".dockerignore").read_text("utf-8"), re.M)
    assert {name.rstrip("*") for name in packages} <= set(let_in)
    users = re.findall(r"^USER (\S+)", (ROOT / "Dockerfile").read_text("utf-8"), re.M)
    assert users[-1] == SERVICES["server"]["user"] == "10001"


def test_the_compose_file_keeps_to_its_specification():
    compose_spec.PyCompose.from_json(json.dumps(yaml.safe_load(COMPOSE))).validate()


def test_a_misspelt_compose_file_would_be_noticed():
    wrong = yaml.safe_load(COMPOSE)
    wrong["services"]["server"]["helthcheck"] = {}
    with pytest.raises(ValueError, match="helthcheck"):
        compose_spec.PyCompose.from_json(json.dumps(wrong))


def test_there_is_no_password_that_somebody_else_knows():
    used = re.findall(r"\$\{(\w*PASSWORD)([^}]*)\}", COMPOSE)
    assert {name for name, _ in used} == {"POSTGRES_PASSWORD", "REDIS_PASSWORD", PASSWORD}
    for name in {name for name, _ in used}:
        assert (name, ":?put it into .env") in used
    assert all(rest in ("", ":?put it into .env") for _, rest in used)


@pytest.mark.parametrize("name", SERVICES)
def test_no_service_is_root_or_may_become_it(name):
    one = SERVICES[name]
    assert one["user"] not in ("", "root", "0")
    assert one["cap_drop"] == ["ALL"]
    assert one["security_opt"] == ["no-new-privileges:true"]
    assert one["healthcheck"]["test"]
    assert all(str(port).startswith("127.0.0.1:") for port in one.get("ports", ()))


@pytest.mark.parametrize("name", OURS)
def test_our_services_run_commands_that_there_are(name):
    command, *words = SERVICES[name]["command"]
    context = main.commands[command].make_context(command, [*words])
    assert context.args == []
    assert PASSWORD in SERVICES[name]["environment"]


def test_server_and_workers_share_their_folders_and_the_server_its_services():
    inbox, packages = "inbox:/srv/banmian/inbox", "packages:/srv/banmian/packages"
    assert all({inbox, packages} <= set(SERVICES[name]["volumes"]) for name in OURS)
    known = SERVICES["server"]["environment"]
    assert "@redis:" in known[REDIS]
    assert "@postgres/" in known["PREFECT_API_DATABASE_CONNECTION_URL"]
    assert SERVICES["worker"]["deploy"]["replicas"] >= 2
