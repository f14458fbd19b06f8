# make run    set everything up in .venv and read the example reports into ./example-workspace
# make test   set everything up in .venv and run the tests, among them the checks of make lint
# make lint   check the code only
# make lock   write requirements.lock anew from pyproject.toml

SHELL := /bin/sh
VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/.ready
WORKSPACE := example-workspace
PAGE := $(WORKSPACE)/page.html

.PHONY: run test lint lock clean
.DELETE_ON_ERROR:

run: $(READY)
	@echo "reading examples/reports into $(WORKSPACE)"
	@$(PY) -m twosource run examples/reports --workspace $(WORKSPACE)
	@$(PY) -m twosource page --workspace $(WORKSPACE) --output $(PAGE) --title "Example reports"
	@echo "The page is ready, open it in a browser: $(CURDIR)/$(PAGE)"

test: $(READY)
	@$(PY) -m pytest $(ARGS)

lint: $(READY)
	@$(PY) -m ruff check --quiet
	@$(PY) -m mypy --no-error-summary
	@$(VENV)/bin/lint-imports --no-cache > $(VENV)/lint-imports.txt || { cat $(VENV)/lint-imports.txt; exit 1; }

$(READY): requirements.lock pyproject.toml scripts/find-python
	@found=$$(scripts/find-python) && echo "setting up $(VENV) with $$found (once, a minute or two)" && "$$found" -m venv --clear $(VENV)
	@$(PY) -m pip install -qq --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.lock
	@$(PY) -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	@touch $(READY)

lock:
	@found=$$(scripts/find-python) && "$$found" -m venv $(VENV)-lock && $(VENV)-lock/bin/python -m pip install -qq --disable-pip-version-check uv
	@$(VENV)-lock/bin/uv pip compile pyproject.toml scripts/build.in --all-extras --universal --python-version 3.12 \
	    --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet --output-file requirements.lock
	@rm -rf $(VENV)-lock

clean:
	@rm -rf $(VENV) $(VENV)-lock $(WORKSPACE)
