"""Where everything of the embedded server lies."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from config.embedded.accounts import Account, closed_folder, server_account
from config.embedded.binaries import installed_folder
from config.embedded.errors import EmbeddedError

ROLE = "remit"
DATABASE = "remit"
PORT = 5432  # only names the socket: nothing listens on the network
ELSEWHERE = Path("/var/lib/remit-embedded")

# A socket's path has at most 104 bytes on macOS, 108 on Linux.
_LONGEST_SOCKET = 100


@dataclass(frozen=True)
class Place:
    data: Path
    cluster: Path
    sockets: Path
    log: Path
    lock: Path
    account: Account | None

    @property
    def django_settings(self) -> dict[str, str]:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "HOST": str(self.sockets),
            "PORT": str(PORT),
            "USER": ROLE,
            "NAME": DATABASE,
        }

    @property
    def url(self) -> str:
        where = urlencode({"host": str(self.sockets), "port": PORT})
        return f"postgresql://{ROLE}@/{DATABASE}?{where}"


def place_for(data: Path) -> Place:
    data = data.resolve()
    account = server_account()
    home = server_home(data, account)
    return Place(
        data=data,
        cluster=home / "postgres",
        sockets=_socket_folder(home),
        log=home / "postgres.log",
        lock=data / "embedded.lock",
        account=account,
    )


def server_home(data: Path, account: Account | None) -> Path:
    """The data folder; or, where the server's account may not enter it, a folder that it may."""
    pointer = data / "embedded-at"
    if pointer.exists():
        return Path(pointer.read_text().strip())
    if account is None or closed_folder(data, account) is None:
        return data
    return ELSEWHERE / hashlib.sha256(bytes(data)).hexdigest()[:12]


def remember_home(place: Place) -> None:
    """Keeps the way to a cluster outside of the data folder, however permissions change later."""
    home = place.cluster.parent
    if home != place.data:
        (place.data / "embedded-at").write_text(f"{home}\n")


def programs(account: Account | None) -> Path:
    """The folder of PostgreSQL's programs: the wheel's, or a copy that the account may enter."""
    installed = installed_folder()
    if account is None or closed_folder(installed / "bin", account) is None:
        return installed / "bin"
    status = (installed / "bin" / "postgres").stat()
    version = hashlib.sha256(f"{status.st_size} {status.st_mtime_ns}".encode()).hexdigest()[:12]
    return ELSEWHERE / f"programs-{version}" / installed.parent.name / installed.name / "bin"


def _socket_folder(home: Path) -> Path:
    folder = home / "run"
    if len(bytes(folder / f".s.PGSQL.{PORT}.lock")) <= _LONGEST_SOCKET:
        return folder
    return Path("/tmp") / f"remit-{hashlib.sha256(bytes(home)).hexdigest()[:12]}"  # noqa: S108 - ownership is checked when it is made  # nosec B108


def check_reachable(path: Path, account: Account | None) -> None:
    closed = closed_folder(path, account) if account else None
    if account and closed:
        raise EmbeddedError(
            f"PostgreSQL runs as {account.name} here, which may not enter {closed}. "
            f"Allow it with `chmod o+x {closed}`, or choose another place with REMIT_DATA."
        )
