import assert from 'node:assert/strict';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CompletionList,
  commands,
  type DocumentSymbol,
  extensions,
  type Hover,
  type Location,
  languages,
  Position,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';

// Runs inside an extension host, of the desktop or of the browser, with the examples as its folder.

/** Runs every check; VS Code calls it and fails when it rejects. */
export async function run(): Promise<void> {
  const failures: string[] = [];
  for (const [name, check] of Object.entries(checks)) {
    await check().catch((error: unknown) => failures.push(`${name}: ${String(error)}`));
  }
  const passed = Object.keys(checks).length - failures.length;
  report({ passed, failed: failures.length, failures });
  if (failures.length > 0) throw new Error(failures.join('\n'));
}

const checks: Readonly<Record<string, () => Promise<void>>> = {
  'every command is there': async () => {
    const slipway = extensions.getExtension('slipway.slipway');
    await slipway?.activate();
    const known = new Set(await commands.getCommands(true));
    const contributed = slipway?.packageJSON.contributes.commands as readonly { command: string }[];
    assert.deepEqual(
      contributed.filter(({ command }) => !known.has(command)),
      [],
    );
  },
  'a Dockerfile has findings': async () => {
    const document = await open('first-steps/python-service/Dockerfile');
    await untilFound(document, 'missing-program');
    await untilFound(document, 'end-of-life-base');
  },
  'a manifest has findings that need other files': async () => {
    await untilFound(await open('first-steps/k8s/nginx-pod.yaml'), 'selector-without-pods');
  },
  'hover explains': async () => {
    const document = await open('shop/product/Dockerfile');
    const hovers = await ask<Hover[]>('Hover', document, placeOf(document, 'EXPOSE'));
    assert.ok(hovers.length > 0);
  },
  'definition follows a stage': async () => {
    const document = await open('shop/product/Dockerfile');
    const found = await ask<Location[]>('Definition', document, placeOf(document, 'from=build', 6));
    assert.equal(
      found[0]?.range.start.line,
      document.positionAt(document.getText().indexOf('FROM')).line,
    );
  },
  'completion knows the fields of a kind': async () => {
    const document = await open('shop/k8s/product.yaml');
    const place = placeOf(document, 'imagePullPolicy: ', 'imagePullPolicy: '.length);
    const list = await ask<CompletionList>('CompletionItem', document, place);
    assert.ok(list.items.some(({ label }) => label === 'Always'));
  },
  'the outline names every object': async () => {
    const document = await open('shop/k8s/product.yaml');
    const symbols = await commands.executeCommand<DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.ok(symbols.some(({ name }) => name === 'Deployment/product'));
  },
  'a finding has a quick fix': async () => {
    const document = await open('first-steps/nginx-page/Dockerfile');
    await untilFound(document, 'maintainer');
    const start = placeOf(document, 'MAINTAINER');
    const actions = await commands.executeCommand<{ title: string }[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new Range(start, start),
    );
    assert.ok(actions.some(({ title }) => title === 'Replace it by a label'));
  },
};

async function open(path: string): Promise<TextDocument> {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder, 'no folder is open');
  const uri = Uri.joinPath(folder.uri, ...path.split('/'));
  // Findings are asked for what people see.
  return (await window.showTextDocument(uri)).document;
}

async function untilFound(document: TextDocument, rule: string): Promise<void> {
  const codes = () =>
    languages
      .getDiagnostics(document.uri)
      .map(({ code }) => (typeof code === 'object' ? code.value : code));
  for (let waited = 0; waited < 30_000 && !codes().includes(rule); waited += 100) {
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.ok(codes().includes(rule), `${rule} is not among ${codes().join(', ')}`);
}

function ask<Answer>(provider: string, document: TextDocument, place: Position): Thenable<Answer> {
  return commands.executeCommand<Answer>(`vscode.execute${provider}Provider`, document.uri, place);
}

function placeOf(document: TextDocument, text: string, after = 0): Position {
  const { line, character } = document.positionAt(document.getText().indexOf(text) + after);
  return new Position(line, character);
}

/** The browser's host tells its result by a file; the desktop's by the exit code. */
function report(result: {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly string[];
}): void {
  const file = process.env['SLIPWAY_VSCODE_RESULT'];
  if (!file) return;
  writeFileSync(join(`${file}.part`), JSON.stringify(result));
  renameSync(`${file}.part`, file);
}
