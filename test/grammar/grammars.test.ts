import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, test } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

let dockerfile: textmate.IGrammar;
let yaml: textmate.IGrammar;

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(readFileSync(wasm).buffer as ArrayBuffer);
  const files: Record<string, string> = {
    'source.dockerfile': 'syntaxes/dockerfile.tmLanguage.json',
    'source.yaml.kubernetes.injection': 'syntaxes/kubernetes.injection.tmLanguage.json',
  };
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: (scope) => {
      const file = files[scope];
      const raw = file
        ? textmate.parseRawGrammar(readFileSync(file, 'utf8'), file)
        : textmate.parseRawGrammar(
            JSON.stringify({ scopeName: scope, patterns: [] }),
            'empty.json',
          );
      return Promise.resolve(raw);
    },
    getInjections: (scope) =>
      scope === 'source.yaml' ? ['source.yaml.kubernetes.injection'] : undefined,
  });
  dockerfile = await grammarOf(registry, 'source.dockerfile');
  yaml = await grammarOf(registry, 'source.yaml');
});

test('a base image, its stage and its platform have scopes of their own', () => {
  expect(scopes(dockerfile, 'FROM --platform=$BUILDPLATFORM golang:1.26 AS build')).toEqual([
    'FROM keyword.control.from',
    '--platform entity.other.attribute-name.flag',
    '= keyword.operator.assignment',
    '$ punctuation.definition.variable',
    'BUILDPLATFORM variable.other',
    'golang:1.26 entity.name.image',
    'AS keyword.control.as',
    'build entity.name.type.stage',
  ]);
});

test('a command is not a string, and its options stand out', () => {
  expect(scopes(dockerfile, 'RUN apt-get install -y "curl" && ls $HOME')).toEqual([
    'RUN keyword.other.instruction',
    'apt-get entity.name.command.shell',
    '-y constant.other.option',
    '" string.quoted.double',
    'curl string.quoted.double',
    '" string.quoted.double',
    '&& keyword.operator.shell',
    'ls entity.name.command.shell',
    '$ punctuation.definition.variable',
    'HOME variable.other',
  ]);
});

test('the body of a heredoc ends at its token, and the next instruction is one again', () => {
  const text = ['COPY <<EOF /app.conf', 'RUN not an instruction', 'EOF', 'USER 1000'].join('\n');
  expect(scopes(dockerfile, text)).toEqual([
    'COPY keyword.other.instruction',
    '<< keyword.operator.heredoc',
    'EOF keyword.control.heredoc-token',
    '/app.conf meta.heredoc.rest',
    'RUN not an instruction string.unquoted.heredoc',
    'EOF keyword.control.heredoc-token',
    'USER keyword.other.instruction',
    '1000 constant.numeric',
  ]);
});

test('a continued instruction keeps its scopes over comments', () => {
  const text = ['RUN make \\', '  # why', '  && make install', 'LABEL a=b'].join('\n');
  expect(scopes(dockerfile, text)).toContain('LABEL keyword.other.instruction');
  expect(scopes(dockerfile, text)).toContain('&& keyword.operator.shell');
});

test('kinds, versions and quantities of a manifest have scopes of their own', () => {
  const text = ['apiVersion: apps/v1', 'kind: Deployment', '  memory: 128Mi'].join('\n');
  expect(scopes(yaml, text)).toEqual([
    'apiVersion entity.name.tag.yaml',
    ': punctuation.separator.key-value.mapping.yaml',
    'apps/v1 support.constant.api-version.kubernetes',
    'kind entity.name.tag.yaml',
    ': punctuation.separator.key-value.mapping.yaml',
    'Deployment entity.name.type.kind.kubernetes',
    '128Mi constant.numeric.quantity.kubernetes',
  ]);
});

/** The tokens that have a scope beyond the grammar's own, as `text scope`. */
function scopes(grammar: textmate.IGrammar, text: string): string[] {
  let state = textmate.INITIAL;
  const seen: string[] = [];
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    for (const token of tokens) {
      const scope = token.scopes.at(-1) ?? '';
      const content = line.slice(token.startIndex, token.endIndex).trim();
      if (token.scopes.length > 1 && content) {
        seen.push(`${content} ${scope.replace(/\.dockerfile$/, '')}`);
      }
    }
  }
  return seen;
}

async function grammarOf(registry: textmate.Registry, scope: string): Promise<textmate.IGrammar> {
  const grammar = await registry.loadGrammar(scope);
  if (!grammar) throw new Error(`No grammar for ${scope}.`);
  return grammar;
}
