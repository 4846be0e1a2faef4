"""Alignment as a graph, on networkx: who contributes to what, and what hangs loose. Its rules come with the alignment work."""

__distribution__ = "okr-advisor"
