"""Serves the page over one ledger until it is stopped."""

from __future__ import annotations

import socket

import uvicorn

from headwater.errors import WrongUsage
from headwater.ledger import Ledger
from headwater.web.app import create_app


def run(ledger: Ledger, host: str, port: int) -> None:
    """Listen on a loopback address and print it; returns on Ctrl-C. WrongUsage where the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
            door.listen(128)  # who follows the address at once waits for the first answer, and is not refused
        except OSError as error:
            raise WrongUsage(
                f"cannot listen on {host}, port {port}: {error.strerror}; try --port 0"
            ) from error
        shown = f"[{host}]" if ":" in host else host
        print(f"http://{shown}:{door.getsockname()[1]}/  (Ctrl-C stops it)", flush=True)  # noqa: T201  # what to open
        config = uvicorn.Config(
            create_app(ledger), log_level="warning", server_header=False, date_header=False
        )
        uvicorn.Server(config).run(sockets=[door])
