"""One machine under `banmian up`: what it is told, what it deploys, what it shows to browsers."""

import time
import urllib.error
import urllib.request
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from flows.command import main
from flows.deployed import sampling_forms
from flows.station.children import Child, stop_all
from flows.station.deployments import deployments
from flows.station.picture_server import serve
from flows.station.plan import Station, environment, refuse_what_is_open, token_of
from press.errors import CommandError, ToolError

ROOT = Path(__file__).parent.parent
HERE = Station(Path("/s"), Path("/s/inbox"), Path("/s/packages"))


def test_a_server_that_others_reach_needs_a_password(monkeypatch):
    monkeypatch.delenv("BANMIAN_PASSWORD", raising=False)
    done = CliRunner().invoke(main, ["up", "--host", "0.0.0.0"])
    assert done.exit_code == 2
    assert "BANMIAN_PASSWORD" in done.stderr


@pytest.mark.parametrize("password", ["a:b", "a b"])
def test_a_password_that_could_not_be_given_is_refused(password):
    with pytest.raises(CommandError, match="colon"):
        refuse_what_is_open(replace(HERE, password=password))


def test_on_its_own_a_machine_needs_none():
    refuse_what_is_open(HERE)


def test_an_address_with_a_password_in_it_is_refused(monkeypatch):
    monkeypatch.setenv("BANMIAN_WEBHOOK_SECRET", "known to the receiver")
    done = CliRunner().invoke(main, ["up", "--deliver", "https://me:hidden@index.example/new"])
    assert done.exit_code == 2
    assert "Leave it out" in done.stderr
    assert "hidden" not in done.stderr


def test_a_webhook_without_a_secret_to_sign_with_is_refused(monkeypatch):
    monkeypatch.delenv("BANMIAN_WEBHOOK_SECRET", raising=False)
    done = CliRunner().invoke(main, ["up", "--deliver", "https://index.example/new"])
    assert done.exit_code == 2
    assert "BANMIAN_WEBHOOK_SECRET" in done.stderr


