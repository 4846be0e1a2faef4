"""Pictures of how goals align: what is drawn, in which order, where, and as what."""
