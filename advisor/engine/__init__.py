"""Rules, their registry and settings, and the audit that runs them over a plan."""
