# Sextant. `make demo` and `make test` are all that a newcomer needs; `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
BIN := .build/release/sextant

.PHONY: help
help: ## Lists what can be made.
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

.PHONY: dependencies
dependencies:
	@Scripts/install-dependencies.sh build

.PHONY: demo
demo: dependencies ## Installs what is missing, builds a release, writes the report of the example tumour.
	@Scripts/demo.sh

.PHONY: build
build: dependencies ## Builds the release binary, .build/release/sextant.
	swift build -c release --product sextant

.PHONY: test
test: ## Runs every test (under 15 minutes from a warm build).
	@Scripts/install-dependencies.sh test
	@Scripts/test.sh

.PHONY: test-long
test-long: dependencies ## Soaks and tests that take long.
	SEXTANT_LONG_TESTS=1 swift test --filter Long

.PHONY: accessibility
accessibility: ## Checks the example report with axe in Chromium.
	@Scripts/install-dependencies.sh accessibility
	@Scripts/check-accessibility.sh

.PHONY: bench
bench: build ## Times the main job against its goals.
	@Benchmarks/run.sh

.PHONY: fuzz
fuzz: dependencies ## Fuzzes the parsers (FUZZ_SECONDS each, 60 unless told).
	@FuzzTesting/run.sh

.PHONY: lint
lint: ## swift-format, import rules, links in the documentation.
	swift format lint --strict --recursive Sources Tests Package.swift
	python3 Scripts/check-imports.py
	python3 Scripts/check-links.py

.PHONY: format
format: ## Formats the sources.
	swift format --in-place --recursive Sources Tests Package.swift

.PHONY: docs
docs: ## Builds the DocC documentation of the products.
	swift package --allow-writing-to-directory .build/documentation generate-documentation \
	  --target OncologyCore --output-path .build/documentation
	@echo "To read it: python3 -m http.server --bind 127.0.0.1 --directory .build/documentation 8000,"
	@echo "then http://127.0.0.1:8000/documentation/oncologycore"

.PHONY: starter
starter: build ## Makes the starter releases again from the source data (maintainers; see CONTRIBUTING.md).
	@Scripts/starter/make-starter.sh
