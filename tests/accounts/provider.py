"""A real OpenID Connect provider, in a process of its own on this machine."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import requests


@dataclass(frozen=True)
class Provider:
    address: str

    def knows(self, sub: str, **claims: object) -> None:
        """Somebody who may sign in there."""
        requests.put(f"{self.address}/users/{sub}", json=claims, timeout=10).raise_for_status()

    def authorise(self, address: str, sub: str) -> str:
        """What somebody does there, and the path at Remit to which they are sent back."""
        assert address.startswith(f"{self.address}/oauth2/authorize?")
        answer = requests.post(address, data={"sub": sub}, allow_redirects=False, timeout=10)
        return _path(answer.headers["Location"])

    def deny(self, address: str) -> str:
        """This provider forgets the state, which RFC 6749 (4.1.2.1) demands back."""
        answer = requests.post(address, data={"action": "deny"}, allow_redirects=False, timeout=10)
        (state,) = parse_qs(urlsplit(address).query)["state"]
        return f"{_path(answer.headers['Location'])}&state={state}"


def _path(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


@contextmanager
def running_provider() -> Iterator[Provider]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    provider = Provider(f"http://127.0.0.1:{port}")
    try:
        _wait_for(provider, process)
        yield provider
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(provider: Provider, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until and process.poll() is None:
        try:
            found = requests.get(
                f"{provider.address}/.well-known/openid-configuration", timeout=5
            ).text
        except requests.ConnectionError:
            time.sleep(0.05)
            continue
        assert json.loads(found)["issuer"] == provider.address
        return
    raise AssertionError("the provider did not start")
