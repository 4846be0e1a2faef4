"""Rules that hold a plan against its last version: targets eased, goals reworded, gone or added."""
