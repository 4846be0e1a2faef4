"""Where goals lead, who carries them, and what hangs loose."""
