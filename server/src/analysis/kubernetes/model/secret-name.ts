/** Whether a name tells of a secret: one of its words is, and none says that it only leads there. */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.some((word) => secrets.has(word)) && !words.some((word) => references.has(word));
}

const secrets: ReadonlySet<string> = new Set([
  ...['password', 'passwd', 'pwd', 'secret', 'token', 'apikey', 'credential', 'credentials'],
  ...['passphrase'],
]);
const references: ReadonlySet<string> = new Set([
  ...['file', 'path', 'name', 'url', 'uri', 'endpoint', 'header', 'ttl', 'expiry', 'lifetime'],
  ...['length', 'enabled', 'public', 'type', 'id', 'issuer', 'policy', 'version', 'host'],
]);
