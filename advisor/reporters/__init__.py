"""From audit results to what is shown: pure functions, a file a format."""
