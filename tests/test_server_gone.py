"""A run does not wait for an embedded server that has died."""

import socket

from httpx import URL

from flows.server_gone import refuses, server_is_gone


def test_who_listens_is_there_though_it_does_not_answer():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        address = URL(f"http://127.0.0.1:{server.getsockname()[1]}/api")
        assert not refuses(address)
    assert refuses(address)


def test_a_server_of_ones_own_is_waited_for(monkeypatch):
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    assert not server_is_gone()
