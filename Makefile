# Needs Python 3.11 or newer with venv; everything else it installs itself, into .venv.
PYTHON ?= python3
export PYTHON
BIN := .venv/bin
TESTS ?= tests

.PHONY: run test check fmt bench bench-organisation lock backup restore install install-dev

run: install
	@exec $(BIN)/python -m config.serve

test: install-dev
	$(BIN)/python -m pytest -n 2 --dist worksteal $(TESTS)

check: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/djlint --check --lint --quiet templates
	$(BIN)/lint-imports
	$(BIN)/python manage.py check --fail-level WARNING
	$(BIN)/python manage.py makemigrations --check --dry-run
	@REMIT_URL=https://remit.example.org $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive config organisations roles teams manage.py 2>/dev/null
	$(BIN)/python scripts/vulnerabilities.py
	$(BIN)/python scripts/registry_hosts.py
	$(BIN)/python scripts/vendor.py

fmt: install-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djlint --reformat --quiet templates

bench: install-dev
	$(BIN)/python -m bench

# All rules over an organisation of PEOPLE and TEAMS, beside DuckDB; half an hour at this size.
PEOPLE ?= 10000
TEAMS ?= 2000
bench-organisation: install-dev
	@scripts/install.sh requirements-bench.txt
	$(BIN)/python -m bench organisation $(PEOPLE) $(TEAMS)

backup: install
	@$(BIN)/python manage.py backup "$(FILE)"

restore: install
	@$(BIN)/python manage.py restore "$(FILE)" $(if $(filter 1,$(FORCE)),--force)

# Newer versions of everything, within requirements*.in; needs uv.
UV ?= $(if $(shell command -v uv),uv,$(BIN)/uv)
COMPILE = UV_PYTHON_DOWNLOADS=never $(UV) pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock"
lock:
	$(COMPILE) requirements.in --output-file requirements.txt
	$(COMPILE) requirements-dev.in --output-file requirements-dev.txt
	$(COMPILE) requirements-bench.in --output-file requirements-bench.txt

install:
	@scripts/install.sh requirements.txt

install-dev:
	@scripts/install.sh requirements-dev.txt
