# The commands of the README. `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help

.PHONY: help demo check test browser web fmt pictures bench

help: ## List the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

web/node_modules/.package-lock.json: web/package-lock.json web/.npmrc
	npm ci --prefix web --no-audit --no-fund
	@touch $@

web: web/node_modules/.package-lock.json ## Fetch the official components that are built in

demo: web ## Build (quickly: see the profile in Cargo.toml), make the invented council and serve it
	cargo run --profile demo --locked -p evenhand --no-default-features -- demo

check: ## Every check and test, installing what they need (see .ci/run)
	.ci/check

test: web ## The tests in Rust alone, on SQLite
	cargo test --workspace --locked

fmt: ## Format the code
	cargo fmt --all

pictures: web ## Make the pictures of the README and the manual anew
	cargo build --locked -p evenhand
	npm ci --prefix e2e --no-audit --no-fund
	EVENHAND_BIN=$$(cargo metadata --format-version 1 --no-deps | sed -E 's/.*"target_directory":"([^"]+)".*/\1/')/debug/evenhand node e2e/screenshots.mjs

bench: web ## Measure against peers on this machine (see bench/README.md)
	bench/run
