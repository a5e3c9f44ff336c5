"""Bringing a matrix in from a file: chosen or pasted, looked at, corrected, imported."""
