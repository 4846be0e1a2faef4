"""Commands on alignment; `advisor.cli` finds them by name."""
