"""A Redis of a measurement's own: with a password, and gone afterwards."""

import shutil

import pytest

from benchmarks.services import keys_in, redis


@pytest.mark.skipif(not shutil.which("redis-server"), reason="redis-server is not installed")
def test_the_keys_of_a_redis_with_a_password_are_counted():
    with redis("127.0.0.1") as url:
        assert keys_in(url) == 0
