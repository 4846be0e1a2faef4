"""KPI histories: how a figure swings and moves by itself, how healthy it is, what may come next.

Pure functions over plain values, standard library only. `series_of` turns a KPI
into a `Series`; everything else takes one, or a plain sequence of values, the oldest first.
"""
