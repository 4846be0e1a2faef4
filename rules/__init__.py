"""The rulebook: one rule a file, in families. Everything a user reads of a rule is derived from its file."""

__distribution__ = "okr-advisor"
