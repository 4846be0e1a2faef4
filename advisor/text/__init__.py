"""From a sentence to what it promises: kind, metric, direction, figures, deadline, doubts, each with its words."""
