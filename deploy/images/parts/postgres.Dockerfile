# Stands in for postgres:18 where no registry is reachable: the binaries that tests start without an engine.
# Context: a folder with pgsql/ (unpacked) and postgres-start.
ARG BASE_IMAGE
FROM ${BASE_IMAGE}
RUN echo 'postgres:x:999:999::/var/lib/postgresql:/bin/sh' >> /etc/passwd && echo 'postgres:x:999:' >> /etc/group \
    && mkdir -p /var/lib/postgresql /docker-entrypoint-initdb.d && chown 999:999 /var/lib/postgresql
COPY pgsql/ /opt/postgres/
COPY postgres-start /usr/local/bin/docker-entrypoint.sh
USER 999:999
ENV PATH=/opt/postgres/bin:/usr/bin:/bin LANG=C.UTF-8
EXPOSE 5432
# as upstream: end the sessions, do not wait for them
STOPSIGNAL SIGINT
ENTRYPOINT ["bash", "/usr/local/bin/docker-entrypoint.sh"]
CMD ["postgres"]
