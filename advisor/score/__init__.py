"""Scores: how far key results came, by type, and what that means by commitment.

Pure functions over a plan, as an `Audit` knows it; reports and rules both stand on them.
"""
