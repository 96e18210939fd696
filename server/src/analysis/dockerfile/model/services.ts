/** Programs that serve until they are told to end. */
const services =
  /^(?:python[\d.]*|node|java|ruby|php-fpm|gunicorn|uvicorn|hypercorn|daphne|celery|puma|rails|dotnet|deno|bun|nginx|httpd|caddy|haproxy|redis-server|postgres|mysqld|mongod|supervisord|npm|yarn|pnpm)$/;

/** True for programs that serve until they are told to end, by their names. */
export function isService(program: string): boolean {
  return services.test(program);
}
