"""Rules and thresholds of the project: how severe each rule is taken, and the limits that rules compare with.

`chosen.py` is what the user has chosen so far, `foreseen.py` what the check would then say; `dialog.py` shows
both.
"""
