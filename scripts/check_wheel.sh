#!/bin/sh
# Builds the wheel, installs it into an empty environment and reads an article with it, far from the source tree.
# usage: scripts/check_wheel.sh PYTHON
set -eu
python=$1
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$python" -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir "$work/wheel" "$root"
"$python" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check "$work"/wheel/*.whl
cd "$work"
printf 'Two people were killed in Kharkiv on 22 May 2023, police said.\n' > report.txt
"$work/venv/bin/facts" extract report.txt --stdout > records.jsonl
for type in article place date casualty; do
  grep -q "^{\"type\":\"$type\"" records.jsonl || { echo "the wheel finds no $type" >&2; exit 1; }
done
"$work/venv/bin/python" -m incursion_facts schema casualty > schema.json
echo "the wheel works in an empty environment"
