# Two commands: `make demo` audits a real-looking plan, `make test` runs every check. Each sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PACKAGES := advisor rules graph api

.PHONY: demo test lint check docs bench bench-reading golden clean setup

demo: setup
	$(BIN)/okr-advisor audit examples/acme-2026-q1.yaml

test: setup lint check

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: setup
	$(BIN)/pytest

docs: setup
	$(BIN)/python -m docs.generate

bench: $(VENV)/bench
	$(BIN)/python -m compileall -q $(PACKAGES)
	$(BIN)/python -m benchmarks.audit
	$(BIN)/python -m benchmarks.alignment
	$(BIN)/python -m benchmarks.pictures

bench-reading: $(VENV)/bench
	$(BIN)/python -m benchmarks.reading

setup: $(VENV)/ready

$(VENV)/ready: pyproject.toml constraints.txt
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or later is needed; name one with make PYTHON=python3.11')"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --no-deps --upgrade --target $(VENV)/foreign rules
	$(BIN)/python -m compileall -q $(PACKAGES)
	touch $@

$(VENV)/bench: $(VENV)/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[bench]"
	touch $@

golden: setup
	for file in examples/*.*; do name=$$(basename $${file%.*}); set --; \
	  for old in examples/previous/$${name%-20*}-20*; do [ ! -f $$old ] || set -- "$$@" --previous $$old; done; \
	  $(BIN)/okr-advisor audit $$file "$$@" --as-of 2026-04-21 --fail-level never \
	    --colour never > tests/reporters/golden/$$name.txt; done

clean:
	rm -rf $(VENV) .hypothesis .mypy_cache .ruff_cache .pytest_cache .import_linter_cache build dist
