"""Tests of the command line, by subprocess on real files."""
