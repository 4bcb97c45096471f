#!/usr/bin/env bash
# Databases and roles of the five services, as platform/backends makes them on a laptop.
set -euo pipefail
sql() { psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" "$@"; }
sql -c "CREATE ROLE debezium LOGIN REPLICATION PASSWORD 'debezium'"
for service in account registration documents grading notification; do
  for role in owner app confidential; do
    sql -c "CREATE ROLE ${service}_$role LOGIN PASSWORD '${service}_$role'"
  done
  sql -c "ALTER ROLE ${service}_confidential SET log_error_verbosity = terse"
  sql -c "ALTER ROLE ${service}_confidential SET log_min_error_statement = panic"
  sql -c "CREATE DATABASE $service OWNER ${service}_owner"
  sql -d "$service" \
    -c "ALTER SCHEMA public OWNER TO ${service}_owner" \
    -c "REVOKE ALL ON DATABASE $service FROM PUBLIC" \
    -c "GRANT CONNECT ON DATABASE $service TO ${service}_app, ${service}_confidential, debezium" \
    -c "GRANT USAGE ON SCHEMA public TO ${service}_app, debezium"
done
sql -c "CREATE ROLE keycloak LOGIN PASSWORD 'keycloak'" 
sql -c "CREATE DATABASE keycloak OWNER keycloak"
