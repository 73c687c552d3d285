"""A JupyterLab on the loopback interface and a real browser in front of it."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from socket import socket

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def jupyter_lab(folder: Path, environment: Mapping[str, str]) -> Iterator[str]:
    """The base URL of a server that shows `folder`; `URL/lab/tree/NAME?token=…` opens a notebook."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token = secrets.token_hex(16)
    home = folder / ".jupyter"
    own = {"JUPYTER_CONFIG_DIR": home / "config", "JUPYTER_DATA_DIR": home / "data", "JUPYTER_RUNTIME_DIR": home / "run"}
    command = [
        *(sys.executable, "-m", "jupyterlab", "--allow-root", "--no-browser", "--ServerApp.ip=127.0.0.1"),
        *(f"--ServerApp.port={port}", f"--IdentityProvider.token={token}", f"--ServerApp.root_dir={folder}"),
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    settings = os.environ | {name: str(path) for name, path in own.items()} | dict(environment)
    with (folder / "jupyter.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, env=settings, stdout=log, stderr=log)
    try:
        base = f"http://127.0.0.1:{port}"
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{base}/api?token={token}", timeout=2).close()
                break
            except (urllib.error.URLError, OSError):
                assert server.poll() is None, (folder / "jupyter.log").read_text()[-2000:]
                time.sleep(0.2)
        yield f"{base}/lab/tree/{{}}?token={token}"
    finally:
        server.terminate()
        server.wait(20)


@contextmanager
def browser_page(url: str, *, dark: bool = False) -> Iterator[Page]:
    """A tab of Chromium at `url`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(
            viewport={"width": 1400, "height": 1250}, color_scheme="dark" if dark else "light", device_scale_factor=1
        )
        page.set_default_timeout(40_000)
        page.goto(url)
        yield page
        browser.close()


def run_all(page: Page) -> None:
    """Run every cell of the notebook that is open, by the menu."""
    page.locator(".jp-Notebook .jp-Cell").first.wait_for()
    page.get_by_text("(ipykernel) | Idle").wait_for()  # else it asks for a kernel
    news = page.get_by_role("button", name="No", exact=True)  # it asks whether to fetch news
    if news.is_visible():
        news.click()
    page.get_by_text("Run", exact=True).first.click()
    page.get_by_text("Run All Cells", exact=True).click()
