# Stands in for python:3 where no registry is reachable.
ARG BASE_IMAGE
FROM ${BASE_IMAGE}
CMD ["python3"]
