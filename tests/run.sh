#!/usr/bin/env bash
# Builds everything and runs every test on SQLite and on PostGIS; ends with one line "N passed, N failed, N skipped".
# On Debian as root it installs what is missing; elsewhere tests that need a missing part are skipped and say so.
#   tests/run.sh            everything
#   tests/run.sh Roads      only the test projects whose name contains the word
set -uo pipefail
cd "$(dirname "$0")/.."
only="${1:-}"
scratch=$(mktemp -d)
results="$scratch/results"
database_running=0

finish() {
    [ "$database_running" = 1 ] && as_postgres "$pg_bin/pg_ctl" -D "$scratch/pg/data" -m immediate stop >/dev/null 2>&1
    rm -rf "$scratch"
}
trap finish EXIT

as_postgres() { # PostgreSQL refuses to run as root
    if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

install_missing() {
    local wanted=()
    [ -x /usr/lib/postgresql/15/bin/initdb ] || wanted+=(postgresql-15)
    [ -e /usr/share/postgresql/15/extension/postgis.control ] || wanted+=(postgresql-15-postgis-3)
    [ -x /usr/bin/chromium ] || wanted+=(chromium)
    [ ${#wanted[@]} = 0 ] && return
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "missing and not installed (needs root on Debian): ${wanted[*]}"
        return
    fi
    echo "installing ${wanted[*]}"
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${wanted[@]}"; } >"$scratch/apt.log" 2>&1 \
        || { echo "could not install ${wanted[*]}:"; tail -5 "$scratch/apt.log"; }
}

start_database() {
    pg_bin=/usr/lib/postgresql/15/bin
    [ -x "$pg_bin/initdb" ] || { echo "no PostgreSQL 15: its tests are skipped"; return; }
    local port
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])' 2>/dev/null || echo $((20000 + RANDOM)))
    mkdir -p "$scratch/pg"
    chmod 755 "$scratch"
    [ "$(id -u)" = 0 ] && chown postgres "$scratch/pg"
    as_postgres "$pg_bin/initdb" -D "$scratch/pg/data" -A trust -U postgres >"$scratch/initdb.log" 2>&1 || { cat "$scratch/initdb.log"; return; }
    # A scratch database: nothing in it needs to survive a power cut.
    as_postgres "$pg_bin/pg_ctl" -D "$scratch/pg/data" -w -l "$scratch/pg/log" \
        -o "-p $port -k $scratch/pg -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c max_connections=200" start >/dev/null \
        || { cat "$scratch/pg/log"; return; }
    database_running=1
    export SHUTTLE_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Database=postgres;Username=postgres"
}

install_missing
start_database

dotnet build Shuttle.sln -c Release -v q -nologo -clp:ErrorsOnly || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }

passed=0 failed=0 skipped=0
for project in tests/*.Tests; do
    name=$(basename "$project")
    case "$name" in *"$only"*) ;; *) continue ;; esac
    echo "== $name"
    trx="$results/$name.trx"
    dotnet test "$project" -c Release --no-build --nologo -v q --logger "trx;LogFileName=$trx" >"$scratch/$name.log" 2>&1
    status=$?
    counters=$(grep -o '<Counters [^>]*>' "$trx" 2>/dev/null | head -1)
    count() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
    if [ -z "$counters" ]; then
        tail -40 "$scratch/$name.log"
        failed=$((failed + 1))
        continue
    fi
    ok=$(count passed) bad=$(count failed) left=$(($(count total) - $(count executed)))
    echo "   $ok passed, $bad failed, $left skipped"
    # A runner that ends badly although every test passed has crashed after them.
    [ "$status" -ne 0 ] && [ "$bad" -eq 0 ] && bad=1
    [ "$bad" -gt 0 ] && { grep -v -E '^\s*$' "$scratch/$name.log" | tail -60; awk '/<UnitTestResult /{failed=/outcome="Failed"/} failed && /<Message>/,/<\/StackTrace>/' "$trx" | cut -c1-400 | head -150; }
    grep -o 'SKIP.*' "$scratch/$name.log" | sort | uniq -c | head -20
    passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + left))
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
