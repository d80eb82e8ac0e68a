"""A PostgreSQL and a Redis of one's own: in a temporary folder, with passwords, gone afterwards.

Neither the packages' own services nor their users' data are touched; PostgreSQL never runs as root.
"""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.hosts import free_port

SERVICE_USER = "postgres"
START_S = 60.0


def missing() -> list[str]:
    """Return the packages that would have to be installed."""
    wanted = {"postgresql": "initdb", "redis-server": "redis-server"}
    return [package for package, name in wanted.items() if not _program(name)]


@contextmanager
def postgres(address: str) -> Iterator[str]:
    """Run PostgreSQL at an address; yield how Prefect is told of a database `banmian` in it."""
    with _folder() as folder:
        password, port = secrets.token_hex(12), free_port(address)
        (folder / "password").write_text(password)
        shutil.chown(folder / "password", _owner())
        data = ["-D", str(folder / "data")]
        _run("initdb", *data, "--username=banmian", f"--pwfile={folder / 'password'}",
             "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8")  # fmt: skip
        with (folder / "data" / "pg_hba.conf").open("a") as rules:
            rules.write("host all all samenet scram-sha-256\n")
        words = [*data, "-h", address, "-p", str(port), "-k", str(folder)]
        login = ("-h", address, "-p", str(port), "-U", "banmian")
        known = {"PGPASSWORD": password}

        def answers() -> bool:
            return _run("pg_isready", *login, check=False).returncode == 0

        with _running("postgres", words, answers):
            _run("createdb", *login, "banmian", environment=known)
            yield f"postgresql+asyncpg://banmian:{password}@{address}:{port}/banmian"


@contextmanager
def redis(address: str) -> Iterator[str]:
    """Run a Redis that keeps nothing on disk; yield its address."""
    password, port = secrets.token_hex(12), free_port(address)
    words = ["--bind", address, "--port", str(port), "--save", "", "--appendonly", "no"]
    words += ["--requirepass", password, "--dir", "/"]  # which every user may enter
    known = {"REDISCLI_AUTH": password}

    def answers() -> bool:
        asked = ("-h", address, "-p", str(port), "ping")
        return "PONG" in _run("redis-cli", *asked, check=False, environment=known).stdout

    with _running("redis-server", words, answers):
        yield f"redis://:{password}@{address}:{port}/0"


def keys_in(url: str) -> int:
    """Return how many keys a Redis has."""
    parts = urlsplit(url)
    asked = ("-h", parts.hostname or "", "-p", str(parts.port), "dbsize")
    known = {"REDISCLI_AUTH": parts.password or ""}  # -u takes no password without a user's name
    return int(_run("redis-cli", *asked, environment=known).stdout)


def _program(name: str) -> str | None:
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return shutil.which(name) or shutil.which(name, path=os.pathsep.join(map(str, places)))


def _owner() -> str | int:
    return SERVICE_USER if os.geteuid() == 0 else os.geteuid()


def _as_service(words: Sequence[str]) -> list[str]:
    """Return the command as one of a user without rights: PostgreSQL refuses to be root."""
    program = _program(words[0]) or words[0]
    before = ["runuser", "-u", SERVICE_USER, "--"] if os.geteuid() == 0 else []
    return [*before, program, *words[1:]]


def _run(
    *words: str, check: bool = True, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        _as_service(words), env={**os.environ, **(environment or {})}, cwd="/",
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if check and done.returncode:
        raise RuntimeError(f"{words[0]} failed:\n{done.stdout}{done.stderr}")
    return done


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="banmian-postgres-"))
    shutil.chown(folder, _owner())
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(name: str, words: Sequence[str], answers: Callable[[], bool]) -> Iterator[None]:
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            _as_service([name, *words]), cwd="/", stdout=log, stderr=subprocess.STDOUT
        )
        try:
            last = time.monotonic() + START_S
            while not answers():
                if process.poll() is not None or time.monotonic() > last:
                    log.seek(0)
                    raise RuntimeError(f"{name} does not start:\n{log.read()}")
                time.sleep(0.1)
            yield
        finally:
            process.terminate()  # runuser hands it on; flows that still ask are cut off
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=10)
            process.kill()
