# What the set-up tells: on stderr, so that the answer of a command stays alone on stdout.

say() {
    printf 'set-up: %s\n' "$*" >&2
}

die() {
    say "$*"
    exit 1
}

# Runs a command whose many lines are of interest only when it fails.
quietly() {
    log=$(mktemp)
    if "$@" >"$log" 2>&1; then
        rm -f "$log"
        return
    fi
    cat "$log" >&2
    rm -f "$log"
    return 1
}
