"""Registers one Debezium connector per database, from the template that the laptop uses."""
import json
import os
import sys
import urllib.request

connect, template_file, host, port = sys.argv[1:]
password = os.environ.get("DEBEZIUM_PASSWORD", "debezium")
with open(template_file, encoding="utf-8") as file:
    template = file.read()
for service in ("account", "registration", "documents", "grading", "notification"):
    settings = template
    for name, value in {"host": host, "port": port, "user": "debezium", "password": password, "database": service}.items():
        settings = settings.replace("@" + name + "@", value)
    request = urllib.request.Request(
        f"{connect}/connectors/palmares-{service}/config",
        data=json.dumps(json.loads(settings)).encode(),
        headers={"Content-Type": "application/json"},
        method="PUT",
    )
    with urllib.request.urlopen(request) as answer:
        print(service, answer.status)
