#!/usr/bin/env bash
# The topics of the contract; those that exist stay as they are.
set -euo pipefail
make() { /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --topic "$@"; }
for service in account registration documents grading notification; do
  make "$service.events" --partitions 3
  make "$service.dead-letters" --partitions 1
done
for people in account.people registration.people; do
  # an erased name is off within a week, its tombstone stays for a month
  make "$people" --partitions 3 --config cleanup.policy=compact \
    --config max.compaction.lag.ms=604800000 --config delete.retention.ms=2592000000
done
