"""The RACI matrix: steps of a journey against roles, filled by keys.

`window.py` is what the application shows; `grid.py` says which rows, columns and cells there are; `view.py` has
the keys, `clipboard.py` the way from and to a spreadsheet.
"""
