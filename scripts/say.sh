# What the set-up tells: on stderr, so that the answer of a command stays alone on stdout.

say() {
    printf 'set-up: %s\n' "$*" >&2
}

die() {
    say "$*"
    exit 1
}
