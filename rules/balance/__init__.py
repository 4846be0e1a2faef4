"""Rules about counts and balance: of a plan, a team, or an objective with its key results."""
