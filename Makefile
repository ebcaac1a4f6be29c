# Opstap. `make` lists the commands; Python 3.11 or newer, its venv module and make are all it needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Two workers fill two cores; each computes with one thread, so that they do not wait on each other.
WORKERS ?= 2
PYTEST_ARGS ?=

# Stamps: an installation is renewed only when what it depends on has changed.
BASIS := $(VENV)/.opstap-basis
TEST := $(VENV)/.opstap-test
SOURCES := pyproject.toml constraints.txt
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install install-test demo test check lint types imports docs docs-check format clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(BASIS)  ## the program in its own virtual environment (.venv)

install-test: $(TEST)  ## the same, with the tools for tests and checks

$(BASIS): $(SOURCES)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@echo "Installing Opstap in $(VENV) (about 2 GB; a few minutes, once) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@# torch first and pinned: pulled in by another package, pip may choose another build.
	@$(PIP_INSTALL) "$$(grep '^torch==' constraints.txt)"
	@$(PIP_INSTALL) -e .
	@$(BIN)/python -m pip check
	@touch $@

$(TEST): $(BASIS)
	@echo "Installing the test tools in $(VENV) ..."
	@$(PIP_INSTALL) -e '.[test]'
	@$(BIN)/python -m pip check
	@touch $@

demo: $(BASIS)  ## fresh fictional data, shortlists on screen, then the site on 127.0.0.1:8000
	$(BIN)/opstap demo --serveer

test: $(TEST)  ## every test, on SQLite and PostgreSQL; a skipped test prints its reason
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(PYTEST_ARGS)

check: lint types imports docs-check test  ## what CI runs: lint, types, import contracts, docs, tests

lint: $(TEST)  ## style and likely bugs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(TEST)  ## mypy --strict on the four packages
	$(BIN)/mypy

imports: $(TEST)  ## the import contracts
	$(BIN)/lint-imports

docs: $(TEST)  ## write the generated pages in docs/ again
	$(BIN)/python -m api.documentatie

docs-check: $(TEST)  ## fail when a generated page in docs/ is behind the code
	$(BIN)/python -m api.documentatie --controleer

format: $(TEST)  ## let ruff put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:  ## remove caches and demo data, not the environment
	rm -rf var build .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +
