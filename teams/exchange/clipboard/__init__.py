"""Blocks of cells as spreadsheets put them on the clipboard: read, and brought to their places in a matrix."""
