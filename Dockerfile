# docker build -t banmian .
# docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/data" banmian digitise scans --out packages

FROM debian:12-slim
SHELL ["/bin/bash", "-o", "pipefail", "-c"]

COPY scripts/packages.txt /tmp/
RUN apt-get update \
    && sed 's/#.*//' /tmp/packages.txt \
        | xargs apt-get install -y --no-install-recommends python3-venv \
    && rm -rf /var/lib/apt/lists/*

# The locked packages before the code: a change of the code leaves this layer as it is.
COPY requirements.lock /tmp/
RUN python3 -m venv /opt/banmian \
    && sed -n '/^setuptools==/,/# via/p' /tmp/requirements.lock > /tmp/setuptools.lock \
    && for lock in setuptools.lock requirements.lock; do \
        /opt/banmian/bin/pip install --no-cache-dir --no-deps --no-build-isolation --use-pep517 \
            --require-hashes -r "/tmp/$lock" || exit 1; \
    done

COPY . /tmp/source
RUN /opt/banmian/bin/pip install --no-cache-dir --no-deps --no-build-isolation /tmp/source \
    && /opt/banmian/bin/python -m language.build \
    && rm -rf /tmp/source /tmp/*.lock /tmp/packages.txt

# Whoever runs it can write into the cache, whatever --user says. A volume that is new takes the
# owner of the folder it is mounted on.
ENV PATH=/opt/banmian/bin:$PATH LANG=C.UTF-8 XDG_CACHE_HOME=/tmp/cache
RUN useradd --uid 10001 --create-home banmian \
    && install -d -o banmian /data /srv/banmian/inbox /srv/banmian/packages /srv/banmian/server
USER 10001
WORKDIR /data
ENTRYPOINT ["banmian"]
CMD ["--help"]
