"""Serving a case to the browsers of this machine until it is stopped."""

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from tellings.casefile import open_case
from tellings.errors import UsageError
from tellings.workbench.app import application
from tellings.workbench.desk import Desk
from tellings.workbench.guard import Keys

ADDRESS = "127.0.0.1"


def serve(folder: Path, *, port: int, by: str, say: Callable[[str], None]) -> None:
    """Serve the case in ``folder`` on this machine until interrupted.

    ``port`` 0 takes a free one; ``by`` is who judges unless the page says otherwise; ``say`` is
    called with the link to open, and with a new one when that was used. Raises UsageError when the
    port is taken, CaseError when the case cannot be opened.
    """
    open_case(folder).close()
    desk = Desk(folder)
    desk.shown()
    with _bound(port) as bound:
        number = bound.getsockname()[1]
        keys = Keys(by=by)

        def link() -> str:
            return f"http://{ADDRESS}:{number}/?key={keys.key}"

        keys.used = lambda: say(f"For another browser: {link()}")
        hosts = (f"{ADDRESS}:{number}", f"localhost:{number}")
        say(f"Open {link()}")
        config = uvicorn.Config(
            application(desk, keys=keys, hosts=hosts),
            log_level="warning",
            server_header=False,
            access_log=False,
            lifespan="off",
            ws="none",
        )
        uvicorn.Server(config).run(sockets=[bound])


def _bound(port: int) -> socket.socket:
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((ADDRESS, port))
    except OSError as error:
        bound.close()
        raise UsageError(f"port {port} cannot be used ({error.strerror}); name another") from error
    return bound
