"""A collector of traces for a laptop: takes OTLP over HTTP (protobuf) and writes one JSON line per span.

    python3 collector.py 4318 spans.jsonl
    QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318 QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf ./palmares up
"""
import json
import struct
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def fields(data):
    """Number and value of each field of a protobuf message; nested messages stay bytes."""
    at = 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while at < len(data):
        key = varint()
        number, kind = key >> 3, key & 7
        if kind == 0:
            yield number, varint()
        elif kind == 1:
            yield number, struct.unpack_from("<Q", data, at)[0]
            at += 8
        elif kind == 2:
            size = varint()
            yield number, data[at : at + size]
            at += size
        else:
            yield number, struct.unpack_from("<I", data, at)[0]
            at += 4


def text(attribute):
    key, value = "", ""
    for number, content in fields(attribute):
        if number == 1:
            key = content.decode()
        elif number == 2:
            for kind, inner in fields(content):
                value = inner.decode() if kind == 1 else inner if not isinstance(inner, bytes) else ""
    return key, value


def spans(request):
    for number, resource_spans in fields(request):
        service = ""
        parts = list(fields(resource_spans))
        for part, content in parts:
            if part == 1:
                for inner, attribute in fields(content):
                    if inner == 1 and text(attribute)[0] == "service.name":
                        service = text(attribute)[1]
        for part, content in parts:
            if part == 2:
                for inner, span in fields(content):
                    if inner == 2:
                        yield read(service, span)


def read(service, span):
    found = {"service": service, "attributes": {}, "parent": ""}
    for number, value in fields(span):
        if number == 1:
            found["trace"] = value.hex()
        elif number == 2:
            found["span"] = value.hex()
        elif number == 4:
            found["parent"] = value.hex()
        elif number == 5:
            found["name"] = value.decode()
        elif number == 6:
            found["kind"] = value
        elif number == 7:
            found["start"] = value
        elif number == 8:
            found["end"] = value
        elif number == 9:
            key, content = text(value)
            found["attributes"][key] = content
    return found


class Collector(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with open(sys.argv[2], "a", encoding="utf-8") as file:
            for span in spans(body):
                file.write(json.dumps(span, ensure_ascii=False) + "\n")
        self.send_response(200)
        self.send_header("Content-Type", "application/x-protobuf")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Collector).serve_forever()
