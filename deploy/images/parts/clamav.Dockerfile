# Stands in for clamav/clamav where no registry is reachable: Debian's clamd. It fetches no signatures: it knows EICAR
# alone, and whatever is mounted at /var/lib/clamav.
ARG BASE_IMAGE
FROM ${BASE_IMAGE}
RUN apt-get update -q && apt-get install -yq --no-install-recommends clamav-daemon && rm -rf /var/lib/apt/lists/*
COPY clamav-start /init
COPY eicar.ndb /var/lib/clamav/eicar.ndb
RUN mkdir -p /run/clamav && chown -R clamav:clamav /run/clamav /var/lib/clamav
USER clamav
EXPOSE 3310
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/3310 && printf 'zPING\\0' >&3 && read -r -d '' answer <&3 && [ \"$answer\" = PONG ]"]
CMD ["bash", "/init"]
