"""The list of findings, over all teams or of one: filtered, counted, and written out."""
