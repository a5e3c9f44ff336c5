from teams.models.acceptance import Acceptance
from teams.models.baseline import Baseline
from teams.models.cell import Cell
from teams.models.draft import Draft
from teams.models.export import Export
from teams.models.finding import FOREVER, StoredFinding
from teams.models.log_entry import LogEntry, Why
from teams.models.person import Person
from teams.models.presence import Presence
from teams.models.row import Row
from teams.models.seat import Seat
from teams.models.settings import OrganisationSettings
from teams.models.share_link import ShareLink, Who
from teams.models.team import Team
from teams.models.team_editor import TeamEditor

__all__ = [
    "FOREVER",
    "Acceptance",
    "Baseline",
    "Cell",
    "Draft",
    "Export",
    "LogEntry",
    "OrganisationSettings",
    "Person",
    "Presence",
    "Row",
    "Seat",
    "ShareLink",
    "StoredFinding",
    "Team",
    "TeamEditor",
    "Who",
    "Why",
]
