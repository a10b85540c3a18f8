#!/usr/bin/env bash
# Generated files must be what their generator makes today. On a clean clone this is `git diff --exit-code`; in a checkout with
# work in it, the work is left out of the comparison.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

state() { git status --porcelain; git diff --no-ext-diff; }
before=$(state)
npm run --silent generate
after=$(state)
if [ "$before" != "$after" ]; then
  echo 'npm run generate changes files: run it and commit what it makes'
  diff <(echo "$before") <(echo "$after") | head -n 60 || true
  exit 1
fi
echo 'generated files are up to date'
