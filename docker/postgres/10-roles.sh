#!/bin/bash
# The three roles of Raccroche and its database: the same as persistence/bootstrap.py, with passwords.
# Runs once, when the volume is new.
set -euo pipefail
: "${RACCROCHE_OWNER_PASSWORD:?}" "${RACCROCHE_APP_PASSWORD:?}" "${RACCROCHE_JOBS_PASSWORD:?}"
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    -v owner="$RACCROCHE_OWNER_PASSWORD" -v app="$RACCROCHE_APP_PASSWORD" -v jobs="$RACCROCHE_JOBS_PASSWORD" <<'SQL'
CREATE ROLE raccroche_owner LOGIN PASSWORD :'owner';
CREATE ROLE raccroche_app LOGIN PASSWORD :'app';
CREATE ROLE raccroche_jobs LOGIN PASSWORD :'jobs';
CREATE DATABASE raccroche OWNER raccroche_owner TEMPLATE template0 ENCODING 'UTF8'
    LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C';
REVOKE ALL ON DATABASE raccroche FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE raccroche TO raccroche_app, raccroche_jobs;
SQL
