# Les commandes du projet. « make help » les énumère.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# The machine's own Python, 3.8 or newer, for the bootstrap; one with venv and pip if there is one. Not always
# `python3`: under pyenv that name leads nowhere when no 3.10 (.python-version) is installed.
PYTHON3 = $(shell for modules in venv,ensurepip sys; do for python in python3 /usr/bin/python3 /usr/local/bin/python3; do \
	$$python -c "import sys,$$modules; sys.exit(sys.version_info < (3, 8))" 2>/dev/null && echo $$python && exit; done; done)
PYTHON := .venv/bin/python
BRIDGES_PYTHON := .venv-bridges/bin/python
UV := .tools/bin/uv
STEP := setup/step
COMPILE := $(UV) pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock"
TRAINING_DATA := data/nlu data/rules data/stories
SYNAPSE := tests/bridges/matrix/synapse/requirements
DICTIONARY := hunspell hunspell-fr-classical
CHROMIUM = $(shell command -v chromium chromium-browser google-chrome | head -n 1)
WIDGET := $(PYTHON3) -m setup.widget
BROWSER := $(WIDGET) && $(PYTHON3) -m setup.node tests/browser
# Without a suitable Node.js there is no widget, which a line says, and all else works; in CI that is an error.
OR_WITHOUT_NODE := || [ $$? = 3 ]

export RASA_TELEMETRY_ENABLED := false
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export TF_CPP_MIN_LOG_LEVEL := 3

.PHONY: help
help: ## Affiche cette aide
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: environment widget ## Installe si besoin, entraîne si besoin, lance l’assistant et attend qu’il réponde
	@exec $(PYTHON) runtime/tether.py SIGTERM $(PYTHON) -m runtime.launch

.PHONY: chat
chat: environment ## Discute avec l’assistant lancé par « make run », dans le terminal
	@exec $(PYTHON) -m bridges.terminal

.PHONY: telegram
telegram: bridges-environment ## Relie l’assistant lancé par « make run » à Telegram (TELEGRAM_TOKEN, docs/channels.md)
	@exec $(BRIDGES_PYTHON) -m bridges.telegram

.PHONY: matrix
matrix: bridges-environment ## Relie l’assistant lancé par « make run » à Matrix (MATRIX_HOMESERVER…, docs/channels.md)
	@exec $(BRIDGES_PYTHON) -m bridges.matrix

.PHONY: misses
misses: environment ## Montre les messages mal compris, groupés et prêts à devenir des exemples
	@$(PYTHON) -m runtime.show_misses

.PHONY: report
report: environment ## Écrit une page sur l’usage (var/report.html) : des nombres, aucun message
	@$(PYTHON) -m runtime.report

.PHONY: purge
purge: environment ## Efface les conversations abandonnées depuis plus de CAP_IA_RETENTION_DAYS jours
	@$(PYTHON) -m runtime.purge

.PHONY: test
test: environment bridges-environment ## Vérifie tout : style, types, données, dialogues, tests
	@$(MAKE) dictionary
	@$(MAKE) -j2 --output-sync=target checks test-widget trained
	@$(STEP) "dialogues (tests/stories)" $(PYTHON) -m runtime.rasa_cli test core --e2e --stories tests/stories \
		--model "$$($(PYTHON) -m runtime.training | tail -n 1)" --out var/results --no-plot --fail-on-prediction-errors
	@$(MAKE) test-browser
	@$(PYTHON) -m pytest --numprocesses 2 --dist loadfile

# Beside the checks, which wait for nothing of it.
.PHONY: trained
trained: environment
	@$(PYTHON) -m runtime.training

# On two cores, the checks beside the tests.
.PHONY: test-fast
test-fast: environment ## Vérifie en moins de deux minutes : style, types, données, tests qui ne lancent rien
	@$(MAKE) -j2 --output-sync=target checks fast-tests

.PHONY: checks
checks: environment
	@$(STEP) "ruff" $(PYTHON) -m ruff check .
	@$(STEP) "ruff format" $(PYTHON) -m ruff format --check .
	@$(STEP) "mypy" $(PYTHON) -m mypy
	@$(MAKE) validate

# A test that takes long is named.
.PHONY: fast-tests
fast-tests: environment
	@$(PYTHON) -m pytest --fast -q --durations=5 --durations-min=3 --disable-warnings

