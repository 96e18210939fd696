import { ClusterError } from './cluster-error.ts';
import { fieldAt, listAt, textAt } from './field-at.ts';
import type { Transport } from './transport.ts';

/** Where the OpenAPI document of each API version lies; the path holds a hash that changes with the document. */
export async function readSchemaPaths(
  transport: Transport,
  signal: AbortSignal | undefined,
): Promise<Readonly<Record<string, string>>> {
  const answer = await transport.json<unknown>({ path: '/openapi/v3', signal });
  return Object.fromEntries(
    Object.entries(recordAt(answer, 'paths')).flatMap(([path, entry]) => {
      const apiVersion = /^apis?\/(.+)$/.exec(path)?.[1];
      const url = textAt(entry, 'serverRelativeURL');
      return apiVersion && url?.startsWith('/openapi/v3/') ? [[apiVersion, url]] : [];
    }),
  );
}

/** Hundreds of kinds of one API version; a longer document is no schema that anybody writes manifests with. */
const largestDocument = 32_000_000;

/** The schemas of the kinds of one API version, by kind, without everything else that the document holds. */
export async function readSchemas(
  transport: Transport,
  apiVersion: string,
  url: string,
  signal: AbortSignal | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  const [path = '', query = ''] = url.split('?', 2);
  const body = await transport.stream({
    path,
    query: [...new URLSearchParams(query)],
    signal,
    timeout: 60_000,
  });
  const document = parse(await readUpTo(body, largestDocument));
  return Object.fromEntries(
    Object.values(recordAt(document, 'components', 'schemas')).flatMap((schema) => {
      const kinds = listAt(schema, 'x-kubernetes-group-version-kind');
      const [only] = kinds;
      const group = textAt(only, 'group');
      const kind = textAt(only, 'kind');
      // Kinds such as DeleteOptions belong to every group.
      if (kinds.length !== 1 || `${group}/${textAt(only, 'version')}` !== apiVersion) return [];
      return kind === undefined || kind.endsWith('List') ? [] : [[kind, schema]];
    }),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ClusterError('failed', 'The OpenAPI document of the cluster is not JSON.');
  }
}

async function readUpTo(body: AsyncIterable<unknown>, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Leaving the loop early destroys the body.
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length > limit) throw new ClusterError('failed', 'The OpenAPI document is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function recordAt(value: unknown, ...path: readonly string[]): Readonly<Record<string, unknown>> {
  const found = fieldAt(value, ...path);
  return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};
}
