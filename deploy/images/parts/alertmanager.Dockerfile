# Stands in for prom/alertmanager where no registry is reachable: Debian's, under the same paths and settings.
ARG BASE_IMAGE
FROM ${BASE_IMAGE}
RUN apt-get update -q && apt-get install -yq --no-install-recommends prometheus-alertmanager && rm -rf /var/lib/apt/lists/* \
    && mkdir -p /alertmanager && chown 65534:65534 /alertmanager
USER 65534:65534
EXPOSE 9093
ENTRYPOINT ["prometheus-alertmanager"]
CMD ["--config.file=/etc/alertmanager/alertmanager.yml", "--storage.path=/alertmanager"]
