"""Rules about the strategy canvas: levels, trade-offs, gaps, and the objectives that follow from it."""
