#!/bin/sh
# Writes the configuration for this environment and becomes nginx.
set -eu

resolver=$(sed -n 's/^nameserver[[:space:]]*//p' /etc/resolv.conf | head -n 1)
case $resolver in
  *:*) resolver="[$resolver]" ;;
esac

sed \
  -e "s|@RESOLVER@|${resolver:-127.0.0.1}|" \
  -e "s|@PRODUCT_URL@|$PRODUCT_URL|" \
  -e "s|@CART_URL@|$CART_URL|" \
  -e "s|@ORDER_URL@|$ORDER_URL|" \
  /etc/nginx/nginx.conf.template >/tmp/nginx.conf

exec nginx -e stderr -c /tmp/nginx.conf -g 'daemon off;'
