#!/bin/sh
# Installs what a lock file names into .venv, and the script `remit`; does nothing where that is done.
#   scripts/install.sh requirements.txt
set -eu
cd "$(dirname "$0")/.."
lock=$1
stamp=.venv/installed-$(basename "$lock" .txt)
wanted=$(cat "$lock" pyproject.toml "$0" | cksum)

find_python() {
    for candidate in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null 2>&1 &&
            "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    echo "Remit needs Python 3.11 or newer; found $(python3 --version 2>&1 || true)." >&2
    echo "Install one, or name it: PYTHON=/path/to/python3.12 make run" >&2
    return 1
}

usable() {
    .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || return 1
    # After a move, its programs still name the old place.
    [ ! -e .venv/made-in ] || grep -qxF "$PWD" .venv/made-in
}

if ! usable; then
    python=$(find_python)
    echo "Making .venv with $("$python" --version)"
    rm -rf .venv
    if ! "$python" -m venv .venv; then
        rm -rf .venv
        echo "$python cannot make a virtual environment; on Debian and Ubuntu: apt install python3-venv" >&2
        exit 1
    fi
    echo "$PWD" >.venv/made-in
fi

grep -qxF "$wanted" "$stamp" 2>/dev/null && exit 0

echo "Installing $lock"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
echo "$wanted" >"$stamp"
