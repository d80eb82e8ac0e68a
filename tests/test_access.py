"""Nobody is let in and nothing secret gets out: the lock, the image, addresses, a run's traces."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from flows.command import main
from flows.station.plan import LOCAL, Station, refuse_what_is_open
from press.errors import CommandError

ROOT = Path(__file__).parent.parent
HERE = Station(Path("/s"), Path("/s/inbox"), Path("/s/packages"))
SECRETS = {
    "BANMIAN_PASSWORD": "canary-password",
    "BANMIAN_WEBHOOK_SECRET": "whsec_Y2FuYXJ5LXdlYmhvb2s=",
    "BANMIAN_ALERTS": "http://127.0.0.1:9/canary-alerts",
    "AWS_SECRET_ACCESS_KEY": "canary-storage",
    "PREFECT_API_AUTH_STRING": "banmian:canary-server",
}


def test_every_locked_package_has_its_hashes():
    text = (ROOT / "requirements.lock").read_text("utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert len(entries) > 100
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def instructions():
    text = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [tuple(line.split(maxsplit=1)) for line in lines]


def test_the_container_runs_as_a_user_that_is_not_root():
    found = instructions()
    (user,) = [words for name, words in found if name == "USER"]
    assert user not in {"root", "0"}
    names = [name for name, _ in found]
    assert "RUN" not in names[names.index("USER") :]
    assert any("useradd" in words and user in words for name, words in found if name == "RUN")


def test_the_container_installs_what_is_locked_and_nothing_else():
    installs = [words for name, words in instructions() if "pip install" in words]
    assert all("--no-deps" in words and "--no-build-isolation" in words for words in installs)
    assert "--require-hashes" in installs[0]


def test_up_listens_to_its_own_machine_unless_told_otherwise():
    (host,) = [param for param in main.commands["up"].params if param.name == "host"]
    assert host.default in LOCAL
    assert HERE.host in LOCAL


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "library.example"])
def test_whoever_lets_others_in_needs_a_password(host):
    with pytest.raises(CommandError, match="BANMIAN_PASSWORD"):
        refuse_what_is_open(replace(HERE, host=host))
    refuse_what_is_open(replace(HERE, host=host, password="long-rain"))


@pytest.mark.parametrize(
    "words",
    [
        ("--deliver", "https://banmian:canary-password@index.example/hook"),
        ("--deliver", "s3://key:canary-password@papers/new"),
    ],
)
def test_an_address_with_a_password_in_it_is_refused(words, tmp_path):
    done = CliRunner().invoke(main, ["up", "--home", str(tmp_path), *words])
    assert done.exit_code == 2
    assert "would be kept in the server's records" in done.stderr
    assert "canary-password" not in done.stderr


def traces(folder):
    """Yield the files in which a secret stands, with the secret's name."""
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        for name, secret in SECRETS.items():
            if secret.encode() in content:
                yield name, path


@pytest.mark.slow
def test_no_secret_is_in_anything_that_a_run_writes_or_says(story, tmp_path, banmian):
    scans = tmp_path / "scans"
    scans.mkdir()
    (scans / "1.jpg").write_bytes(story.read_bytes())
    (scans / "2.jpg").write_bytes(b"no picture")
    folders = {"TMPDIR": str(tmp_path / "tmp"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    (tmp_path / "tmp").mkdir()
    secrets = {name: secret for name, secret in SECRETS.items() if not name.startswith("PREFECT")}
    words = ("digitise", scans, "--out", tmp_path / "out", "--readers", "tesseract")
    done = banmian(*words, **folders, **secrets)
    assert done.returncode == 3, done.stderr
    assert (tmp_path / "cache" / "banmian" / "prefect" / "prefect.db").exists()
    assert [secret for secret in SECRETS.values() if secret in done.stdout + done.stderr] == []
    assert list(traces(tmp_path)) == []
