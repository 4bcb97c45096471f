# Stands in for andrewgaul/s3proxy where no registry is reachable. Context: a folder with s3proxy.jar and s3-start.
ARG BASE_IMAGE
FROM ${BASE_IMAGE}
COPY s3proxy.jar /opt/s3proxy/
COPY s3-start /opt/s3proxy/
RUN mkdir -p /data && chmod 777 /data
EXPOSE 80
CMD ["bash", "/opt/s3proxy/s3-start"]
