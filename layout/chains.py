"""Things one after the other, each with the first chain whose end it goes on from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

Link = TypeVar("Link")


def chained(links: Iterable[Link], goes_on: Callable[[Link, Link], bool]) -> list[list[Link]]:
    """Return the links, taken in the order given, in chains.

    `goes_on(end, link)` tells whether a link goes on from the end of a chain.
    """
    chains: list[list[Link]] = []
    for link in links:
        home = next((chain for chain in chains if goes_on(chain[-1], link)), None)
        if home is None:
            chains.append([link])
        else:
            home.append(link)
    return chains
