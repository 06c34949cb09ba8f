# make            set up what is missing, run all notebooks, build the site: open build/site/index.html
# make test       everything that must hold (set ARTICLES_DIR to audit against the archived texts)
# make lab        open the notebooks in JupyterLab
# make notebooks  run the notebooks in place and keep their outputs
# make data       renew the derived tables
# make changes    list the cells that differ from the last commit (SINCE=TAG: from another one), for the changelog
# make test-all   the tests on the oldest and the newest supported Python, where they are installed
# make coverage   which lines and branches the tests and the notebooks reach
# make mutants    change the code that computes and see whether a test notices (half an hour; docs/testing.md)
# make reproduce  run all notebooks twice, with WITH=python3.13 also there, and name what differs (docs/reproduce.md)
# make release    write the archive to publish into dist/, the same to the byte each time
# make faults     change single characters of the data and see who notices (needs ARTICLES_DIR)
# make benchmark  measure accuracy and speed against other readers (docs/benchmarks.md)
# make lock       renew requirements.lock from pyproject.toml
# make venv       set up only
# PYTHON=python3.13 takes another interpreter, in a virtual environment of its own.

PYTHON ?= python3
VENV := .venv$(if $(filter-out file default,$(origin PYTHON)),-$(notdir $(PYTHON)))
# Windows keeps a virtual environment's programs in Scripts, everyone else in bin.
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
READY := $(VENV)/.ready
SINCE ?= HEAD
PYTHONS ?= python3.11 python3.13
WITH ?=

ifneq ($(ARTICLES_DIR),)
# Relative to where make is called, also with make -C; override, since it may be given on the command line.
override ARTICLES_DIR := $(or $(realpath $(ARTICLES_DIR)),$(realpath $(PWD)/$(ARTICLES_DIR)),$(ARTICLES_DIR))
export ARTICLES_DIR
endif
export PYTHONUTF8 := 1

.DEFAULT_GOAL := pages
.PHONY: pages test test-all coverage mutants reproduce release lab notebooks data changes faults benchmark lock venv clean

pages: $(READY)
	$(BIN)/python tools/run_notebooks.py pages
	$(BIN)/python tools/build_site.py build/notebooks

test: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m helpers check
	$(BIN)/python -m pytest -n 2 --dist worksteal --doctest-modules src tools tests
	$(BIN)/python -m pytest -n 2 --dist loadscope --nbval notebooks

test-all:
	@for python in $(PYTHONS); do \
	  if ! $$python -c "" 2>/dev/null; then echo "$$python is not installed here: skipped"; continue; fi; \
	  $(MAKE) test PYTHON=$$python || exit 1; \
	done

coverage: $(READY)
	$(BIN)/coverage erase
	$(BIN)/coverage run tools/run_notebooks.py pages
	$(BIN)/python -m pytest -n 2 --dist worksteal --doctest-modules src tools tests --cov --cov-append

mutants: $(READY)
	$(BIN)/mutmut run
	$(BIN)/python tools/score_mutants.py

reproduce: $(READY)
	$(foreach python,$(WITH),$(MAKE) venv PYTHON=$(python) &&) \
	$(BIN)/python tools/reproduce.py $(foreach python,$(WITH),--with $(subst $(VENV),.venv-$(notdir $(python)),$(BIN))/python)

release: $(READY)
	$(BIN)/python tools/release.py

lab: $(READY)
	$(BIN)/jupyter lab notebooks

notebooks: $(READY)
	$(BIN)/python tools/run_notebooks.py refresh

data: $(READY)
	$(BIN)/python -m helpers build

changes: $(READY)
	$(BIN)/python tools/list_changes.py --since $(SINCE)

faults: $(READY)
	$(BIN)/python tools/inject_faults.py --write

benchmark: $(READY)
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r benchmarks/requirements.lock
	$(BIN)/python benchmarks/run.py

lock: $(READY)
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --upgrade -o requirements.lock
	$(BIN)/uv pip compile benchmarks/requirements.in --constraint requirements.lock --universal --generate-hashes --no-emit-index-url --no-header --no-annotate -o benchmarks/requirements.lock

venv: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c "import sys; sys.exit(0 if sys.version_info >= (3, 11) else 'This project needs Python 3.11 or later; $(PYTHON) is %d.%d. Name another: make PYTHON=python3.12' % sys.version_info[:2])"
	$(PYTHON) -m venv --clear $(VENV)
	sed -n '/^uv==/,/[^\\]$$/p' requirements.lock > $(VENV)/uv.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(VENV)/uv.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	touch $(READY)

clean:
	rm -rf build .venv .venv-*
