"""Draws one trace as SVG: python3 picture.py spans.jsonl trace.svg [TRACE]. Without a trace, the one that goes through most
services is taken, and of those the shortest."""
import collections
import html
import json
import sys

COLOURS = {
    "account-service": "#7b61c9",
    "registration-service": "#2f6fb0",
    "documents-service": "#2a8f6f",
    "grading-service": "#b8642b",
    "notification-service": "#a83f6d",
}
ROW, LEFT, WIDTH = 26, 430, 900

traces = collections.defaultdict(list)
with open(sys.argv[1], encoding="utf-8") as file:
    for line in file:
        span = json.loads(line)
        traces[span["trace"]].append(span)
if len(sys.argv) > 3:
    chosen = traces[sys.argv[3]]
else:
    chosen = max(traces.values(), key=lambda one: (len({s["service"] for s in one}), -len(one)))
known = {span["span"] for span in chosen}
children = collections.defaultdict(list)
for span in sorted(chosen, key=lambda one: one["start"]):
    children[span["parent"] if span["parent"] in known else ""].append(span)
rows = []


def walk(parent, depth):
    for span in children[parent]:
        rows.append((depth, span))
        walk(span["span"], depth + 1)


walk("", 0)
first = min(span["start"] for _, span in rows)
last = max(span["end"] for _, span in rows)
scale = WIDTH / max(1, last - first)
height = 70 + ROW * len(rows)
out = [
    f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + WIDTH + 110}" height="{height}" font-family="sans-serif" font-size="12">',
    '<rect width="100%" height="100%" fill="#ffffff"/>',
    f'<text x="10" y="22" font-size="15" font-weight="bold">Trace {rows[0][1]["trace"]}</text>',
    f'<text x="10" y="42" fill="#555">{len(rows)} spans, {len({s["service"] for _, s in rows})} services, {(last - first) / 1e6:.0f} ms from the request to the last reader</text>',
]
for number, (depth, span) in enumerate(rows):
    y = 56 + ROW * number
    x = LEFT + (span["start"] - first) * scale
    width = max(2.0, (span["end"] - span["start"]) * scale)
    colour = COLOURS.get(span["service"], "#777777")
    name = html.escape(span["name"])
    out.append(f'<text x="{10 + 14 * depth}" y="{y + 15}"><tspan fill="{colour}" font-weight="bold">{span["service"].replace("-service", "")}</tspan> {name}</text>')
    out.append(f'<rect x="{x:.1f}" y="{y + 3}" width="{width:.1f}" height="16" rx="2" fill="{colour}"/>')
    out.append(f'<text x="{x + width + 5:.1f}" y="{y + 15}" fill="#555">{(span["end"] - span["start"]) / 1e6:.1f} ms</text>')
out.append("</svg>")
with open(sys.argv[2], "w", encoding="utf-8") as file:
    file.write("\n".join(out) + "\n")
print(rows[0][1]["trace"], len(rows), "spans")
