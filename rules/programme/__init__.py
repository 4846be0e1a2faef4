"""Rules about how the programme is run: commitment, cycle, owners."""
