import type { Hover } from '../../core/features.ts';
import type { Snapshot } from '../../core/snapshot.ts';
import type { Workspace } from '../../core/workspace.ts';
import { referencesOf, resolveReference } from '../model/references.ts';
import { podSelectorsOf, selectedPods } from '../model/selectors.ts';
import { workspaceObjects } from '../model/workspace-objects.ts';
import type { EnumValue, Facts, Field, FieldLife } from '../schema/facts.ts';
import { removedApi } from '../schema/removed-apis.ts';
import { fieldAt, typeName } from './field-at.ts';
import { kustomizeParts } from './hover-kustomization.ts';
import { manifestAround, type Token, tokenAt } from './token-at.ts';
import { valueMeaning } from './value-meaning.ts';

/** What the schema says of the field under the cursor, and what a reference there leads to. */
export function hoverAt(
  snapshot: Snapshot,
  offset: number,
  workspace: Workspace,
  facts: Facts,
): Hover | undefined {
  const manifest = manifestAround(snapshot, offset);
  const token = manifest && tokenAt(manifest, offset);
  if (!token) return undefined;
  const meaning = valueMeaning(token, fieldAt(facts, token.object, token.path)?.type);
  const parts = [
    ...(meaning ? [meaning] : []),
    ...schemaParts(token, facts),
    ...leadsTo(token, workspace),
    ...kustomizeParts(token, workspace),
  ];
  if (parts.length === 0) return undefined;
  return { span: token.node.span, markdown: parts.join('\n\n') };
}

function schemaParts({ object, path, part, node }: Token, facts: Facts): string[] {
  const place = fieldAt(facts, object, path);
  const isKind = path.length === 1 && (path[0] === 'kind' || path[0] === 'apiVersion');
  const life = isKind ? lifeText(object, facts) : [];
  if (!place)
    return life.length > 0 ? [`**${object.kind}** \`${object.apiVersion}\``, ...life] : [];
  const { kind, field, type } = place;
  if (isKind) {
    const scope = kind.namespaced ? 'namespaced' : 'cluster-wide';
    const since = kind.since === undefined ? '' : `, since Kubernetes 1.${kind.since}`;
    const head = `**${kind.kind}** \`${kind.apiVersion}\` — ${scope}${since}`;
    return [head, ...life, kind.type.description];
  }
  if (!field) return [];
  const value = field.values.find((one) => one.value === node.text);
  if (part === 'value' && value?.description) {
    return [`**${value.value}**`, `\`${value.value}\` ${value.description}`, shownPath(path)];
  }
  const required = field.required ? ' — required' : '';
  const name = typeof path.at(-1) === 'number' ? field.name : String(path.at(-1));
  return [
    `**${name}** \`${typeName(type)}\`${required}`,
    field.name === name ? field.description : '',
    valueList(field),
    defaultText(field),
    sinceText(field),
    shownPath(path),
  ].filter(Boolean);
}

/** Until when an API version is served, and what takes its place. */
function lifeText({ apiVersion, kind }: Token['object'], facts: Facts): string[] {
  const life = facts.life(apiVersion, kind) ?? removedApi(apiVersion, kind);
  if (!life) return [];
  const next = life.replacement === undefined ? '' : `; \`${life.replacement}\` takes its place`;
  return [`Kubernetes 1.${life.removedIn} no longer serves it${next}.`];
}

/** The API knows defaults only as sentences of its descriptions. */
function defaultText({ description }: Field): string {
  const [, value] =
    /\b[Dd]efaults? (?:to|is) ["'`]?([\w.%:/-]*\w%?)["'`]?(?=[\s.,;)]|$)/.exec(description) ?? [];
  return value === undefined || /^(?:the|a|an|be|use|when|if)$/i.test(value)
    ? ''
    : `Default: \`${value}\``;
}

function sinceText({ since, until }: FieldLife): string {
  const last = until === undefined ? '' : `, last in 1.${until}`;
  return since === undefined ? '' : `Since Kubernetes 1.${since}${last}`;
}

function valueList({ values }: Field): string {
  if (values.length === 0) return '';
  if (values.length > 12 || values.every(({ description }) => description === '')) {
    return `Values: ${values.map(({ value }) => `\`${value}\``).join(', ')}`;
  }
  return values.map(listItem).join('\n');
}

function listItem({ value, description }: EnumValue): string {
  return description ? `- \`${value}\` ${description}` : `- \`${value}\``;
}

function shownPath(path: readonly (string | number)[]): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += text ? `.${step}` : step;
  }
  return `\`${text}\``;
}

function leadsTo({ object, node }: Token, workspace: Workspace): string[] {
  const objects = workspaceObjects(workspace);
  const reference = referencesOf(object).find((one) => one.node === node);
  if (reference) {
    const resolution = resolveReference(reference, objects);
    if (resolution.state === 'unknown') return [];
    if (resolution.state === 'missing') return [`No ${reference.target} in this workspace.`];
    const places = resolution.targets.map(({ object: target }) => nameOf(target));
    return [`→ ${[...new Set(places)].join(', ')}`];
  }
  const selector = podSelectorsOf(object).find(
    ({ node: labels }) => labels.span.start <= node.span.start && node.span.end <= labels.span.end,
  );
  if (!selector) return [];
  const selected = selectedPods(selector, objects);
  if (selected.length === 0) return [];
  return [`Selects the Pods of ${selected.map((pod) => nameOf(pod.object)).join(', ')}.`];
}

function nameOf({ kind, name, uri }: { kind: string; name?: string; uri: string }): string {
  return `${kind} \`${name ?? '?'}\` in ${uri.slice(uri.lastIndexOf('/') + 1)}`;
}
