"""Rules about key results."""
