"""The graph for other tools: DOT, Mermaid, GraphML, JSON. What comes from a plan is made harmless for each."""
