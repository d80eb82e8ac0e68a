#!/bin/sh
# Asks PyPI's list of known vulnerabilities about every locked package, none of which is installed
# for it. Ends with 1 when it knows of one. Needs the network; extra words go to pip-audit.
set -eu
cd "$(dirname "$0")/.."
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
"${PYTHON:-python3}" -m venv "$tools"
"$tools/bin/pip" install -q pip-audit
# A package that is skipped was not looked up: --strict makes that a failure.
"$tools/bin/pip-audit" --strict --disable-pip --require-hashes -r requirements.lock "$@"
