BIN = .venv/bin
SAMPLE = fixtures/sample/liaoyuan-ribao-2022-04-06

.DEFAULT_GOAL = help
.PHONY: help run test lint format fixtures compare compare-reading bench schema lock \
	vulnerabilities clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1	/p' Makefile | expand -t 18

run:  ## set up, digitise the sample issue into out/, print what came out
	@scripts/set-up.sh run
	$(BIN)/banmian digitise $(SAMPLE) --out out --force

test:  ## set up, lint, then every test; what continuous integration runs
	@scripts/set-up.sh test
	@$(MAKE) --no-print-directory lint
	$(BIN)/pytest

$(BIN)/banmian:
	@scripts/set-up.sh run

lint: | $(BIN)/banmian  ## style, types and import layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: | $(BIN)/banmian  ## bring the source into form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

fixtures:  ## set up, typeset the sample issue anew
	@scripts/set-up.sh test
	$(BIN)/python -m fixtures.sample

compare:  ## set up, measure banmian beside plain Tesseract on typeset pages
	@scripts/set-up.sh test
	$(BIN)/python -m benchmarks.compare

compare-reading:  ## set up, measure the readers beside RapidOCR on regions that are given
	@scripts/set-up.sh test
	$(BIN)/python -m benchmarks.reading

bench:  ## set up, measure speed and quality of whole pages beside other tools
	@scripts/set-up.sh test
	$(BIN)/python -m benchmarks.speed

schema: | $(BIN)/banmian  ## write the JSON Schemas anew from the types
	$(BIN)/python -m export.schema

lock:  ## write requirements.lock anew from pyproject.toml
	scripts/lock.sh

vulnerabilities:  ## ask PyPI whether it knows of vulnerabilities in the locked packages
	scripts/vulnerabilities.sh

clean:  ## remove .venv and caches; packages stay
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis \
		.import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
