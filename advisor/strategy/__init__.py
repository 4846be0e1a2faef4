"""What a strategy drawn on one page says: the X-matrix and the strategy canvas, as pure models of the plan."""
