# syntax=docker/dockerfile:1-labs
ARG PYTHON=3.13
FROM python:${PYTHON}-slim AS base
ENV PYTHONPATH=/srv PORT=8080
WORKDIR /srv

FROM base AS lock
RUN --mount=type=cache,target=/root/.cache/pip pip install pip-tools
COPY requirements.in .
RUN pip-compile --generate-hashes --output-file requirements.txt requirements.in

FROM base AS Dev
COPY --from=lock /srv/requirements.txt .
RUN pip install -r requirements.txt watchfiles
CMD uvicorn api:app --reload --port $PORT

FROM base AS prod
ARG GIT_SHA
LABEL revision=$GIT_SHA
COPY --from=lock /srv/requirements.txt .
RUN --mount=type=secret,id=pip_conf,target=/etc/pip.conf pip install --no-cache-dir --require-hashes -r requirements.txt
COPY --link api/ ./api/
USER 1000
EXPOSE $PORT
CMD ["sh", "-c", "exec uvicorn api:app --host 0.0.0.0 --port $PORT"]
