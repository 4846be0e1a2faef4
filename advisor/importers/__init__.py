"""From files to plans, with where every field stands; never an opinion about goals."""
