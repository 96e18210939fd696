import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What kubernetes-models says of a field beyond the generated client. */
export interface ModelField {
  readonly description: string;
  /** The TypeScript type, on one line. */
  readonly type: string;
}

/** A type by the long name that OpenAPI gives it, without dots: `IoK8sApiAppsV1Deployment`. */
export interface ModelType {
  readonly name: string;
  readonly description: string;
  readonly fields: ReadonlyMap<string, ModelField>;
}

/** Every declared object type in these packages' folders. */
export function readKubernetesModels(folders: readonly string[]): ModelType[] {
  return folders
    .flatMap((folder) => declarations(folder))
    .flatMap((file) => readType(readFileSync(file, 'utf8')));
}

function declarations(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === '_schemas' ? [] : declarations(file);
    return entry.name.endsWith('.d.ts') ? [file] : [];
  });
}

function readType(source: string): ModelType[] {
  const name = /\bas I(IoK8s\w+)/.exec(source)?.[1];
  const body = /(?:\/\*\*\n([\s\S]*?) \*\/\n)?export interface [^{]+\{\n([\s\S]*?)\n\}/.exec(
    source,
  );
  if (!name || !body) return [];
  const fields = new Map<string, ModelField>();
  const field =
    /(?: {4}\/\*\*\n((?: {5}\*(?!\/).*\n)+) {5}\*\/\n)? {4}"([^"\n]+)"\??: ([^;{]+|\{[^}]*\});/g;
  for (const [, description, key, type] of (body[2] ?? '').matchAll(field)) {
    if (!key || !type) continue;
    fields.set(key, {
      description: comment(description),
      type: type.replaceAll(/\s+/g, ' '),
    });
  }
  return [{ name, description: comment(body[1]), fields }];
}

function comment(text: string | undefined): string {
  return (text ?? '').replaceAll(/^\s*\* ?/gm, '').trim();
}
