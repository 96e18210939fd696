FROM varnish:7.7-alpine
USER root
RUN apk add --no-cache gettext
COPY --chown=varnish default.vcl.template /etc/varnish/
COPY <<'RUN.SH' /usr/local/bin/run.sh
#!/bin/sh
envsubst '$BACKEND_HOST $BACKEND_PORT' < /etc/varnish/default.vcl.template > /etc/varnish/default.vcl
exec varnishd -F -f /etc/varnish/default.vcl -s "malloc,${VARNISH_SIZE:-100M}"
RUN.SH
RUN chmod +x /usr/local/bin/run.sh
ENV BACKEND_HOST=app BACKEND_PORT=80
USER varnish
EXPOSE 80 8443
CMD ["/usr/local/bin/run.sh"]
