"""A confined call answers, or is ended for good with all that it has started."""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from press.confined.allowance import Allowance
from press.confined.calls import Died, Failed, TookTooLong, TookTooMuch, call, end_all
from press.errors import ToolError

USUAL = Allowance(60, 500_000_000, 1_000_000)
SHORT = Allowance(0.5, 500_000_000, 1_000_000)


def processes(*words):
    """The numbers of the processes that have been started with these words in their command."""
    wanted = "\0".join(words).encode()
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if wanted in place.read_bytes():
                found.append(int(place.parent.name))
        except OSError:
            continue
    return found


def servers():
    """The servers that this process has started, and those only."""
    mine = f"PPid:\t{os.getpid()}\n"
    found = processes("-m", "press.confined.server")
    return [one for one in found if mine in Path(f"/proc/{one}/status").read_text()]


def gone(number):
    for _ in range(100):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_a_call_that_does_not_end_is_ended():
    with pytest.raises(TookTooLong):
        call("time:sleep", [600], SHORT)


def test_so_is_what_it_has_started():
    with pytest.raises(TookTooLong):
        call("subprocess:check_output", [["sleep", "98765"]], SHORT)
    assert all(gone(one) for one in processes("sleep", "98765"))


def test_a_call_that_wants_too_much_memory_does_not_get_it():
    with pytest.raises(TookTooMuch):
        call("builtins:bytes", [10_000_000_000], USUAL)


def test_nor_does_what_it_has_started():
    with pytest.raises(Failed, match="returned non-zero exit status"):
        call("subprocess:check_output", [["perl", "-e", "my $x = 'x' x 9_000_000_000"]], USUAL)


@pytest.mark.parametrize("function", ["socket:socket", "socket:create_server"])
def test_a_call_has_no_network(function):
    with pytest.raises(Failed, match="Permission denied"):
        call(function, [["127.0.0.1", 0]] if function == "socket:create_server" else [], USUAL)


def test_a_call_that_dies_is_told_apart():
    with pytest.raises(Died, match="Aborted"):
        call("os:abort", [], USUAL)


def test_a_call_sees_no_secrets(monkeypatch):
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    with pytest.raises(Failed, match="NoneType"):  # what it returns is no pair
        call("os:getenv", ["AWS_SECRET_ACCESS_KEY"], USUAL)
    with pytest.raises(Failed, match="too many values"):
        call("os:getenv", ["PATH"], USUAL)


def test_an_error_of_ours_comes_through(tmp_path):
    from press.errors import NotAnImage

    (tmp_path / "1.jpg").write_text("no picture")
    with pytest.raises(NotAnImage, match=r"1\.jpg is no page image"):
        call("ingest.opening:pages", [str(tmp_path), "1.jpg", False], USUAL)


def test_calls_do_not_wait_for_each_other():
    def ended(_number):
        with pytest.raises(TookTooLong):
            call("time:sleep", [600], Allowance(3, 500_000_000, 1_000_000))
        return time.monotonic()

    with ThreadPoolExecutor(8) as pool:
        ends = list(pool.map(ended, range(8)))
    assert max(ends) - min(ends) < 3


def test_a_server_that_was_killed_is_made_anew():
    with pytest.raises(Died):
        call("os:abort", [], USUAL)
    (server,) = servers()
    os.kill(server, signal.SIGKILL)
    with pytest.raises(Died):
        call("os:abort", [], USUAL)
    assert servers() != [server]


def test_who_ends_the_calls_in_work_is_heard():
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(call, "subprocess:check_output", [["sleep", "98764"]], USUAL)
        while not processes("sleep", "98764"):
            time.sleep(0.05)
        started = processes("sleep", "98764")
        end_all()
        with pytest.raises(ToolError, match="was ended"):
            waiting.result(30)
    assert all(gone(one) for one in started)
    assert servers() == []


def test_what_is_in_work_ends_when_the_server_is_killed():
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(call, "time:sleep", [600], Allowance(4, 500_000_000, 1_000_000))
        while not servers():
            time.sleep(0.05)
        time.sleep(1)
        os.kill(servers()[0], signal.SIGKILL)
        with pytest.raises(TookTooLong):  # it was begun again by another one
            waiting.result(30)
