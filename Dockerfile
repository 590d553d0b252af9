# syntax=docker/dockerfile:1
# Three stages: the page, the Python packages (with hashes), and what runs, which holds neither compiler nor npm.

FROM node:20-bookworm-slim AS page
WORKDIR /src/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY frontend/ ./
RUN npm run build

FROM python:3.11-slim-bookworm AS packages
ENV PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/raccroche
WORKDIR /src
COPY requirements.lock ./
RUN /opt/raccroche/bin/pip install --no-cache-dir --require-hashes -r requirements.lock

FROM python:3.11-slim-bookworm
RUN groupadd --gid 10001 raccroche \
    && useradd --uid 10001 --gid raccroche --home-dir /app --no-create-home --shell /usr/sbin/nologin raccroche \
    && install -d -o raccroche -g raccroche -m 0700 /var/lib/raccroche
COPY --from=packages /opt/raccroche /opt/raccroche
WORKDIR /app
COPY pyproject.toml README.md LICENSE ./
COPY domain/ domain/
COPY persistence/ persistence/
COPY migrations/ migrations/
COPY api/ api/
COPY partner_kit/ partner_kit/
COPY openapi/clients/python/raccroche_partner/ raccroche_partner/
COPY --from=page /src/frontend/dist frontend/dist
COPY docker/raccroche /usr/local/bin/raccroche
ENV PATH=/opt/raccroche/bin:$PATH \
    PYTHONPATH=/app \
    PYTHONUNBUFFERED=1 \
    HOST=0.0.0.0 \
    PORT=8000 \
    RACCROCHE_DATA=/var/lib/raccroche \
    RACCROCHE_LOG=json
USER 10001:10001
VOLUME /var/lib/raccroche
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health/ready', timeout=2)"]
ENTRYPOINT ["raccroche"]
CMD ["serve"]
