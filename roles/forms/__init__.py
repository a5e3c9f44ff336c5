"""Definitions as an organisation's administrators fill them in."""
