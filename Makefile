# Raccroche. « make run » starts everything, « make test » proves it. Needs python3 (3.11 or later), node 20 and make.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

export UV_SYSTEM_CERTS = 1
export UV_PROJECT_ENVIRONMENT = .venv
export NPM_CONFIG_FUND = false
export NPM_CONFIG_AUDIT = false
export NPM_CONFIG_UPDATE_NOTIFIER = false

PYTHON ?= python3
BIN := .venv/bin
D ?=
ROUNDS ?=
CONTROL ?=

.PHONY: help
help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-14s %s\n", $$1, $$2 }'

.PHONY: run
run: .make/python .make/dist ## Install, build and start everything in demo mode, on http://127.0.0.1:8000
	@RACCROCHE_DEMO=$${RACCROCHE_DEMO:-1} exec $(BIN)/raccroche serve

.PHONY: test
test: .make/python .make/node .make/chromium ## Every check, stage by stage
	@$(BIN)/python .ci/stages.py

.PHONY: lint
lint: .make/python .make/node ## The quick checks alone
	@$(BIN)/python .ci/stages.py lint

.PHONY: openapi
openapi: .make/python .make/node ## Write openapi/ with its clients, and the SPA's types and labels
	@$(BIN)/raccroche openapi
	@$(BIN)/python -m api.commands.reference
	@cd openapi/tools && npm run --silent generate
	@$(BIN)/python -m api.commands.clients

.PHONY: clients
clients: .make/python .make/node .make/java ## The partners' clients from openapi/partner.json: Python, TypeScript; Java into build/
	@$(BIN)/python -m api.commands.clients
	@$(BIN)/python -m api.commands.java_client

.PHONY: partners
partners: .make/python ## Simulated partners against the running demo (make run, in another terminal)
	@$(BIN)/raccroche partner simulate

.PHONY: bench
bench: .make/python ## Speed, as ratios to references measured in the same run
	@$(BIN)/python -m tests.benchmarks

N ?= 500000

.PHONY: bench-crossing
bench-crossing: .make/python ## SIEI: four ways to cross, invented people: make bench-crossing N=500000
	@$(BIN)/python -m tests.benchmarks.crossing --records $(N)

.PHONY: test-spark
test-spark: .make/python .make/spark ## SIEI: both back ends weigh the same pairs; installs pyspark (340 MB), needs Java 17
	@PYTHONPATH=.make/spark $(BIN)/pytest tests/persistence/siei/test_crossing_replay.py -q -k spark

.PHONY: test-java
test-java: .make/python .make/java ## The Java client is generated and compiles; installs its generator (33 MB), needs Java 17
	@$(BIN)/pytest tests/openapi/test_java_client.py -q

.PHONY: drill
drill: .make/python ## One drill in its long form: make drill D=D1 ROUNDS=100, with CONTROL=1 for the one that must fail
	@$(BIN)/python -m tests.drills $(if $(D),--drill $(D)) $(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(CONTROL),--control)

.PHONY: lock
lock: .make/python ## Write the hashed requirements anew from pyproject.toml
	@$(BIN)/uv lock -q
	@$(BIN)/uv export -q --no-emit-project --no-header --no-dev -o requirements.lock
	@$(BIN)/uv export -q --no-emit-project --no-header --all-groups -o requirements-dev.lock

# -- Set-up, once; the files of .make/ remember what was done -----------------------------------------------------------

.make:
	@mkdir -p .make

.make/python: requirements-dev.lock pyproject.toml | .make
	@echo "· Python packages"
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv
	@[ -x $(BIN)/uv ] || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	@touch $@

.make/spark: requirements-spark.lock | .make/python
	@echo "· pyspark"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --target $@ -r requirements-spark.lock
	@touch $@

.make/java: requirements-java.lock | .make/python
	@echo "· openapi-generator"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --target $@ -r requirements-java.lock
	@touch $@

.make/node: frontend/package-lock.json frontend/package.json openapi/tools/package-lock.json | .make
	@echo "· JavaScript packages"
	@cd frontend && npm ci --silent
	@cd openapi/tools && npm ci --silent
	@touch $@

SPA := $(shell find frontend/src frontend/public frontend/index.html frontend/vite.config.ts -type f 2>/dev/null | sed 's/ /\\ /g')

.make/dist: .make/node $(SPA) | .make
	@echo "· Page"
	@if grep -q '"build"' frontend/package.json; then cd frontend && npm run --silent build -- --logLevel warn; else echo "  (not there yet)"; fi
	@touch $@

.make/chromium: | .make
	@if command -v chromium >/dev/null || [ -n "$${CHROMIUM:-}" ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then echo "· Chromium" && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; \
	else echo "The browser tests need Chromium: sudo apt-get install chromium (or set CHROMIUM to its path). They are skipped."; fi
	@if command -v chromium >/dev/null || [ -n "$${CHROMIUM:-}" ]; then touch $@; fi
