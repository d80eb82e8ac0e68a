"""What a station tells machines that join it, and the proof that they share its folders.

It is a variable on Prefect's server, so whoever may run flows may read it; and a mark beside the
packages, which the station keeps locked: a machine that finds the same mark has the same folder,
and one that finds it locked takes turns with the others.
"""

from __future__ import annotations

import secrets
import time
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

import httpx
from pydantic import TypeAdapter, ValidationError

from flows.records import FOLDER, records
from flows.turns import free
from press.errors import CommandError, PackageError, ToolError
from press.store import write_whole

VARIABLE = "banmian_station"
TURN = "station"
"""What the station holds for as long as it is up."""
PATIENCE_S = 10.0
ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Notice:
    """The station's version, its folders, the mark in that of packages, where pictures are served.

    The address of pictures holds a token: keep it to the server and the machines.
    """

    version: str
    inbox: str
    packages: str
    mark: str
    pictures: str


_NOTICE: TypeAdapter[Notice] = TypeAdapter(Notice)


def mark_of(out: Path) -> str:
    """Return the mark of a folder of packages, made if need be."""
    file = records(out) / "station"
    if not file.exists():
        write_whole(file, secrets.token_hex(8))
    return file.read_text(encoding="utf-8")


def put_up(api: str, login: tuple[str, str] | None, notice: Notice) -> None:
    """Write the notice on the server, in the place of an earlier one; ToolError when it cannot."""
    value = asdict(notice)
    for _ in range(ATTEMPTS):
        with httpx.Client(auth=login, timeout=PATIENCE_S) as client:
            done = client.patch(f"{api}/variables/name/{VARIABLE}", json={"value": value})
            if done.status_code == httpx.codes.NOT_FOUND:
                done = client.post(f"{api}/variables/", json={"name": VARIABLE, "value": value})
        if done.status_code != httpx.codes.SERVICE_UNAVAILABLE:
            break
        time.sleep(1.0)  # SQLite takes one writer at a time
    if done.is_error:
        raise ToolError(f"{api} does not take the station's notice: {done.text}")


def read(api: str, login: tuple[str, str] | None) -> Notice:
    """Return the notice of the station behind that address; ToolError when there is none."""
    try:
        answer = httpx.get(f"{api}/variables/name/{VARIABLE}", auth=login, timeout=PATIENCE_S)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise ToolError(f"No station answers at {api}: {error}. Is banmian up there?") from error
    if answer.status_code == httpx.codes.UNAUTHORIZED:
        raise CommandError(f"{api} wants another password: set BANMIAN_PASSWORD to the station's.")
    try:
        return _NOTICE.validate_python(answer.raise_for_status().json()["value"])
    except (httpx.HTTPError, ValueError, KeyError, ValidationError) as error:
        raise ToolError(
            f"{api} is no station of this version: start it with banmian up, of the version that "
            "is installed here."
        ) from error


def refuse_what_does_not_fit(notice: Notice) -> None:
    """Raise CommandError when this machine is not fit to share the station's work."""
    if notice.version != version("banmian"):
        raise CommandError(
            f"The station has banmian {notice.version}, this machine {version('banmian')}: "
            "install the same one."
        )
    out = Path(notice.packages)
    if not _same(out, notice.mark):
        raise CommandError(
            f"{out} is not the station's folder of packages here. Mount that folder under the same "
            "path on every machine."
        )
    if not Path(notice.inbox).is_dir():
        raise CommandError(
            f"{notice.inbox}, the station's inbox, is not here. Mount that folder under the same "
            "path on every machine."
        )
    try:
        locked = not free(out, TURN)
    except (OSError, PackageError) as error:
        raise CommandError(f"{out} cannot be written from here: {error}") from error
    if not locked:
        raise CommandError(
            f"Locks in {out} do not hold between this machine and the station, so the two could "
            "work on one issue at a time. Mount it as NFS 4 (without nolock or local_lock), or use "
            "another file system whose locks hold for all machines."
        )


def _same(out: Path, mark: str) -> bool:
    try:
        return (out / FOLDER / "station").read_text(encoding="utf-8") == mark
    except OSError:
        return False
