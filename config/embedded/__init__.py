"""An own PostgreSQL beside the data, from binaries in a wheel (docs/decisions/0001)."""

from config.embedded.commands import database_for_command
from config.embedded.errors import EmbeddedError
from config.embedded.place import Place, place_for
from config.embedded.server import Server

__all__ = ["EmbeddedError", "Place", "Server", "database_for_command", "place_for"]
