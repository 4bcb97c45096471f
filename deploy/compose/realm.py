"""The realm with the people and secrets of the demo: an entry with a known name completes it, another is added."""
import json
import sys

realm_file, overlay_file, target = sys.argv[1:]
with open(realm_file, encoding="utf-8") as file:
    realm = json.load(file)
with open(overlay_file, encoding="utf-8") as file:
    overlay = json.load(file)
for kind, name in (("clients", "clientId"), ("users", "username")):
    known = {entry[name]: entry for entry in realm[kind]}
    for addition in overlay[kind]:
        if addition[name] in known:
            known[addition[name]].update(addition)
        else:
            realm[kind].append(addition)
with open(target, "w", encoding="utf-8") as file:
    json.dump(realm, file, ensure_ascii=False)
