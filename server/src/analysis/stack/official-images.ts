/** The repositories of Docker Hub's namespace `library`, from docker-library/official-images. */
const officialImages: ReadonlySet<string> = new Set(
  (
    'adminer aerospike almalinux alpine alt amazoncorretto amazonlinux api-firewall arangodb archlinux ' +
    'azul-zulu backdrop bash bonita buildpack-deps busybox caddy cassandra centos chronograf cirros ' +
    'clearlinux clefos clickhouse clojure composer consul convertigo couchbase couchdb crate crux dart ' +
    'debian docker drupal eclipse-mosquitto eclipse-temurin eggdrop elasticsearch elixir emqx erlang ' +
    'express-gateway fedora flink fluentd friendica gazebo gcc geonetwork ghost golang gradle groovy ' +
    'haproxy haskell haxe hello-world hitch hylang ibm-semeru-runtimes ibmjava influxdb irssi java ' +
    'jenkins jetty jobber joomla jruby julia kaazing-gateway kapacitor kibana known kong krakend ' +
    'lightstreamer liquibase logstash mageia mariadb matomo maven mediawiki memcached mongo ' +
    'mongo-express monica mono mysql nats nats-streaming neo4j neurodebian nextcloud nginx node notary ' +
    'nuxeo odoo open-liberty openjdk opensuse oraclelinux orientdb percona perl photon php ' +
    'php-zendserver phpmyadmin piwik plone postfixadmin postgres pypy python r-base rabbitmq rakudo-star ' +
    'rapidoid redis redmine rethinkdb rockylinux rocket.chat ros ruby rust sapmachine satosa scratch ' +
    'sentry silverpeas sl solr sonarqube sourcemage spark spiped storm swift swipl teamspeak telegraf ' +
    'thrift tomcat tomee traefik ubuntu ubuntu-debootstrap ubuntu-upstart unit valkey varnish vault ' +
    'websphere-liberty wordpress xwiki yourls znc zookeeper'
  ).split(' '),
);

/** Whether a repository without registry is one that everybody can pull from Docker Hub. */
export function isOfficialImage(repository: string): boolean {
  return officialImages.has(repository.replace(/^library\//, ''));
}
