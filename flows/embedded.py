"""Prefect inside our own process: no server to start, no account, nothing sent out.

Nothing here imports prefect, which reads its settings from the environment when it is imported.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_SERVER_UI_V2_ENABLED": "false",  # its pages ask an outside host for a configuration
}
EMBEDDED = {
    "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",  # a first start takes over 20 s
    "PREFECT_LOGGING_LEVEL": "CRITICAL",  # the command reports problems in its own words
    "PREFECT_LOGGING_SERVER_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
}
THREADS = {"OMP_THREAD_LIMIT": "1"}
"""Pages run side by side: more threads within one would only get in each other's way."""


def prefect_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return what to add to an environment; what an operator has set stays.

    With a PREFECT_API_URL the operator's own server is used and keeps its log settings.
    """
    wanted = QUIET | THREADS
    if "PREFECT_API_URL" not in environment:
        wanted |= EMBEDDED | {"PREFECT_HOME": str(cache_folder(environment) / "prefect")}
    return {name: value for name, value in wanted.items() if name not in environment}


def cache_folder(environment: Mapping[str, str]) -> Path:
    """Return the user's folder for what may be deleted and made again."""
    named = environment.get("XDG_CACHE_HOME")
    return (Path(named) if named else Path.home() / ".cache") / "banmian"


def prepare_prefect() -> None:
    """Set up the environment of this process; to be called before prefect is imported."""
    os.environ.update(prefect_environment(os.environ))
    if home := os.environ.get("PREFECT_HOME"):
        Path(home).mkdir(parents=True, exist_ok=True)
