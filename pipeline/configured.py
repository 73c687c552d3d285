"""A piece of the settings: the base of every configured value, and its reading from YAML."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.errors import ConfigError

try:  # many times as fast
    from yaml import CSafeLoader as SafeLoader
except ImportError:
    from yaml import SafeLoader  # type: ignore[assignment]


class Config(BaseModel):
    """Frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


AnyConfig = TypeVar("AnyConfig", bound=BaseModel)


def load_section(path: Path, model: type[AnyConfig]) -> AnyConfig:
    """The YAML file at `path`, or all `*.yaml` of that folder put together, as a `model`.

    Raises `ConfigError`, which names the file and the key.
    """
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    merged: dict[object, object] = {}
    origin: dict[object, Path] = {}
    for file in files:
        for key, value in _mapping(file).items():
            if key in origin:
                raise ConfigError(f"{file}: {key}: already in {origin[key].name}")
            merged[key] = value
            origin[key] = file
    try:
        return model.model_validate(merged)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        file = origin.get(first["loc"][0], path) if first["loc"] else path
        raise ConfigError(f"{file}: {place}: {first['msg']}") from None


def _mapping(file: Path) -> dict[object, object]:
    try:
        content = yaml.load(file.read_bytes(), Loader=_NoDuplicates)  # noqa: S506 - a SafeLoader
    except OSError as error:
        raise ConfigError(f"{file}: {error.strerror}") from None
    except yaml.YAMLError as error:
        raise ConfigError(f"{file}: {' '.join(str(error).split())}") from None
    if not isinstance(content, dict):
        raise ConfigError(f"{file}: a mapping is expected")
    return content


class _NoDuplicates(SafeLoader):
    """A key written twice is a mistake, not an override."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            raise yaml.constructor.ConstructorError(None, None, f"key written twice: {sorted(twice)}", node.start_mark)
        return super().construct_mapping(node, deep=deep)
