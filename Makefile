# The table of contents. Everything runs inside .venv, which uv fills from uv.lock.
PORT ?= 8000
SIZE ?= 10k
REQUESTS ?= 100
UV := .uv/bin/uv
RUN := .venv/bin/python

.PHONY: help demo test test-bouncer check fix bench plans bench-names reset stop product tools

help: ## List these commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

demo: product ## Set up, load fictional data, serve on PORT (default 8000)
	@$(RUN) manage.py demo --port $(PORT)

test: tools ## Set up, run every test, measure the branches they take
	@$(RUN) -m pytest -n 2 --cov --cov-report=

test-bouncer: tools ## The same through PgBouncer in transaction mode
	@THROUGH_BOUNCER=1 REQUIRE_SERVERS=1 $(RUN) -m pytest -n 2

check: tools ## Linters, types, import contracts, migrations, dependency audit
	@$(RUN) -m tests.check

fix: tools ## Let the formatters and fixers repair what they can
	@$(RUN) -m ruff check --fix . && $(RUN) -m ruff format .
	@git ls-files 'templates/*.html' | xargs .venv/bin/djade --target-version 5.2 || true

bench-names: tools ## Measure how well persons are matched
	@DJANGO_SETTINGS_MODULE=config.settings $(RUN) -m bench.names

bench: tools ## Measure every page against its floor (SIZE=10k REQUESTS=100)
	@$(RUN) -m bench --size $(SIZE) --requests $(REQUESTS) $(OPTIONS)

plans: tools ## Ask the planner about every page, on 100,000 cases
	@$(RUN) -m bench --plans --size 100k --short --fresh $(OPTIONS)

reset: product ## Throw the local data away, after asking
	@$(RUN) manage.py reset_local

stop: product ## Stop the local database
	@$(RUN) manage.py stop_database

product: $(UV)
	@echo "Installing what the product needs (from uv.lock) ..."
	@$(UV) sync --locked --quiet --no-dev --inexact

tools: $(UV)
	@echo "Installing what the product and its tests need (from uv.lock) ..."
	@$(UV) sync --locked --quiet

$(UV):
	@echo "Fetching uv into .uv ..."
	@python3 -m venv .uv
	@.uv/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.5'
