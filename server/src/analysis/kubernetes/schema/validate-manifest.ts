import type { Manifest } from '../model/manifest.ts';
import { removal } from '../model/remove-field.ts';
import type { YamlNode } from '../syntax/nodes.ts';
import { checkKind } from './check-kind.ts';
import type { Facts } from './facts.ts';
import { halfObject } from './half-object.ts';
import type { SchemaFinding } from './schema-finding.ts';
import { syntaxFixes } from './syntax-fixes.ts';
import { validateFields } from './validate-fields.ts';

/** What validation depends on besides the manifest. */
export interface ValidationOptions {
  readonly facts: Facts;
  /** The document is merged into another one, so that what is missing may stand there. */
  readonly partial: boolean;
}

/** The API server's verdict on a document: is it YAML, which kind is it, does it have the fields and types of its kind. */
export function validateManifest(manifest: Manifest, options: ValidationOptions): SchemaFinding[] {
  const findings: SchemaFinding[] = [];
  const seen = new Set<string>();
  // An alias is read at its anchor and again wherever it is used; one mistake is told once.
  const add = (finding: SchemaFinding) => {
    const key = `${finding.span.start} ${finding.span.end} ${finding.rule}`;
    if (seen.has(key)) return;
    seen.add(key);
    findings.push(finding);
  };
  for (const error of manifest.errors) {
    const { span, message } = error;
    add({ span, message, rule: 'yaml-syntax', fixes: syntaxFixes(error, manifest) });
  }
  if (manifest.objects.length === 0) {
    const half = options.partial ? undefined : halfObject(manifest.root, options.facts);
    return half && findings.length === 0 ? [half] : findings;
  }
  const isTrusted = trustAmid(manifest);
  const addTrusted = (finding: SchemaFinding) => {
    if (isTrusted(finding)) add(finding);
  };
  if (!manifest.templated && manifest.root) {
    addDuplicateKeys(manifest.root, manifest, addTrusted);
  }
  for (const object of manifest.objects) {
    const kind = checkKind(object, options.facts, addTrusted);
    if (kind)
      validateFields({ object, kind, partial: options.partial || manifest.templated }, addTrusted);
  }
  return findings;
}

/** What is said of a tree with syntax errors: nothing beside one, nor below one that breaks the structure. */
function trustAmid({ errors, text, span }: Manifest): (finding: SchemaFinding) => boolean {
  if (errors.length === 0) return () => true;
  const lineOf = (offset: number) => text.slice(0, offset - span.start).lastIndexOf('\n');
  const lines = new Set(errors.map((error) => lineOf(error.span.start)));
  const broken = errors.find(({ local }) => !local)?.span.start ?? Number.POSITIVE_INFINITY;
  return (finding) =>
    finding.rule !== 'missing-field' &&
    finding.span.start < broken &&
    !lines.has(lineOf(finding.span.start));
}

function addDuplicateKeys(
  node: YamlNode,
  manifest: Manifest,
  add: (finding: SchemaFinding) => void,
): void {
  if (node.kind === 'sequence')
    for (const item of node.items) addDuplicateKeys(item, manifest, add);
  if (node.kind !== 'mapping') return;
  for (const pair of node.duplicates) {
    const first = node.pairs.find(({ name }) => name === pair.name);
    const isLast = first?.key.span.start === pair.key.span.start;
    add({
      rule: 'duplicate-key',
      span: pair.key.span,
      message: `"${pair.name}" is already set in this mapping, so the API server refuses the manifest.`,
      fixes: first && isLast && !node.flow ? removal({ manifest }, node, first) : [],
      ...(first &&
        !isLast && {
          related: [{ span: first.key.span, message: 'It is set here too.' }],
        }),
    });
  }
  for (const pair of node.pairs) if (!pair.merged) addDuplicateKeys(pair.value, manifest, add);
}
