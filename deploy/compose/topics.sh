#!/usr/bin/env bash
# The topics of the contract; those that exist stay as they are.
set -euo pipefail
make() { /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --topic "$@"; }
for service in account registration documents grading notification; do
  make "$service.events" --partitions 3
  make "$service.dead-letters" --partitions 1
done
for people in account.people registration.people; do
  make "$people" --partitions 3 --config cleanup.policy=compact
done
