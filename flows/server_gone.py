"""Whether the embedded server has died: every request would then be tried for a minute in vain."""

from __future__ import annotations

import socket
from functools import cache

from httpx import URL
from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_API_URL


def server_is_gone() -> bool:
    """Tell whether nobody listens where the embedded server was; an operator's own comes back."""
    return PREFECT_API_URL.value() is None and refuses(_embedded())


def refuses(server: URL) -> bool:
    """Tell whether a server of this machine is not there; one that is busy is."""
    try:
        socket.create_connection((server.host, server.port or 80), timeout=5.0).close()
    except ConnectionRefusedError:
        return True
    except OSError:
        return False
    return False


@cache
def _embedded() -> URL:
    return get_client(sync_client=True).api_url
