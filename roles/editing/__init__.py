"""Changing definitions: what stands, what would stand, and the one function that writes it with its history."""
