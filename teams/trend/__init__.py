"""How many findings were open on each of the last days, as a drawing and as numbers."""
