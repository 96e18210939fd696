import { parseDocument } from 'yaml';
import type { TestControlPlane } from '../../support/services/control-plane.ts';

/** What the API server says about one manifest. */
export interface Verdict {
  /** `unjudged`: something besides the manifest decided, such as an object that does not exist. */
  readonly kind: 'accepted' | 'rejected' | 'unjudged';
  readonly errors: readonly ServerError[];
}

/** One complaint of the API server. */
interface ServerError {
  /** The keys down to the field, without indexes; empty when the server names none. */
  readonly field: readonly string[];
  readonly message: string;
}

/** Asks an API server whether it would take a manifest. */
export interface ApiServerJudge {
  judge(manifest: string): Promise<Verdict>;
}

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

interface Status {
  readonly message?: string;
  readonly reason?: string;
  readonly details?: { readonly causes?: readonly { field?: string; message?: string }[] };
}

/** Makes a judge; `namespaces` and `accounts` are created, so that admission misses nothing. */
export async function createApiServerJudge(
  server: TestControlPlane,
  namespaces: Iterable<string>,
  accounts: Iterable<string>,
): Promise<ApiServerJudge> {
  const known = new Set(['default', ...namespaces]);
  for (const name of known) {
    await server.request('POST', '/api/v1/namespaces', { metadata: { name } });
    for (const account of new Set(['default', ...accounts])) {
      await server.request('POST', `/api/v1/namespaces/${name}/serviceaccounts`, {
        metadata: { name: account },
      });
    }
  }
  const resources = new Map<string, readonly Resource[]>();
  const resourcesOf = async (apiVersion: string) => {
    const cached = resources.get(apiVersion);
    if (cached) return cached;
    const root = apiVersion.includes('/') ? '/apis/' : '/api/';
    const { body } = await server.request('GET', `${root}${apiVersion}`);
    const listed = (body as { resources?: readonly Resource[] }).resources ?? [];
    const found = listed.filter(({ name }) => !name.includes('/'));
    resources.set(apiVersion, found);
    return found;
  };
  const ask = async (path: string, manifest: string, validation: string) => {
    const body = { contentType: 'application/yaml', text: manifest };
    const url = `${path}?dryRun=All&fieldValidation=${validation}`;
    // The server may close an idle connection in the moment in which it is used again.
    const again = () => server.request('POST', url, body);
    // Twice in a row, its own code has panicked on the manifest, which is no verdict.
    return again()
      .catch(again)
      .catch(() => ({ status: 500, body: {} }));
  };

  return {
    async judge(manifest) {
      const document = parseDocument(manifest);
      const [apiVersion, kind] = [document.get('apiVersion'), document.get('kind')];
      if (typeof apiVersion !== 'string' || typeof kind !== 'string' || apiVersion === '') {
        return rejected([], document.errors[0]?.message ?? 'no apiVersion or kind');
      }
      const resource = (await resourcesOf(apiVersion)).find((one) => one.kind === kind);
      if (!resource) return { kind: 'rejected', errors: unknownKind(apiVersion, kind) };
      const namespace = document.getIn(['metadata', 'namespace']) ?? 'default';
      if (resource.namespaced && !known.has(String(namespace))) return unjudged;
      const root = apiVersion.includes('/') ? '/apis/' : '/api/';
      const scope = resource.namespaced ? `/namespaces/${String(namespace)}` : '';
      const path = `${root}${apiVersion}${scope}/${resource.name}`;
      const strict = await ask(path, manifest, 'Strict');
      if (strict.status < 300) return { kind: 'accepted', errors: [] };
      // Unknown fields hide what else is wrong.
      const lenient = await ask(path, manifest, 'Ignore');
      const answers = [strict, ...(lenient.status < 300 ? [] : [lenient])];
      const judged = answers.filter(({ status }) => status === 400 || status === 422);
      if (judged.length === 0) return strict.status === 409 ? accepted : unjudged;
      return { kind: 'rejected', errors: judged.flatMap(({ body }) => errorsOf(body as Status)) };
    },
  };
}

const unjudged: Verdict = { kind: 'unjudged', errors: [] };
const accepted: Verdict = { kind: 'accepted', errors: [] };

/** Either of the two may be what was meant otherwise. */
function unknownKind(apiVersion: string, kind: string): ServerError[] {
  const message = `no kind ${kind} in ${apiVersion}`;
  return [
    { field: ['apiVersion'], message },
    { field: ['kind'], message },
  ];
}

function rejected(field: readonly string[], message: string): Verdict {
  return { kind: 'rejected', errors: [{ field, message }] };
}

function errorsOf({ message = '', details }: Status): ServerError[] {
  const causes = (details?.causes ?? []).flatMap((cause) =>
    cause.field ? [{ field: keysOf(cause.field), message: cause.message ?? '' }] : [],
  );
  if (causes.length > 0) return causes;
  const strict = [...message.matchAll(/(?:unknown|duplicate) field "([^"]+)"/g)];
  if (strict.length > 0) {
    return strict.map(([text, field = '']) => ({ field: keysOf(field), message: text }));
  }
  const type = /Go struct field \w+\.([\w.]+) of type/.exec(message)?.[1];
  return [{ field: type ? keysOf(type) : [], message }];
}

/** Structs that Go embeds are named in some messages, but are no fields. */
function keysOf(path: string): readonly string[] {
  return path
    .replace(/\[[^\]]*\]/g, '')
    .split('.')
    .filter((key) => key !== '' && key !== '<nil>' && !/^[A-Z]/.test(key));
}
