# The words of this project's daily work. Each recipe is short; what it does is in Scripts/.
.DEFAULT_GOAL := help
.PHONY: help run try build test tidy bench simulate oracle dist clean

# Real chats for `oracle`, `bench` and a part of `test`; they say so when it is absent.
QUANZI_DATA ?= $(abspath $(wildcard ../shared/data))
QUANZI_BIN  ?= $(CURDIR)/.build/release/quanzi
export QUANZI_DATA QUANZI_BIN

DATA   ?= ./data
LISTEN ?= 127.0.0.1:8080
WECOM  ?= 127.0.0.1:9090
PYTHON := .venv/bin/python

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## install what is missing, build, and start the server (DATA=./data LISTEN=127.0.0.1:8080)
	@exec $(QUANZI_BIN) serve --data $(DATA) --listen $(LISTEN)

try: build ## the same with a simulated WeCom beside it, to try everything without a company (WECOM=127.0.0.1:9090)
	@exec $(QUANZI_BIN) serve --data $(DATA) --listen $(LISTEN) --simulated-wecom $(WECOM)

build: ## install what is missing and build the release binary, .build/release/quanzi
	@Scripts/setup
	@Scripts/build

test: .venv/ready ## every test on both engines, against a PostgreSQL of its own
	@Scripts/setup --test
	@Scripts/with-postgres Scripts/test

tidy: ## only the house rules: imports, file lengths, banned calls, docs that must agree
	@Scripts/setup
	@Scripts/swift test --filter TidyTests

bench: build .venv/ready ## measure against the opponents, write docs/reference/measured.md (ARGS='--rounds 3')
	@Scripts/setup --bench
	@$(PYTHON) Benchmarks/bench.py $(ARGS)

simulate: build ## run a community against the simulated platform (ARGS='--seed 7')
	@$(QUANZI_BIN) simulate $(ARGS)

oracle: build .venv/ready ## recompute the reports with DuckDB on generated and real chats, compare exactly
	@Scripts/setup --test
	@QUANZI_ALL_DATA=1 Scripts/with-postgres $(PYTHON) -m pytest -rs -p no:cacheprovider Tests/oracle $(ARGS)

dist: ## a folder that runs on another Debian 12 machine without Swift: dist/quanzi
	@Scripts/setup
	@Scripts/dist

clean: ## remove what was built; ./data stays
	@rm -rf .build .build-test .build-dist .venv dist

.venv/ready: Tests/oracle/requirements.txt Scripts/venv
	@Scripts/venv $<
