"""The README and the command say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from pipeline.cli import app

README = Path(__file__).parents[1] / "README.md"
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
OPTIONS = {
    name: {option for parameter in command.params for option in parameter.opts if option.startswith("-")}
    for name, command in COMMANDS.items()
}


def _documented() -> list[tuple[str, str]]:
    """(command, rest of the line) wherever the README writes `yusuan COMMAND …`."""
    text = README.read_text(encoding="utf-8").replace("\\\n", " ")
    return re.findall(r"\byusuan ([a-z]+)\b([^`\n]*)", text)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert command in {name for name, _ in _documented()}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_has_help(command: str) -> None:
    assert COMMANDS[command].help
    assert all(parameter.help for parameter in COMMANDS[command].params if parameter.name != "help")


def test_options_in_the_readme_exist() -> None:
    unknown = [
        f"yusuan {command} {option}"
        for command, rest in _documented()
        if command in OPTIONS
        for option in re.findall(r"(?<=\s)--?[a-z][a-z-]*", rest)
        if option not in OPTIONS[command] | {"--help"}
    ]
    assert not unknown


def test_make_targets_in_the_readme_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (README.parent / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z]+)`", README.read_text(encoding="utf-8"))) <= targets
