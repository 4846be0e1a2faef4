"""Rules about histories: alarms, stale figures, wins, what is carried over."""
