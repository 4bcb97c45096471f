# Stands in for quay.io/keycloak/keycloak where no registry is reachable: the same distribution. Context: a folder with
# keycloak/ (unpacked).
ARG BASE_IMAGE
FROM ${BASE_IMAGE}
COPY keycloak/ /opt/keycloak/
RUN mkdir -p /opt/keycloak/data/import && chown -R 1000:0 /opt/keycloak && chmod 755 /opt/keycloak/bin/kc.sh
USER 1000:0
EXPOSE 8080 9000
ENTRYPOINT ["/opt/keycloak/bin/kc.sh"]
