"""Rules about scores: sandbagging, KPIs below their target."""
