"""The engine that the user asked for."""

from __future__ import annotations

from typing import Literal

from pipeline.bulk.engine import Engine
from pipeline.bulk.limits import Limits, default_memory
from pipeline.bulk.pool import PoolEngine, usable_cpus
from pipeline.bulk.work import PdfConverter
from pipeline.errors import SettingsError

EngineName = Literal["pool", "ray"]


def chosen_engine(
    name: EngineName, workers: int | None, timeout: float, memory: int | None, address: str | None
) -> tuple[Engine, int]:
    """The engine and its number of workers; `memory` is in MiB. Raises `SettingsError` when it cannot be had."""
    if name == "pool" and address:
        raise SettingsError("--ray-address is for --engine ray")
    if name == "pool":
        workers = workers or usable_cpus()
        return PoolEngine(PdfConverter(), _limits(workers, timeout, memory)), workers
    try:
        from pipeline.bulk.ray_engine import RayEngine, connect
    except ImportError as error:
        raise SettingsError(f"--engine ray needs another package: pip install 'yusuan[ray]' ({error})") from error
    cpus = connect(address, workers or usable_cpus())
    workers = workers or cpus
    return RayEngine(PdfConverter(), _limits(workers, timeout, memory)), workers


def _limits(workers: int, timeout: float, memory: int | None) -> Limits:
    return Limits(workers, timeout, memory << 20 if memory else default_memory(workers))
