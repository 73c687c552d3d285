"""A real PostgreSQL server for tests, from the binaries of the system, on a socket in a folder of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote


def binaries() -> Path | None:
    """The folder of `initdb`, `pg_ctl`, `postgres`; None when PostgreSQL is not installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    newest = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return newest[-1].parent if newest else None


@contextmanager
def server(folder_of_binaries: Path) -> Iterator[str]:
    """Run a server; yields the folder of its socket."""
    folder = Path(tempfile.mkdtemp(prefix="yusuan-pg-"))
    as_user = _not_root(folder)

    def call(program: str, *arguments: str) -> None:
        command = [*as_user, str(folder_of_binaries / program), "-D", str(folder / "data"), *arguments]
        # `pg_ctl` leaves the server running, which would keep a pipe open.
        subprocess.run(command, check=True, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    call("initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    call("pg_ctl", "--wait", "--silent", "--log", str(folder / "log"), "--options", options, "start")
    try:
        yield str(folder)
    finally:
        call("pg_ctl", "--wait", "--silent", "--mode=immediate", "stop")
        shutil.rmtree(folder)


def url(socket: str, database: str) -> str:
    """The URL of a database of that server."""
    return f"postgresql://postgres@/{database}?host={quote(socket)}"


def _not_root(folder: Path) -> list[str]:
    """What to put before a command: PostgreSQL refuses to run as root."""
    if os.getuid():
        return []
    users = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = users.get("postgres") or users["nobody"]
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
