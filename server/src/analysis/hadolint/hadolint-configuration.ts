import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';
import type { Finding, Severity } from '../core/finding.ts';
import { isTooDeep } from '../core/is-too-deep.ts';
import { type LabelFormat, labelFormats } from '../core/label-format.ts';
import type { AnalysisSettings } from '../core/rule.ts';
import { derivation, type Snapshot } from '../core/snapshot.ts';
import type { Span } from '../core/span.ts';

/** What a `.hadolint.yaml` says; what it says wrongly keeps its default. */
export interface HadolintConfiguration {
  readonly settings: HadolintSettings;
  readonly problems: readonly Finding[];
}

/** The settings of analysis that hadolint's configuration knows. */
export type HadolintSettings = Partial<
  Pick<
    AnalysisSettings,
    'aliasLevels' | 'trustedRegistries' | 'labels' | 'strictLabels' | 'hadolintComments'
  >
>;

/** Reads a `.hadolint.yaml`; total. */
export const hadolintConfiguration: (snapshot: Snapshot) => HadolintConfiguration = derivation(
  ({ text }) => {
    const problems: Finding[] = [];
    const settings = readSettings(text, (span, message) => problems.push({ span, message }));
    return { settings, problems };
  },
);

type Tell = (span: Span, message: string) => void;

function readSettings(text: string, tell: Tell): HadolintSettings {
  if (text.length > longest || isTooDeep(text)) {
    tell({ start: 0, end: 0 }, 'Nothing in this file counts, because it is too large or too deep.');
    return {};
  }
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
  const [error] = document.errors;
  if (error) {
    const span = {
      start: Math.min(error.pos[0], text.length),
      end: Math.min(error.pos[1], text.length),
    };
    tell(span, `Nothing in this file counts, because it is no YAML: ${error.message}.`);
    return {};
  }
  const root = document.contents;
  if (!root || (isScalar(root) && root.value === null)) return {};
  if (!isMap(root)) {
    tell(spanOf(root), 'Nothing in this file counts, because hadolint reads names with values.');
    return {};
  }
  const levels: [string, Severity | 'off'][] = [];
  const settings: { -readonly [Key in keyof HadolintSettings]: HadolintSettings[Key] } = {};
  for (const { key, value, span } of entriesOf(root, tell)) {
    switch (key) {
      case 'ignored':
        // An ignored rule stays ignored, whatever `override` says of it.
        levels.push(...ruleIdsOf(key, value, span, tell).map((id): [string, 'off'] => [id, 'off']));
        break;
      case 'override':
        levels.unshift(...overridesOf(value, span, tell));
        break;
      case 'trustedRegistries': {
        const registries = textsOf(key, value, span, tell);
        if (registries.length > 0) settings.trustedRegistries = registries;
        break;
      }
      case 'label-schema':
        settings.labels = labelsOf(value, span, tell);
        break;
      case 'strict-labels':
        settings.strictLabels = flagOf(key, value, span, tell);
        break;
      case 'disable-ignore-pragma':
        settings.hadolintComments = !flagOf(key, value, span, tell);
        break;
      default:
        if (!otherOptions.has(key))
          tell(span, `hadolint has no option "${key}", so this changes nothing.`);
    }
  }
  return { ...settings, aliasLevels: Object.fromEntries(levels) };
}

/** A configuration has some lines; the parser must not be asked about more than it can bear. */
const longest = 20_000;

/** Options of hadolint that concern its own output. */
const otherOptions = new Set(['failure-threshold', 'format', 'no-fail', 'no-color', 'verbose']);

const severities = {
  error: 'error',
  warning: 'warning',
  info: 'information',
  style: 'hint',
} as const satisfies Record<string, Severity>;

interface Entry {
  readonly key: string;
  readonly value: Node | undefined;
  readonly span: Span;
}

function entriesOf(map: { readonly items: readonly Pair[] }, tell: Tell): Entry[] {
  return map.items.flatMap(({ key, value }) => {
    const node = key as Node;
    const span = spanOf(node);
    if (isScalar(node) && typeof node.value === 'string') {
      return [{ key: node.value, value: (value as Node | null) ?? undefined, span }];
    }
    tell(span, 'hadolint takes texts as names only, so it refuses this file.');
    return [];
  });
}

function overridesOf(value: Node | undefined, span: Span, tell: Tell): [string, Severity][] {
  if (!isMap(value)) {
    tell(
      span,
      'hadolint expects the lists error, warning, info and style here, so this changes nothing.',
    );
    return [];
  }
  return entriesOf(value, tell).flatMap((entry) => {
    if (Object.hasOwn(severities, entry.key)) {
      const severity = severities[entry.key as keyof typeof severities];
      return ruleIdsOf(entry.key, entry.value, entry.span, tell).map((id): [string, Severity] => [
        id,
        severity,
      ]);
    }
    tell(entry.span, `hadolint has no level "${entry.key}", only error, warning, info and style.`);
    return [];
  });
}

function ruleIdsOf(key: string, value: Node | undefined, span: Span, tell: Tell): string[] {
  return textsOf(key, value, span, tell, (text, at) => {
    if (/^(?:DL|SC)\d{4}$/.test(text)) return true;
    tell(at, `No rule of hadolint is called "${text}", so this changes nothing.`);
    return false;
  });
}

function textsOf(
  key: string,
  value: Node | undefined,
  span: Span,
  tell: Tell,
  accepts: (text: string, at: Span) => boolean = () => true,
): string[] {
  if (!isSeq(value)) {
    tell(span, `hadolint expects a list behind ${key}, so this changes nothing.`);
    return [];
  }
  return value.items.flatMap((item) => {
    const node = item as Node;
    if (isScalar(node) && typeof node.value === 'string') {
      return accepts(node.value, spanOf(node)) ? [node.value] : [];
    }
    tell(spanOf(node), `hadolint takes only texts in ${key}, so this changes nothing.`);
    return [];
  });
}

function labelsOf(value: Node | undefined, span: Span, tell: Tell): Record<string, LabelFormat> {
  if (!isMap(value)) {
    tell(span, 'hadolint expects label names with their formats here, so this changes nothing.');
    return {};
  }
  const labels = entriesOf(value, tell).flatMap((entry): [string, LabelFormat][] => {
    const text = isScalar(entry.value) ? entry.value.value : undefined;
    const format = labelFormats.find((known) => known === text);
    if (format) return [[entry.key, format]];
    const formats = labelFormats.join(', ');
    tell(entry.value ? spanOf(entry.value) : entry.span, `The formats of labels are ${formats}.`);
    return [];
  });
  return Object.fromEntries(labels);
}

function flagOf(key: string, value: Node | undefined, span: Span, tell: Tell): boolean {
  if (isScalar(value) && typeof value.value === 'boolean') return value.value;
  // YAML 1.1, which hadolint's parser does not speak either, has more words for true.
  tell(value ? spanOf(value) : span, `${key} is true or false, so this changes nothing.`);
  return false;
}

function spanOf(node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}
