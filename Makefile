# The two that matter: `make demo` and `make test`. All set-up goes into .venv; nothing else on the machine is touched.
.DEFAULT_GOAL := help
.PHONY: help demo test gate measure check-quality lock clean

VENV := .venv
PYTHON ?= python3
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --no-input
SCORERS ?= ../shared/eval/score

help:
	@echo "make demo           set up, read the sample pile that ships with Headwater, print the traced events"
	@echo "make test           set up, then the whole gate: format, lint, types, tests"
	@echo "make measure        run the scorers in $(SCORERS) and write docs/quality.md"
	@echo "make check-quality  run two scorers and fail where a figure fell below the record"
	@echo "make lock           make the lock files anew (needs uv)"
	@echo "make clean          remove what make made"

# Everything is pinned with hashes, the build's own needs too: they are installed first and the build is not isolated
# from them, so that nothing comes from outside the locks.
$(BIN)/headwater: pyproject.toml hatch_build.py requirements/runtime.txt requirements/build.txt $(wildcard build_data/*.py) \
  assets/package.json assets/package-lock.json
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing Headwater and what it needs into $(VENV) (a few minutes the first time)"
	@$(PIP) --require-hashes --no-deps -r requirements/runtime.txt -r requirements/build.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev-installed: $(BIN)/headwater requirements/dev.txt
	@$(PIP) --require-hashes --no-deps -r requirements/dev.txt
	@touch $@

demo: $(BIN)/headwater
	@$(BIN)/headwater demo

gate: $(VENV)/dev-installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

test: gate
	$(BIN)/python -m pytest -n auto --dist loadscope

measure: $(BIN)/headwater
	$(BIN)/python quality/measure.py --scorers $(SCORERS) --program $(BIN)/headwater

check-quality: $(BIN)/headwater
	$(BIN)/python quality/measure.py --scorers $(SCORERS) --program $(BIN)/headwater --check readings origins

lock:
	requirements/lock.sh

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
