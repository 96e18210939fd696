from ubuntu:22.04
label maintainer="ops@example.com"
env DEBIAN_FRONTEND=noninteractive
run apt-get update \
    && apt-get install -y curl sudo git \
    && curl -L https://packages.example.com/script.deb.sh | bash

env runner_token changeme
run apt-get install -y gitlab-runner
RUN usermod -aG sudo gitlab-runner
workdir builds
copy config.toml /etc/gitlab-runner/config.toml
volume /etc/gitlab-runner /home/gitlab-runner
entrypoint ["/usr/bin/dumb-init", "/entrypoint"]
cmd ["run", "--user=gitlab-runner"]
