import { sign } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A service account's token, signed with the cluster's own P-256 key, that ended an hour ago. */
export function expiredServiceAccountToken(keyFile: string, issuer: string): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    iss: issuer,
    aud: [issuer],
    sub: 'system:serviceaccount:default:default',
    iat: now - 7200,
    nbf: now - 7200,
    exp: now - 3600,
    'kubernetes.io': { namespace: 'default', serviceaccount: { name: 'default', uid: 'none' } },
  };
  const text = `${part({ alg: 'ES256', typ: 'JWT' })}.${part(claims)}`;
  const key = { key: readFileSync(keyFile, 'utf8'), dsaEncoding: 'ieee-p1363' as const };
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}
