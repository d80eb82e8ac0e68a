"""`python -m flows` is the command `banmian`."""

from flows.command import main

main()
