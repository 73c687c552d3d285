"""Several Ray nodes on this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_NODE = {"object_store_memory": 80 << 20}


@contextmanager
def ray_nodes(count: int, folder: Path) -> Iterator[tuple[Any, list[Any]]]:
    """A cluster whose head does no work and `count` nodes of one CPU; skips where Ray cannot start.

    Ray's helpers import jsonschema, which builds a grammar for seconds where `rfc3987_syntax` happens to be there,
    and must all be up after 15 seconds: here they go without it.
    """
    from ray.cluster_utils import Cluster

    (folder / "rfc3987_syntax.py").write_text("raise ImportError\n")
    paths = [str(folder), str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(path for path in paths if path))
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        try:
            cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False, **_NODE})
            nodes = [cluster.add_node(num_cpus=1, **_NODE) for _ in range(count)]
        except Exception as error:  # noqa: BLE001 - Ray has no class for it
            pytest.skip(f"Ray did not start on this machine in the time that it allows itself: {error}")
        try:
            yield cluster, nodes
        finally:
            cluster.shutdown()
