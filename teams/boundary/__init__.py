"""Product Manager beside Product Owner in one team, as the boundary page shows it. Made of a Reading and its findings."""
