# System packages: apt-get is asked only for what dpkg says is missing.

apt="apt-get -y --no-install-recommends -o DPkg::Lock::Timeout=300"
extras_stamp=.venv/.extras

# The names in a file of packages, without its comments.
names_in() {
    sed 's/#.*//' "$1" | tr -s ' \n' ' '
}

packages_for_running() {
    names_in scripts/packages.txt
}

# Which of the names no installed package bears or provides.
missing_of() {
    installed=$(dpkg-query -W -f='${db:Status-Abbrev}|${Package}, ${Provides}\n' |
        sed -n 's/^ii *|//p' | sed 's/([^)]*)//g' | tr -s ', ' '\n\n')
    for name in $1; do
        printf '%s\n' "$installed" | grep -qxF "$name" || printf '%s ' "$name"
    done
}

install_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "this is no Debian or Ubuntu; see to it that these are installed: $1"
        return
    fi
    missing=$(missing_of "$1")
    [ -n "$missing" ] || return 0
    may_install || refuse "$missing"
    say "installing system packages: $missing"
    update_lists
    quietly as_root $apt install $missing || die "apt-get could not install: $missing
What went wrong stands above. Mend it and type the same command again."
}

# What only tests use: fonts make test pages more varied, tools look at packages from outside.
# One that cannot be had is named and done without; its tests say that they were skipped.
install_extras() {
    command -v apt-get >/dev/null || return 0
    wanted=$(names_in fixtures/fonts.txt)$(names_in scripts/packages-for-tests.txt)
    [ "$(cat "$extras_stamp" 2>/dev/null)" != "$wanted" ] || return 0
    missing=$(missing_of "$wanted")
    if [ -n "$missing" ] && ! may_install; then
        say "doing without what only root may install: $missing"
        return
    fi
    if [ -n "$missing" ]; then
        update_lists
        for name in $missing; do
            install_extra "$name"
        done
    fi
    printf '%s' "$wanted" >"$extras_stamp"
}

install_extra() {
    if ! apt-cache show "$1" >/dev/null 2>&1; then
        say "doing without $1, which this system's apt does not know"
        return
    fi
    say "installing $1"
    quietly as_root $apt install "$1" || say "doing without $1, which could not be installed"
}

lists_are_new=
update_lists() {
    [ -z "$lists_are_new" ] || return 0
    quietly as_root $apt update || say "apt-get update failed; going on with what apt knows"
    lists_are_new=yes
}

# Root may; so may who has sudo, if sudo can ask for a password or needs none.
may_install() {
    [ "$(id -u)" = 0 ] && return 0
    command -v sudo >/dev/null || return 1
    [ -t 0 ] || sudo -n true 2>/dev/null
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

refuse() {
    die "system packages are missing, and only root may install them.
Ask someone who may to type

    apt-get update && apt-get install -y --no-install-recommends $1

and then type the same command again."
}
