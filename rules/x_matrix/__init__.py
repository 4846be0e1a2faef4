"""Rules about the X-matrix of Hoshin Kanri: its sides, its correlations, who answers, and by when."""
