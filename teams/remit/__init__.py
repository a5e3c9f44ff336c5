"""A remit: everything that one person owns, over all teams; and what happens when they leave."""
