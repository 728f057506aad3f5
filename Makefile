# Two commands to know: `make run` and `make test`. A machine needs Python 3.11 or newer, pip and make.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check install --quiet --require-hashes --no-deps

.PHONY: run test lint types check lock bench clean translations

run: .venv/run  ## start Minga; without MINGA_TELEGRAM_TOKEN a local Telegram starts beside her
	$(BIN)/python bot.py

test: .venv/development  ## every test; those that need PostgreSQL or Chromium say why they skip
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: .venv/development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/development
	$(BIN)/mypy

check: lint types test

bench: .venv/development  ## the figures of docs/measures.md; see benchmarks/README.md
	for program in benchmarks/[a-z]*.py; do $(BIN)/python $$program || exit 1; done

lock: .venv/development  ## both locks anew, from pyproject.toml; they name no registry
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
		pyproject.toml --output-file requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
		pyproject.toml --group dev --constraint requirements.lock --output-file requirements-dev.lock

# No ensurepip (Debian leaves it out) and no touching of the system's packages (Debian forbids it): the system's pip
# installs into a bare virtual environment.
.venv/bin/python:
	$(PYTHON) -m venv --without-pip .venv

.venv/run: .venv/bin/python requirements.lock
	$(PIP) -r requirements.lock
	@touch $@

.venv/development: .venv/run requirements-dev.lock
	$(PIP) -r requirements-dev.lock
	@touch $@

clean:
	rm -rf .venv

translations: .venv/development  ## bring the .po files up to date with the sentences in bot/
	$(BIN)/pybabel -q extract --no-default-keywords -k say:1 -k count:1,2 --no-location --sort-output --omit-header \
		-o var/minga.pot bot
	for language in fr es; do $(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete --omit-header -w 120 \
		-i var/minga.pot -o bot/speech/locales/$$language/minga.po -l $$language; done
