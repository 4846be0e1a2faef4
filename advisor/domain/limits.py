"""How much of an input is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of an input is read, each a setting.

    >>> Limits().depth
    64
    """

    bytes: int = 32 * 1024 * 1024
    depth: int = 64
    aliases: int = 100
    nodes: int = 5_000_000
    goals: int = 100_000
    title: int = 2_000
