"""What the advisor talks about, as frozen data: plans, places, findings. Standard library only."""
