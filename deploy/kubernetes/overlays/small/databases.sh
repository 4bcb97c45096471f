#!/usr/bin/env bash
# Databases and roles of the five services; the passwords come from the secret postgres-secrets (README).
set -euo pipefail
sql() { psql -v ON_ERROR_STOP=1 --username postgres "$@"; }
role() { sql -v name="$1" -v password="$2" <<<"CREATE ROLE :\"name\" LOGIN ${3:-} PASSWORD :'password'"; }
role debezium "$DEBEZIUM_PASSWORD" REPLICATION
for service in account registration documents grading notification; do
  owner=${service^^}_OWNER_PASSWORD app=${service^^}_APP_PASSWORD
  role "${service}_owner" "${!owner}"
  role "${service}_app" "${!app}"
  sql -c "CREATE DATABASE $service OWNER ${service}_owner"
  sql -d "$service" \
    -c "ALTER SCHEMA public OWNER TO ${service}_owner" \
    -c "REVOKE ALL ON DATABASE $service FROM PUBLIC" \
    -c "GRANT CONNECT ON DATABASE $service TO ${service}_app, debezium" \
    -c "GRANT USAGE ON SCHEMA public TO ${service}_app, debezium"
done
role registration_confidential "$REGISTRATION_CONFIDENTIAL_PASSWORD"
sql -c "ALTER ROLE registration_confidential SET log_error_verbosity = terse" \
    -c "ALTER ROLE registration_confidential SET log_min_error_statement = panic" \
    -c "GRANT CONNECT ON DATABASE registration TO registration_confidential"
role keycloak "$KC_DB_PASSWORD"
sql -c "CREATE DATABASE keycloak OWNER keycloak"
