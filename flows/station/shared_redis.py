"""Redis between server and workers: one address, and every part of Prefect that is to use it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec

from press.errors import CommandError

REDIS = "BANMIAN_REDIS"
"""The variable with the address of Redis; it may hold a password, so it is no option."""


def redis_settings(outer: Mapping[str, str]) -> dict[str, str]:
    """Return Prefect's settings for the Redis that the environment names; none when it names none.

    Each part of Prefect's server asks for its own: one that is forgotten keeps what it knows in
    the memory of the server and loses it when that is started again. Raises CommandError when the
    address is none or what speaks to Redis is not installed.
    """
    if not (url := outer.get(REDIS, "")):
        return {}
    if not url.startswith(("redis://", "rediss://")):
        raise CommandError(f"{REDIS} is no address of Redis; it looks like redis://host:6379/0.")
    if find_spec("prefect_redis") is None:
        raise CommandError(
            f"{REDIS} is set, but what speaks to Redis is not installed. "
            "Type: pip install 'banmian[server]'"
        )
    return {
        "PREFECT_MESSAGING_BROKER": "prefect_redis.messaging",
        "PREFECT_MESSAGING_CACHE": "prefect_redis.messaging",
        "PREFECT_SERVER_EVENTS_CAUSAL_ORDERING": "prefect_redis.ordering",
        "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect_redis.lease_storage",
        "PREFECT_SERVER_WORKER_CHANNEL_CLEANUP_QUEUE_STORAGE": "prefect_redis.cleanup_queue",
        "PREFECT_REDIS_MESSAGING_URL": url,
        "PREFECT_REDIS_WORKER_CLEANUP_QUEUE_URL": url,
        "PREFECT_SERVER_DOCKET_URL": url,
    }
