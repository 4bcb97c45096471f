# Stands in for apache/kafka:4.3.1 where no registry is reachable. Context: a folder with libs/, kafka-run and kafka-tool.
ARG BASE_IMAGE
FROM ${BASE_IMAGE}
COPY libs/ /opt/kafka/libs/
COPY kafka-run /etc/kafka/docker/run
COPY kafka-tool /opt/kafka/bin/kafka-topics.sh
COPY kafka-tool /opt/kafka/bin/kafka-broker-api-versions.sh
COPY log4j2.properties /opt/kafka/log4j2.properties
RUN chmod 755 /etc/kafka/docker/run /opt/kafka/bin/*.sh && mkdir -p /var/lib/kafka/data && chown -R 1000:1000 /var/lib/kafka
USER 1000:1000
EXPOSE 9092
CMD ["bash", "/etc/kafka/docker/run"]
