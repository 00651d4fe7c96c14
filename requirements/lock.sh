#!/bin/sh
# Makes the lock files anew from pyproject.toml and the .in files: every package with version and hashes, no host named.
# Needs uv. The three are solved together, so that they fit one environment.
set -eu
cd "$(dirname "$0")/.."
compile() { uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url "$@"; }
compile --upgrade pyproject.toml requirements/build.in requirements/dev.in -o requirements/dev.txt
compile --constraints requirements/dev.txt pyproject.toml -o requirements/runtime.txt
compile --constraints requirements/dev.txt requirements/build.in -o requirements/build.txt
