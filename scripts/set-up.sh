#!/bin/sh
# Installs what banmian needs and is not there yet: system packages through apt, then .venv.
# `scripts/set-up.sh run` is enough to digitise; `scripts/set-up.sh test` adds what only tests use.
# PYTHON=/path/to/python chooses the Python that .venv is made of.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh
. scripts/system.sh
. scripts/python.sh

purpose=${1:-run}
case $purpose in
    run | test) ;;
    *) die "There is no set-up for '$purpose'; there is: run, test." ;;
esac

choose_python
install_packages "$(packages_for_running) $python_package"
choose_python
make_venv
make_language_model
if [ "$purpose" = test ]; then
    install_extras
fi
