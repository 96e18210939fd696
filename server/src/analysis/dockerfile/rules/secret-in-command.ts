import type { Span } from '../../core/span.ts';
import { defineInstructionRule } from '../model/instruction-rule.ts';

/** Reports secrets that are written into a command. */
export const secretInCommand = defineInstructionRule({
  id: 'secret-in-command',
  summary: 'Secret is written into a command',
  severity: 'warning',
  instructions: ['RUN', 'ADD', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK'],
  withTriggers: true,
  *checkInstruction({ body }) {
    const seen: Span[] = [];
    for (const { pattern, what } of patterns) {
      for (const match of body.text.matchAll(pattern)) {
        const secret = match.groups?.['secret'];
        const range = match.indices?.groups?.['secret'];
        if (!secret || !range || isPlaceholder(secret)) continue;
        const span = body.spanOf(...range);
        if (seen.some((other) => other.start < span.end && span.start < other.end)) continue;
        seen.push(span);
        yield {
          span,
          message: `Everybody who has the image or this file can read ${what}.`,
        };
      }
    }
  },
});

/** Forms of secrets; each stands for itself or behind a name that says so. */
const patterns = [
  { pattern: /(?<secret>\b(?:AKIA|ASIA)[0-9A-Z]{16}\b)/dg, what: 'this AWS access key' },
  { pattern: /(?<secret>\bgh[pousr]_[0-9A-Za-z]{36,}\b)/dg, what: 'this GitHub token' },
  { pattern: /(?<secret>\bgithub_pat_\w{22,}\b)/dg, what: 'this GitHub token' },
  { pattern: /(?<secret>\bglpat-[\w-]{20,})/dg, what: 'this GitLab token' },
  { pattern: /(?<secret>\bnpm_[0-9A-Za-z]{36}\b)/dg, what: 'this npm token' },
  { pattern: /(?<secret>\bxox[abprs]-[\w-]{10,})/dg, what: 'this Slack token' },
  { pattern: /(?<secret>-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----)/dg, what: 'this private key' },
  {
    pattern: /\b[a-z][a-z\d+.-]{0,15}:\/\/[^\s:/@"']{1,100}:(?<secret>[^\s:/@"']{1,200})@/dgi,
    what: 'the password in this address',
  },
  {
    pattern: /\bauthorization:\s*(?:bearer|basic|token)\s+(?<secret>[^\s"']+)/dgi,
    what: 'this token',
  },
  {
    pattern:
      /(?:^|\s)--?(?:[a-z]{1,20}-){0,4}(?:password|passwd|token|secret|api-?key)(?:=|\s+)["']?(?<secret>[^\s"']{4,})/dgi,
    what: 'this secret',
  },
];

/** Variables, files and the words of examples are no secrets. */
function isPlaceholder(text: string): boolean {
  return (
    /[$`<>{}%*]/.test(text) ||
    /^(?:-|\/|\.{1,2}\/|file:|env:|true$|false$|none$|null$|stdin$|auto$)/i.test(text) ||
    /^(?:x+|\*+|\.+|(?:your|my|some)[-_ ]?.*|example.*|changeme|placeholder|redacted|dummy|postgres|root|admin|password|secret|token|test)$/i.test(
      text,
    )
  );
}
