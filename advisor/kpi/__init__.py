"""KPI histories: what a figure would do by itself."""
