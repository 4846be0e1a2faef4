"""Alignment as a graph, on networkx: who contributes to what, and what hangs loose."""

__distribution__ = "okr-advisor"
