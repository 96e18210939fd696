/** How much of a long file is looked at. */
const looked = 200_000;

/**
 * Whether a YAML text holds Kubernetes objects, or is on the way to.
 * Objects have `apiVersion` and `kind`; one of them, or a file with nothing but a word, is someone who starts to type.
 * A comment at the top counts more: `# slipway: kubernetes`, `# slipway: not-kubernetes`, or the schema that it names.
 */
export function isKubernetesText(text: string): boolean {
  const head = text.slice(0, looked);
  const said = saidByComment(head);
  if (said !== undefined) return said;
  const apiVersion = /^(?:- )?["']?apiVersion["']?[ \t]*:/m.test(head);
  const kind = /^["']?kind["']?[ \t]*:[ \t]*(\S*)/m.exec(head);
  if (apiVersion && kind) return !isClientConfiguration(head);
  if (apiVersion) return !isHelmChart(head);
  if (kind) return /^[A-Z]?[A-Za-z]*$/.test(kind[1] ?? '') && keysOf(head).length <= 2;
  return isBeginning(head);
}

/** What the comments above the first line of content say; undefined when they say nothing. */
function saidByComment(text: string): boolean | undefined {
  const comments =
    /^(?:\uFEFF?[ \t]*(?:#[^\n]*|---[^\n]*)?\r?\n)*(?:[ \t]*#[^\n]*)?/.exec(text)?.[0] ?? '';
  const own = /^[ \t]*#[ \t]*slipway:[ \t]*(not-)?kubernetes[ \t]*\r?$/m.exec(comments);
  if (own) return own[1] === undefined;
  const schema = /^[ \t]*#[ \t]*yaml-language-server:[ \t]*\$schema=(\S+)/m.exec(comments)?.[1];
  if (schema === undefined) return undefined;
  if (/kubernetes|k8s|kustom|crds?-?catalog/i.test(schema)) return true;
  // Schemas of custom kinds may be anywhere; the store has none of them.
  return /schemastore\.|compose-spec|github-workflow|gitlab-ci/i.test(schema) ? false : undefined;
}

/** kubectl's and Skaffold's own files look like objects, but no server ever sees them. */
function isClientConfiguration(text: string): boolean {
  return (
    /^kind[ \t]*:[ \t]*Config[ \t]*\r?$/m.test(text) &&
    /^apiVersion[ \t]*:[ \t]*(?:v1|skaffold\/.*)[ \t]*\r?$/m.test(text)
  );
}

function isHelmChart(text: string): boolean {
  return /^name[ \t]*:/m.test(text) && /^(?:version|appVersion|dependencies)[ \t]*:/m.test(text);
}

function keysOf(text: string): readonly string[] {
  return text.match(/^[^\s#:-][^:\n]*:/gm) ?? [];
}

function isBeginning(text: string): boolean {
  const content = text.replaceAll(/^(?:\s*#.*|---.*)$/gm, '').trim();
  return /^[A-Za-z]{0,40}$/.test(content);
}
