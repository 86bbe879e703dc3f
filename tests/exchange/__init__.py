"""Tests of the text format and of merging."""
