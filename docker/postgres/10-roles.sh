#!/bin/sh
# Runs once, when the database is made: the roles with the passwords of their addresses, and the database they share.
# What each role may touch is granted by the migrations, beside the tables. Passwords: letters and digits only.
set -eu

# postgres://sinau_app:PASSWORD@host:5432/sinau
password_of() {
	rest=${1#*://*:}
	printf '%s' "${rest%%@*}"
}

role() {
	psql --no-psqlrc --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres --set=role="$1" --set=password="$2" <<'SQL'
create role :"role" login nosuperuser nocreatedb nocreaterole nobypassrls noreplication password :'password';
SQL
}

role sinau_owner "$(password_of "$DATABASE_OWNER_URL")"
role sinau_app "$(password_of "$DATABASE_URL")"
role sinau_author "$(password_of "$DATABASE_AUTHOR_URL")"
role sinau_worker "$(password_of "$DATABASE_WORKER_URL")"
# The queue lives in Redis here; with QUEUE_DATABASE_URL it has a database of its own, which this role owns.
if [ -n "${QUEUE_DATABASE_URL:-}" ]; then
	role sinau_queue "$(password_of "$QUEUE_DATABASE_URL")"
else
	psql --no-psqlrc --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres --command='create role sinau_queue nologin'
fi

psql --no-psqlrc --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres <<'SQL'
create database sinau owner sinau_owner;
create database sinau_queue owner sinau_queue;
revoke all on database sinau, sinau_queue from public;
grant connect on database sinau to sinau_owner, sinau_app, sinau_author, sinau_worker;
grant connect on database sinau_queue to sinau_queue;
SQL
