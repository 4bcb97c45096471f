# Stands in for quay.io/debezium/connect where no registry is reachable. Context: a folder with libs/ and connect-run.
ARG BASE_IMAGE
FROM ${BASE_IMAGE}
COPY libs/ /kafka/libs/
COPY connect-run /docker-entrypoint.sh
COPY log4j2.properties /kafka/log4j2.properties
USER 1001:1001
EXPOSE 8083
CMD ["bash", "/docker-entrypoint.sh"]
