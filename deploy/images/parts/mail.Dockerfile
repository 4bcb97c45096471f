# Stands in for greenmail/standalone where no registry is reachable. Context: a folder with greenmail.jar.
ARG BASE_IMAGE
FROM ${BASE_IMAGE}
COPY greenmail.jar /home/greenmail/greenmail-standalone.jar
USER 1000:1000
EXPOSE 3025 8080
ENTRYPOINT ["sh", "-c", "exec java -Xmx96m -XX:+UseSerialGC $GREENMAIL_OPTS -jar /home/greenmail/greenmail-standalone.jar"]