# Without it the spelling test is skipped; in CI it fails, so that root installs it there.
.PHONY: dictionary
dictionary:
	@if [ -n "$${CI:-}" ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && ! dpkg -s $(DICTIONARY) &>/dev/null; then \
		$(STEP) "apt-get install $(DICTIONARY)" sh -c "apt-get update && apt-get install -y $(DICTIONARY)" || true; fi

.PHONY: widget
widget:
	@$(WIDGET) $(OR_WITHOUT_NODE)

.PHONY: test-widget
test-widget: environment ## Vérifie le widget sans navigateur : types, tests
	@$(WIDGET) && $(STEP) "types du widget" npm --prefix widget run check && \
		$(STEP) "tests du widget" npm --prefix widget test $(OR_WITHOUT_NODE)

.PHONY: test-browser
test-browser: environment chromium ## Se sert de la page et du widget dans un vrai navigateur
	@if [ -n "$(CHROMIUM)" ]; then $(BROWSER) && node --test-reporter=spec tests/browser/run.mjs $(OR_WITHOUT_NODE); \
		else echo "Pas de navigateur Chromium : la page et le widget ne sont pas essayés. L’installer, puis relancer."; \
		[ -z "$${CI:-}" ]; fi

.PHONY: screenshots
screenshots: environment chromium ## Refait les images de docs/images avec le widget d’aujourd’hui
	@$(BROWSER) && node tests/browser/screenshots.mjs

.PHONY: bench-widget
bench-widget: environment chromium ## Mesure le widget dans un navigateur, à côté d’un autre
	@$(BROWSER) && $(PYTHON3) -m setup.node evaluation/widget && node evaluation/widget/bench.mjs

.PHONY: chromium
chromium:
	@if [ -z "$(CHROMIUM)" ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		$(STEP) "apt-get install chromium" sh -c "apt-get update && apt-get install -y chromium" || true; fi

.PHONY: lint
lint: environment ## Corrige le style (ruff), puis vérifie les types (mypy)
	@$(PYTHON) -m ruff check --fix .
	@$(PYTHON) -m ruff format .
	@$(PYTHON) -m mypy

.PHONY: validate
validate: environment ## Vérifie les fichiers de data/, domain.yml et les données d’entraînement
	@$(PYTHON) -m runtime.check_data
	@$(STEP) "rasa data validate" $(PYTHON) -m runtime.rasa_cli data validate --fail-on-warnings \
		--data $(TRAINING_DATA)

.PHONY: train
train: environment ## Entraîne le modèle, même s’il y en a déjà un pour ces données
	@$(PYTHON) -m runtime.training --force

.PHONY: encoder
encoder: ## Entraîne l’encodeur des questions (encoder/trained, une heure environ) ; relancer ensuite
	@$(PYTHON3) -m setup.bootstrap encoder
	@.venv-encoder/bin/python -m encoder

.PHONY: evaluate
evaluate: environment ## Mesure ce qui est compris, à côté d’autres façons de faire (une heure ou plus la première fois)
	@$(PYTHON) -m runtime.training
	@$(PYTHON) -m evaluation.understanding

.PHONY: bench
bench: environment ## Mesure sa vitesse à côté de celle de Rasa par défaut (moins de 20 minutes)
	@$(PYTHON) -m evaluation.bench_catalogue
	@$(PYTHON) -m evaluation.load

.PHONY: lock
lock: ## Résout les requirements.in dans les requirements.lock, avec les empreintes
	@$(PYTHON3) -m setup.bootstrap uv
	@$(COMPILE) --universal --python-version 3.10 --overrides dependency-overrides.txt \
		--output-file requirements.lock requirements.in
	@$(COMPILE) --universal --python-version 3.10 --output-file bridges/requirements.lock bridges/requirements.in
	@$(COMPILE) --universal --python-version 3.10 --output-file encoder/requirements.lock encoder/requirements.in
	@$(COMPILE) --universal --python-version 3.10 --output-file $(SYNAPSE).lock $(SYNAPSE).in
	@$(COMPILE) --python-version 3.8 --output-file setup/uv.lock.txt setup/uv.in

.PHONY: clean
clean: ## Supprime les modèles, le widget construit, les caches et les journaux (ni la base, ni l’environnement)
	@rm -rf models .cache .rasa .hypothesis results var/results var/log widget/dist
	@find . -name __pycache__ -type d -not -path './.venv*' -not -path './.tools/*' -prune -exec rm -rf {} +

.PHONY: environment
environment:
	@test -n "$(PYTHON3)" || { echo "Il faut Python 3.8 ou plus récent (python3) : l’installer, puis relancer." >&2; exit 1; }
	@$(PYTHON3) -m setup.bootstrap

# The messaging bridges’ own, which the old pins of rasa do not bind.
.PHONY: bridges-environment
bridges-environment:
	@test -n "$(PYTHON3)" || { echo "Il faut Python 3.8 ou plus récent (python3) : l’installer, puis relancer." >&2; exit 1; }
	@$(PYTHON3) -m setup.bootstrap bridges
