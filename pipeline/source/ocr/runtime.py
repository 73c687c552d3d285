"""Runs ONNX models on the CPU: OpenVINO where it is installed, else ONNX Runtime."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

THREADS = 2  # fixed, since another number of threads may round sums differently

Array = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """`run` gives the same bytes for the same input; `letters` is the alphabet that the file carries, one a line."""

    run: Callable[[Array], Array]
    letters: str = ""


def load_network(path: Path) -> Network:
    """The network in an ONNX file."""
    return _openvino(path) if importlib.util.find_spec("openvino") else _onnxruntime(path)


def _openvino(path: Path) -> Network:
    import openvino

    settings = {"INFERENCE_NUM_THREADS": THREADS, "NUM_STREAMS": 1, "INFERENCE_PRECISION_HINT": "f32"}
    core = openvino.Core()
    model = core.read_model(path)
    notes = ["framework", "character"]
    letters = str(model.get_rt_info(notes).value) if model.has_rt_info(notes) else ""
    request = core.compile_model(model, "CPU", settings).create_infer_request()

    def run(batch: Array) -> Array:
        request.infer([batch])
        return np.array(request.get_output_tensor().data, np.float32)

    return Network(run, letters)


def _onnxruntime(path: Path) -> Network:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name

    def run(batch: Array) -> Array:
        return np.asarray(session.run(None, {name: batch})[0], np.float32)

    return Network(run, session.get_modelmeta().custom_metadata_map.get("character", ""))
