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

# A folder that was moved leaves programs behind that name its old place.
if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 ||
    ! .venv/bin/pip --version >/dev/null 2>&1; then
    python=$(find_python)
    echo "Making .venv with $("$python" --version)"
    rm -rf .venv
    if ! "$python" -m venv .venv; then
        rm -rf .venv
        echo "$python cannot make a virtual environment; on Debian and Ubuntu: apt install python3-venv" >&2
        exit 1
    fi
fi

[ "$(cat "$stamp" 2>/dev/null || true)" = "$wanted" ] && exit 0

echo "Installing $lock"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
echo "$wanted" >"$stamp"
