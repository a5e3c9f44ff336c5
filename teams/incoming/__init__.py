"""Files on their way into a team: kept, looked at with what a person says about them, and taken in."""