def test_the_server_asks_for_the_password_and_the_workers_know_it(tmp_path):
    station = replace(HERE, home=tmp_path, password="secret")
    given = environment(station, {})
    assert given["PREFECT_SERVER_API_AUTH_STRING"] == given["PREFECT_API_AUTH_STRING"]
    assert given["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert given["PREFECT_SERVER_API_CORS_ALLOWED_ORIGINS"] == "http://127.0.0.1:4200"


def test_what_an_operator_has_set_stays_but_the_server_is_its_own(tmp_path):
    outer = {"PREFECT_LOGGING_SERVER_LEVEL": "DEBUG", "PREFECT_API_URL": "http://other/api"}
    given = environment(replace(HERE, home=tmp_path), outer)
    assert given["PREFECT_LOGGING_SERVER_LEVEL"] == "DEBUG"
    assert given["PREFECT_API_URL"] == "http://127.0.0.1:4200/api"


def test_runs_are_kept_for_as_long_as_was_told(tmp_path):
    given = environment(replace(HERE, home=tmp_path, keep_days=30), {})
    assert given["PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD"] == str(30 * 24 * 3600)
    assert "flow_runs" in given["PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED"]


def test_runs_that_wait_their_turn_are_not_late(tmp_path):
    given = environment(replace(HERE, home=tmp_path), {})
    assert given["PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED"] == "false"


def test_the_forms_are_filled_in_for_this_machine():
    station = replace(HERE, deliver_to=("/mnt/room",), nightly="5 2 * * *", readers="double")
    made = {one["name"]: one for one in deployments(station)["deployments"]}
    assert made["inbox"]["parameters"]["inbox"]["folder"] == "/s/inbox"
    assert made["issue"]["parameters"]["output"]["deliver_to"] == ["/mnt/room"]
    assert made["backlog"]["parameters"]["reading"]["readers"] == "double"
    assert made["inbox"]["schedules"][0]["cron"] == "5 2 * * *"


def test_prefect_finds_the_deployments_where_it_looks_for_them():
    assert (ROOT / "prefect.yaml").resolve() == ROOT / "flows" / "prefect.yaml"


@pytest.mark.parametrize("one", deployments(HERE)["deployments"], ids=lambda one: one["name"])
def test_every_deployment_is_a_flow_that_takes_its_parameters(one):
    from prefect import Flow
    from prefect.flows import load_flow_from_entrypoint

    flow = load_flow_from_entrypoint(one["entrypoint"], use_placeholder_flow=False)
    assert isinstance(flow, Flow)
    fields = flow.parameters.model_dump()["properties"]
    assert set(one.get("parameters", {})) <= set(fields)
    assert one["description"]


@pytest.mark.parametrize(
    "form", sampling_forms.Form.__subclasses__(), ids=lambda form: form.__name__
)
def test_every_field_of_a_form_explains_itself(form):
    for field in form.model_fields.values():
        assert field.title
        assert field.description.endswith(".")


@pytest.fixture
def pictures(tmp_path):
    station = replace(HERE, home=tmp_path)
    out = tmp_path / "packages"
    (out / "a-1984-05-01").mkdir(parents=True)
    (out / "a-1984-05-01" / "issue.txt").write_text("\u4eca\u65e5\u6709\u96e8", "utf-8")
    (out / ".banmian" / "pictures").mkdir(parents=True)
    (out / ".banmian" / "pictures" / "p.webp").write_bytes(b"picture")
    (out / ".banmian" / "ledger.json").write_text("{}")
    (tmp_path / "outside.txt").write_text("secret")
    (out / "link").symlink_to(tmp_path)
    server = serve(out, "127.0.0.1", 0, token_of(station))
    yield f"http://127.0.0.1:{server.server_port}", token_of(station)
    server.shutdown()


def test_pictures_and_packages_are_served(pictures):
    base, token = pictures
    with urllib.request.urlopen(f"{base}/{token}/pictures/p.webp") as answer:
        assert answer.read() == b"picture"
        assert "sandbox" in answer.headers["Content-Security-Policy"]
    with urllib.request.urlopen(f"{base}/{token}/packages/a-1984-05-01/issue.txt") as answer:
        assert answer.read().decode() == "\u4eca\u65e5\u6709\u96e8"


@pytest.mark.parametrize(
    "path",
    [
        "wrong/pictures/p.webp",
        "{token}/packages/",
        "{token}/packages/.banmian/ledger.json",
        "{token}/packages/../../outside.txt",
        "{token}/packages/%2e%2e/outside.txt",
        "{token}/packages/link/outside.txt",
        "{token}/ledger.json",
        "",
    ],
)
def test_nothing_else_is_served(pictures, path):
    base, token = pictures
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{base}/{path.format(token=token)}")
    assert refused.value.code == 404


def test_a_port_that_is_taken_is_named(pictures, tmp_path):
    port = int(pictures[0].rpartition(":")[2])
    with pytest.raises(ToolError, match=f"port {port}"):
        serve(tmp_path, "127.0.0.1", port, "t")


def test_a_program_that_dies_is_begun_again_and_told_of(tmp_path):
    child = Child("the server", ["timeit", "-n", "1", "pass"], tmp_path / "log")
    child.start({})
    first = child.process
    first.wait(timeout=20)
    assert "the server ended with 0" in child.tend({})
    deadline = time.monotonic() + 10
    while child.process is None and time.monotonic() < deadline:
        child.tend({})
        time.sleep(0.05)
    assert child.process.pid != first.pid
    stop_all([child])


def test_programs_are_ended_together(tmp_path):
    child = Child("a server", ["http.server", "--bind", "127.0.0.1", "0"], tmp_path / "log")
    child.start({})
    stop_all([child])
    assert child.process.wait(timeout=5) != 0
