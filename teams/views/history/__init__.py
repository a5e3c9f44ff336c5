"""The history of a team: the log, any revision, the difference of two, and taking back an older change."""
