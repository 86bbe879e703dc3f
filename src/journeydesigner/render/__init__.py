"""Puts drawings on screen, PDF and PNG with Qt's painter. Knows no widget, no rule and no project file."""
