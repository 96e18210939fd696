import type { LabelFormat } from '../../core/label-format.ts';

/** What is wrong with the value of a label, as the end of a sentence; undefined when nothing is. */
export function labelFault(format: LabelFormat, value: string): LabelFault | undefined {
  if (value === '') return { alias: 'DL3051', fault: 'is empty' };
  const rule = rules[format];
  return !rule || rule.accepts(value) ? undefined : rule;
}

/** What is wrong with the value of a label, and the id that hadolint gives it. */
export interface LabelFault {
  readonly alias: string;
  readonly fault: string;
}

interface LabelRule extends LabelFault {
  accepts(value: string): boolean;
}

const pattern =
  (expression: RegExp) =>
  (value: string): boolean =>
    expression.test(value);

const rules: Partial<Record<LabelFormat, LabelRule>> = {
  url: {
    alias: 'DL3052',
    fault: 'is no address such as https://example.com/shop',
    accepts: pattern(/^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/i),
  },
  rfc3339: {
    alias: 'DL3053',
    fault: 'is no time as RFC 3339 writes it, such as 2026-05-01T12:00:00Z',
    accepts: isTime,
  },
  spdx: {
    alias: 'DL3054',
    fault: 'is no licence as SPDX writes it, such as Apache-2.0',
    accepts: isLicence,
  },
  hash: {
    alias: 'DL3055',
    fault: 'is no commit of git, which has 7 to 40 of the digits 0-9 and a-f',
    accepts: pattern(/^[\da-f]{7,40}$|^[\da-f]{64}$/),
  },
  semver: {
    alias: 'DL3056',
    fault: 'is no semantic version such as 1.4.0',
    accepts: pattern(
      /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}(?:-(?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*))*)?(?:\+[\da-zA-Z-]+(?:\.[\da-zA-Z-]+)*)?$/,
    ),
  },
  email: {
    alias: 'DL3058',
    fault: 'is no e-mail address',
    accepts: pattern(/^[^\s@<>()[\],;:"]+@[^\s@<>()[\],;:".]+(?:\.[^\s@<>()[\],;:".]+)*$/),
  },
};

function isTime(value: string): boolean {
  const match =
    /^\d{4}-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|[+-](\d\d):(\d\d))$/.exec(
      value,
    );
  if (!match) return false;
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0, offset = 0, rest = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const dayExists = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return dayExists && hour <= 23 && minute <= 59 && second <= 60 && offset <= 23 && rest <= 59;
}

/** Whether a value is built like an expression of SPDX; the list of licences grows, so any name of one word may be right. */
function isLicence(value: string): boolean {
  const words = value.replaceAll(/[()]/g, ' ').trim().split(/\s+/);
  if (words.length % 2 === 0) return false;
  return words.every((word, at) =>
    at % 2 === 1
      ? /^(?:AND|OR|WITH)$/i.test(word)
      : /^(?:DocumentRef-[\w.-]+:)?[a-zA-Z\d][\w.-]*\+?$/.test(word) && !notLicences.test(word),
  );
}

/** What people write instead of the name of a licence. */
const notLicences = /^(?:GPL|LGPL|AGPL|Apache|BSD|MPL|EPL)(?:v?\d.*)?$|^(?:GPL|LGPL|AGPL)v\d/i;
