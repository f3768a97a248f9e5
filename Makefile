# Everything the project does by hand. `make help` lists the targets; only Python >= 3.11 and make are needed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SPACY := .venv-spacy
INPUTS ?= data/raw
REPORT ?= --no-errors
LEXICONS := $(shell find src/incursion_facts/lexicons -name '*.toml')

.PHONY: help setup run test test-spacy eval soak lint check schemas package bench clean

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\):.*##/\1\t/p' $(MAKEFILE_LIST)

setup: $(READY)  ## make the virtual environment and install the project into it

$(READY): pyproject.toml hatch_build.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(PYTHON) is older than 3.11; name a newer one: make PYTHON=python3.12 setup" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[html,dev]'
	$(BIN)/python -m compileall -q src  # pip does so for packages that are not editable
	@touch $@

src/incursion_facts/lexicons/compiled.json: $(READY) $(LEXICONS)
	$(BIN)/python -m incursion_facts.lexicons

run: setup src/incursion_facts/lexicons/compiled.json  ## read data/raw (or INPUTS=...) and write data/out
	$(BIN)/facts extract $(INPUTS)

test: setup src/incursion_facts/lexicons/compiled.json  ## run the tests
	$(BIN)/python -m pytest

# Floors lie just beneath today's figures: raise them with what gets better.
eval: setup src/incursion_facts/lexicons/compiled.json  ## measure the project's own gold (REPORT=--errors lists what is wrong)
	$(BIN)/facts eval tests/gold --articles data/raw $(REPORT) \
	  --fail-under actors=.955 --fail-under places=.925 --fail-under dates=.99 --fail-under casualties=.925 \
	  --fail-under claims=.62 --fail-under events=.62 --fail-under casualties.source=.81 --fail-under grounding=1
	$(BIN)/facts eval tests/gold/world --articles tests/cases/world $(REPORT) \
	  --fail-under actors=.92 --fail-under places=.94 --fail-under dates=.99 --fail-under casualties=.945 \
	  --fail-under claims=.70 --fail-under events=.72 --fail-under casualties.source=.83 --fail-under grounding=1

test-spacy: $(SPACY)/.ready src/incursion_facts/lexicons/compiled.json  ## run the tests of the extra with spaCy and its model
	$(SPACY)/bin/python -m pytest tests/test_second_opinion.py tests/recognition/test_opinions.py

$(SPACY)/.ready: pyproject.toml hatch_build.py
	test -x $(SPACY)/bin/python || $(PYTHON) -m venv $(SPACY)
	$(SPACY)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[spacy,dev]'
	@touch $@

soak: setup src/incursion_facts/lexicons/compiled.json  ## kill 500 runs at random moments (about an hour)
	$(BIN)/python -m pytest tests/test_survival.py -k killed --kills 500

lint: setup  ## formatting, lint, types, and that generated files are fresh
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python scripts/generate.py --check

check: lint test  ## everything that must hold before a commit

schemas: setup  ## write schemas/ and the generated pages of docs/
	$(BIN)/python scripts/generate.py

package: setup  ## build the wheel and use it in an empty environment
	sh scripts/check_wheel.sh $(BIN)/python

bench: setup src/incursion_facts/lexicons/compiled.json  ## measure speed, memory and cold start
	$(BIN)/python bench/speed.py

clean:  ## remove the environment, caches and everything generated that git does not keep
	rm -rf $(VENV) $(SPACY) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
	rm -f src/incursion_facts/gazetteer/index.bin src/incursion_facts/lexicons/compiled.json
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find data/out -type f ! -name .gitkeep -delete
