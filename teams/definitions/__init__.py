"""What definitions mean for teams: who uses them, what a change would do, and letters that follow it."""
