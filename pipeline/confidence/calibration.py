"""What speaks against a cell, weighed into the chance that it is right: the shape of `configs/calibration.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp
from typing import Annotated

from pydantic import Field

from pipeline.confidence.features import Kind
from pipeline.configured import Config

FARTHEST = 30.0  # log odds

Weight = Annotated[float, Field(ge=0)]


class Weights(Config):
    """A logistic model in which each named doubt takes from the log odds; none adds to them."""

    intercept: float
    weights: dict[str, Weight]

    def probability(self, features: Mapping[str, float]) -> float:
        """The chance that a cell with these features is right."""
        score = self.intercept - sum(weight * features[name] for name, weight in self.weights.items())
        return 1 / (1 + exp(-max(-FARTHEST, min(FARTHEST, score))))


class Calibration(Config):
    """A model for each kind of cell; `fitted_on` says on how many cells, and how many of them were wrong."""

    fitted_on: dict[Kind, tuple[int, int]]
    number: Weights
    words: Weights
    blank: Weights

    def of(self, kind: Kind) -> Weights:
        """The model for one kind."""
        return {"number": self.number, "words": self.words, "blank": self.blank}[kind]
