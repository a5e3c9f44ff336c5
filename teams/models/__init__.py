from teams.models.cell import Cell
from teams.models.draft import Draft
from teams.models.finding import StoredFinding
from teams.models.log_entry import LogEntry, Why
from teams.models.person import Person
from teams.models.row import Row
from teams.models.seat import Seat
from teams.models.team import Team

__all__ = ["Cell", "Draft", "LogEntry", "Person", "Row", "Seat", "StoredFinding", "Team", "Why"]
