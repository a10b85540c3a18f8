#!/usr/bin/env bash
# A PostgreSQL of our own for one run of the tests: its own directory, a free port, a password made on the spot.
#   ci-postgres.sh install          Debian's package, where no server is installed
#   ci-postgres.sh start DIR        starts it there and writes the address to DIR/url
#   ci-postgres.sh stop DIR         stops that server, by the pid it wrote, and no other
set -euo pipefail

bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | { grep -m1 '/15/' || tail -n1; }; }
programs() {
  local found
  found=$(bin || true)
  if [ -n "$found" ] && [ -x "$found/initdb" ]; then echo "$found"; return; fi
  found=$(dirname "$(command -v initdb || true)")
  if [ -x "$found/initdb" ]; then echo "$found"; return; fi
  return 1
}
# PostgreSQL refuses to run as root
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

case "${1:-}" in
  install)
    if found=$(programs); then echo "PostgreSQL is here: $("$found/postgres" --version)"; exit 0; fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update
    apt-get -qq install -y --no-install-recommends postgresql-15 || apt-get -qq install -y --no-install-recommends postgresql
    "$(programs)/postgres" --version
    ;;
  start)
    dir=$2
    programs=$(programs)
    port=$(node -e "const s=require('node:net').createServer();s.listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})")
    password=$(node -e "console.log(require('node:crypto').randomBytes(18).toString('hex'))")
    mkdir -p "$dir"
    (umask 077; printf '%s\n' "$password" >"$dir/password")
    if [ "$(id -u)" = 0 ]; then chown -R postgres "$dir"; fi
    cd "$dir" # a directory that the postgres user may enter
    # C.UTF-8 and not C: under C the trigrams of Chinese text are empty
    as_postgres "$programs/initdb" --pgdata="$dir/data" --username=postgres --pwfile="$dir/password" \
      --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$dir/initdb.log"
    # nothing in it outlives the run, so nothing need reach the disk; what is measured as durable says POSTGRES_DURABLE=on
    durable=${POSTGRES_DURABLE:-off}
    as_postgres "$programs/pg_ctl" --pgdata="$dir/data" --log="$dir/server.log" --wait --timeout=60 --options="\
      -c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$dir -c max_connections=200 \
      -c fsync=$durable -c synchronous_commit=$durable -c full_page_writes=$durable -c shared_buffers=256MB" start >"$dir/start.log" 2>&1 </dev/null \
      || { cat "$dir/start.log" "$dir/server.log"; exit 1; }
    PGPASSWORD=$password "$programs/psql" --quiet --host=127.0.0.1 --port="$port" --username=postgres --dbname=postgres \
      --command='create database gongkai_test'
    (umask 077; printf 'postgres://postgres:%s@127.0.0.1:%s/gongkai_test\n' "$password" "$port" >"$dir/url")
    echo "PostgreSQL of this run listens on 127.0.0.1:$port"
    ;;
  stop)
    dir=$2
    [ -f "$dir/data/postmaster.pid" ] || exit 0
    cd "$dir"
    as_postgres "$(programs)/pg_ctl" --pgdata="$dir/data" --mode=immediate --wait --timeout=30 stop >/dev/null
    ;;
  *)
    echo "usage: ci-postgres.sh install | start DIR | stop DIR" >&2
    exit 2
    ;;
esac
