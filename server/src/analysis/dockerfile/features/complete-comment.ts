import type { Completion } from '../../core/features.ts';
import type { RuleInfo } from '../../core/rule.ts';
import type { Span } from '../../core/span.ts';
import type { DockerfileModel } from '../model/model.ts';
import { buildChecks, experimentalChecks } from './build-checks.ts';
import { frontendVersions } from './frontend-versions.ts';
import { directiveDocs } from './instruction-docs.ts';
import { partOf, plainCompletion, type TypedWord } from './typed-word.ts';

/** Directives at the top of the file, names of checks and of rules in comments that silence them. */
export function completeComment(
  model: DockerfileModel,
  word: TypedWord,
  rules: readonly RuleInfo[],
): Completion[] {
  const { text } = model.tree;
  const lineStart = text.lastIndexOf('\n', word.span.start - 1) + 1;
  const before = text.slice(lineStart, word.span.start) + word.text;
  const replace = partOf(word, /[=,;#]/).span;
  const isAtTop = !model.tree.instructions.some(({ span }) => span.start < word.span.start);
  const check = /^\s*#\s*check\s*=\s*(.*)$/i.exec(before)?.[1];
  if (check !== undefined) return completeCheck(check, replace, rules, isAtTop);
  if (/^\s*#\s*slipway-ignore\s/.test(before)) {
    return rules.map(({ id, summary }) =>
      plainCompletion(id, 'value', replace, { detail: summary }),
    );
  }
  if (/^\s*#\s*hadolint\s+(?:(?:stage|global)\s+)?ignore\s*=/.test(before)) {
    return aliases(rules, /^(?:DL|SC)\d+$/).map(([id, summary]) =>
      plainCompletion(id, 'value', replace, { detail: summary }),
    );
  }
  if (/^\s*#\s*hadolint\s+shell\s*=/.test(before)) {
    return ['/bin/sh', '/bin/bash', '/bin/ash', 'powershell'].map((label) =>
      plainCompletion(label, 'value', partOf(word, /=/).span),
    );
  }
  if (/^\s*#\s*syntax\s*=/i.test(before)) {
    const { span } = partOf(word, /[=#]/);
    return Object.entries(frontendVersions).map(([label, documentation], rank) =>
      plainCompletion(label, 'value', span, { documentation, rank }),
    );
  }
  if (/^\s*#\s*escape\s*=/i.test(before)) {
    const docs = { '`': 'For Windows paths.', '\\': 'The default.' };
    return Object.entries(docs).map(([char, detail]) =>
      plainCompletion(char, 'value', replace, { detail }),
    );
  }
  if (/^\s*#\s*hadolint\s+\w*$/.test(before)) return hadolintForms(word.span);
  if (!/^\s*#\s*[\w-]*$/.test(before)) return [];
  return starts(replace, isAtTop);
}

/** What a comment can start with. */
function starts(replace: Span, isAtTop: boolean): Completion[] {
  const directives = isAtTop ? Object.entries(directiveDocs) : [];
  return [
    ...directives.map(([name, documentation]) => start(`${name}=`, replace, documentation)),
    start('check=skip=', replace, 'Silences checks of BuildKit for the next instruction.'),
    start('slipway-ignore ', replace, 'Silences rules for the next instruction.'),
    start('hadolint ignore=', replace, 'Silences findings by their ids in hadolint.'),
  ];
}

function hadolintForms(replace: Span): Completion[] {
  return [
    start('ignore=', replace, 'Silences findings of the next instruction.'),
    start('stage ignore=', replace, 'Silences findings of this stage.'),
    start('global ignore=', replace, 'Silences findings of the whole file.'),
    start('shell=', replace, 'The shell that the following RUNs are written for.'),
  ];
}

function completeCheck(
  typed: string,
  replace: Span,
  rules: readonly RuleInfo[],
  isAtTop: boolean,
): Completion[] {
  if (/(?:^|;)error=\w*$/.test(typed)) {
    return ['true', 'false'].map((label) => plainCompletion(label, 'value', replace));
  }
  const list = /(?:^|;)(skip|experimental)=([\w,]*)$/.exec(typed);
  if (list) {
    const taken = (list[2] ?? '').split(',').slice(0, -1);
    const names = list[1] === 'skip' ? buildChecks : experimentalChecks;
    const summaries = new Map(aliases(rules, /^[A-Z][A-Za-z]+$/));
    return [...names, 'all']
      .filter((name) => !taken.includes(name))
      .map((name) => {
        const detail = name === 'all' ? 'every one of them' : summaries.get(name);
        return plainCompletion(name, 'value', replace, {
          rank: name === 'all' ? 1 : 0,
          ...(detail !== undefined && { detail }),
        });
      });
  }
  const options: Record<string, string> = {
    'skip=': 'Checks that are left out.',
    ...(isAtTop && {
      'error=true': 'Findings stop the build.',
      'experimental=': 'Checks that are still being tried out.',
    }),
  };
  return Object.entries(options).map(([option, documentation]) =>
    plainCompletion(option, 'property', replace, {
      documentation,
      triggerAgain: option.endsWith('='),
    }),
  );
}

/** The ids that other tools give to rules, with the summaries of those rules. */
function aliases(rules: readonly RuleInfo[], pattern: RegExp): [id: string, summary: string][] {
  const found = new Map<string, string>();
  for (const rule of rules) {
    for (const alias of rule.aliases ?? []) if (pattern.test(alias)) found.set(alias, rule.summary);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

function start(label: string, replace: Span, documentation: string): Completion {
  return plainCompletion(label, 'property', replace, { documentation, triggerAgain: true });
}
