#!/bin/sh
# Writes requirements.lock: every package that pyproject.toml leads to, with version and hashes,
# for every Python that banmian supports. Versions stay as they are unless pyproject.toml forbids
# them; `scripts/lock.sh --upgrade` takes the newest ones.
set -eu
cd "$(dirname "$0")/.."
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
"${PYTHON:-python3}" -m venv "$tools"
"$tools/bin/pip" install -q uv
"$tools/bin/uv" pip compile -q "$@" --universal --python-version 3.11 --extra s3 --extra cdla --extra server \
    --extra dev --generate-hashes --no-header -o requirements.lock pyproject.toml
