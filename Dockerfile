FROM python:3.13-slim
RUN useradd --create-home --uid 10001 remit && install -d -o remit /data
WORKDIR /srv/remit
COPY requirements.txt ./
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt
COPY . .
RUN pip install --no-cache-dir --no-deps --no-build-isolation -e .
USER remit
ENV HOST=0.0.0.0 REMIT_DATA=/data
VOLUME /data
EXPOSE 8000
CMD ["python", "-m", "config.serve"]
