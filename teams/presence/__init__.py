"""Several people on one matrix: who is here, where they are, and what the others changed."""
