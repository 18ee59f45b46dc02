# Everything a developer does here, by name. `make` alone lists it.
# Only Python 3.11 or later, with pip, is needed beforehand: each target makes or refreshes .venv as far as it needs it.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python -m
PIP := $(RUN) pip --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo test check lint types imports docs pages golden format bench fuzz slow mutation differences clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/.installed ## walk the example messages through a desk and print each plan
	@$(VENV)/bin/python examples/handle_messages.py

test: check docs ## run everything that must hold; ends with pytest's closing line
	@$(RUN) pytest -q -m "not slow" -n auto --dist loadfile

check: lint types imports ## style, types and layers, without the tests

lint: $(VENV)/.developing ## style of the code (ruff)
	@$(RUN) ruff check --quiet .
	@$(RUN) ruff format --quiet --check .

types: $(VENV)/.developing ## types of the code (mypy, strict)
	@$(RUN) mypy

imports: $(VENV)/.developing ## who may import whom (import-linter)
	@$(VENV)/bin/lint-imports --no-cache --no-logo > $(VENV)/imports.txt || { cat $(VENV)/imports.txt; exit 1; }

docs: $(VENV)/.developing ## build the documentation into docs/_build; warnings are errors
	@$(RUN) sphinx -n -W --keep-going -q -b html docs docs/_build

pages: $(VENV)/.developing ## write the page of each provider and of each market from docstrings and data
	@$(VENV)/bin/python tools/provider_pages.py
	@$(VENV)/bin/python tools/market_pages.py

golden: $(VENV)/.developing ## write what every market resolves to and what a desk plans there; read the difference
	@$(VENV)/bin/python tools/golden_files.py

format: $(VENV)/.developing ## bring the code into the house's style
	@$(RUN) ruff check --fix .
	@$(RUN) ruff format .

bench: $(VENV)/.benchmarking ## measure us beside other libraries, in one run
	@$(VENV)/bin/python benchmarks/run.py

fuzz: $(VENV)/.developing ## the property tests with many more examples, drawn anew each time
	@PYTHONPATH=tests/house $(RUN) pytest -q -p many_examples tests

slow: $(VENV)/.developing ## the tests with full sizes
	@$(RUN) pytest -q -m slow tests

mutation: $(VENV)/.mutating ## change the code and list the changes that no test notices; ONLY="xborder_support.conditions*" for a part
	@$(RUN) mutmut run $(ONLY)
	@$(RUN) mutmut results

differences: $(VENV)/.developing ## compare our holidays with the second list and write the page of differences
	@$(VENV)/bin/python tools/holiday_differences.py $${XBORDER_CONFORMANCE:-../shared/conformance}/holidays/date_holidays_2026

clean: ## remove everything that was made
	rm -rf $(VENV) docs/_build mutants dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage htmlcov
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps. A changed pyproject.toml installs anew. Dependency groups need pip 25.1, and a fresh environment often has an older one.

$(VENV)/.made:
	@echo "making $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.11 …")'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --upgrade "pip>=25.1"
	@touch $@

$(VENV)/.installed: $(VENV)/.made pyproject.toml
	@echo "installing xborder-support into $(VENV)"
	@$(PIP) install -e .
	@touch $@

$(VENV)/.developing: $(VENV)/.installed
	@echo "installing the tools of the tests into $(VENV)"
	@$(PIP) install --group dev
	@touch $@

$(VENV)/.benchmarking: $(VENV)/.installed
	@$(PIP) install --group bench
	@touch $@

$(VENV)/.mutating: $(VENV)/.developing
	@$(PIP) install --group mutation
	@touch $@
