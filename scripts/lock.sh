#!/bin/sh
# Writes requirements.lock: every package that pyproject.toml leads to, with version and hashes.
# Versions stay as they are unless pyproject.toml forbids them; `scripts/lock.sh --upgrade` takes
# the newest ones. To be run with the oldest Python that banmian supports.
set -eu
cd "$(dirname "$0")/.."
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
"${PYTHON:-python3}" -m venv "$tools"
"$tools/bin/pip" install -q pip-tools
"$tools/bin/pip-compile" -q "$@" --extra dev --generate-hashes --allow-unsafe --strip-extras \
    --no-header --no-emit-find-links --no-emit-index-url -o requirements.lock pyproject.toml
