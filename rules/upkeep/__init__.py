"""Rules about the advisor itself."""
