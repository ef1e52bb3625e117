# Every target sets up what it needs: a virtual environment in .venv, packages from PyPI.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO_CASE := demo/cell-no-7.tellings

.PHONY: demo test quick lint format evals bench train screenshots clean

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group dev
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --group validators \
		|| echo "The validators of exports could not be installed: their tests are skipped."
	touch $@

## Read the packaged example and say where its report is.
demo: $(VENV)/.installed
	@rm -rf $(DEMO_CASE)
	@mkdir -p demo
	@$(BIN)/tellings read examples/cell-no-7 --case $(DEMO_CASE) --title "Miracle in Cell No. 7, told four times"
	@echo
	@echo "Your own pages next: save them into a folder (as .html, .pdf, .docx, .md or .txt) and run"
	@echo "  $(BIN)/tellings read FOLDER"

## Run all tests.
test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

## Run the tests that take no longer than a few seconds.
quick: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -m "not slow"

## Check style, types and the direction of imports.
lint: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

## Measure every room on gold data and hold the floors; writes evals/results.json.
evals: $(VENV)/.installed-dev
	$(BIN)/python -m evals

## Time the main job beside a named peer.
bench: $(VENV)/.installed-dev
	$(BIN)/python -m bench

## Train the packaged models again (an hour or two; needs ../shared and WordNet's files).
train: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --requirement train/requirements.txt
	$(BIN)/python -m train

## Make the documentation's pictures again (needs Chromium).
screenshots: demo $(VENV)/.installed-dev
	$(BIN)/python docs/screenshots.py $(DEMO_CASE)

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache
