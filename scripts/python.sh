# A Python that is new enough, and .venv with the locked packages.

stamp=.venv/.set-up

# Sets `python` to that of a .venv which is there, else to the first Python >= 3.11 that can make
# one; while there is none, sets `python_package` to what must be installed for it.
choose_python() {
    python_package=
    python=.venv/bin/python
    [ -z "${PYTHON:-}" ] && new_enough "$python" && has_pip && return
    for python in ${PYTHON:-python3 python3.11 python3.12 python3.13}; do
        new_enough "$python" || continue
        "$python" -c 'import ensurepip, venv' 2>/dev/null && return
        python_package=${python_package:-$(basename "$python")-venv}
    done
    [ -z "${PYTHON:-}" ] || refuse_python "$PYTHON"
    [ -z "$python_package" ] || return 0
    command -v python3 >/dev/null && refuse_python python3
    python_package=python3-venv
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

has_pip() {
    .venv/bin/python -m pip --version >/dev/null 2>&1
}

refuse_python() {
    command -v "$1" >/dev/null || die "there is no $1"
    if new_enough "$1"; then
        die "$1 cannot make virtual environments. Install its venv module, on Debian and Ubuntu with

    apt-get install $(basename "$1")-venv"
    fi
    die "banmian needs Python 3.11 or newer; $1 is $("$1" --version 2>&1 || true).
Install a newer one, for instance with

    apt-get install python3.11-venv

and type the same command again, with PYTHON=/path/to/python if it is not found by itself."
}

# What .venv was made of; another text means that it must be made anew.
venv_key() {
    cat requirements.lock pyproject.toml | sha256sum
    version_of "$python"
    pwd
}

version_of() {
    "$1" -c 'import sys; print(sys.version_info[:2])' 2>/dev/null
}

# A .venv does not survive that its folder is moved or another Python is wanted.
can_be_kept() {
    has_pip && [ "$(tail -n 1 "$stamp" 2>/dev/null)" = "$(pwd)" ] &&
        [ "$(version_of .venv/bin/python)" = "$(version_of "$python")" ]
}

make_venv() {
    key=$(venv_key)
    if [ "$(cat "$stamp" 2>/dev/null)" = "$key" ] && .venv/bin/python -c '' 2>/dev/null; then
        return
    fi
    [ -z "$python_package" ] || die "no Python was found after installing $python_package."
    say "installing the locked Python packages into .venv; the first time takes some minutes"
    can_be_kept || "$python" -m venv --clear .venv
    rm -f "$stamp"
    # What has no wheel is built with locked tools, which have to be there before.
    for tool in packaging setuptools vcs-versioning setuptools-scm; do
        sed -n "/^$tool==/,/# via/p" requirements.lock
    done >.venv/building.lock
    pip_install --require-hashes -r .venv/building.lock
    pip_install --require-hashes -r requirements.lock
    pip_install -e .
    printf '%s' "$key" >"$stamp"
}

# What is known of written Chinese, from the dictionary that was just installed: four seconds.
make_language_model() {
    model=language/data/characters.npz
    newer=$(find language/*.py "$stamp" -newer "$model" 2>/dev/null | head -n 1)
    if [ ! -f "$model" ] || [ -n "$newer" ]; then
        .venv/bin/python -m language.build || die "the language model could not be built; why stands above."
    fi
}

pip_install() {
    PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore quietly .venv/bin/python -m pip \
        install --no-deps --no-build-isolation --use-pep517 "$@" || die "pip could not install: $*
What went wrong stands above. Mend it and type the same command again."
}
