/** A syntax that the API server demands of names. */
export interface NameGrammar {
  accepts(text: string): boolean;
  /** What a name may be, to follow "a name is". */
  readonly words: string;
  /** The nearest accepted name; empty when nothing is left of the text. */
  repair(text: string): string;
}

const labelWords =
  'lower-case letters, digits and "-", with a letter or digit at both ends, at most 63 characters';

/** RFC 1123 label: containers, volumes, namespaces, Service ports. */
export const dnsLabel: NameGrammar = {
  accepts: (text) => text.length <= 63 && /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(text),
  words: labelWords,
  repair: (text) => trimEnds(lowered(text, /[^-a-z0-9]+/g).slice(0, 63)),
};

/** RFC 1123 subdomain: most objects. */
export const dnsSubdomain: NameGrammar = {
  accepts: (text) =>
    text.length <= 253 &&
    /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/.test(text),
  words: 'lower-case letters, digits, "-" and ".", with a letter or digit at both ends',
  repair: (text) => trimEnds(lowered(text, /[^-.a-z0-9]+/g).slice(0, 253)),
};

/** An RFC 1123 subdomain of a kind that leaves room for what its controller appends. */
export function shortSubdomain(longest: number): NameGrammar {
  return {
    accepts: (text) => dnsSubdomain.accepts(text) && text.length <= longest,
    words: `${dnsSubdomain.words}, at most ${longest} characters`,
    repair: (text) => trimEnds(dnsSubdomain.repair(text).slice(0, longest)),
  };
}

/** A DNS name of at least so many parts. */
export function domainOf(parts: number): NameGrammar {
  return {
    accepts: (text) => dnsSubdomain.accepts(text) && text.split('.').length >= parts,
    words: `a DNS name of at least ${parts} parts with "." between them`,
    repair: dnsSubdomain.repair,
  };
}

/** RFC 6335 service name: container ports. */
export const portName: NameGrammar = {
  accepts: (text) =>
    text.length <= 15 &&
    /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(text) &&
    /[a-z]/.test(text) &&
    !text.includes('--'),
  words:
    'lower-case letters, digits and single "-", with at least one letter, at most 15 characters',
  repair: (text) => trimEnds(dnsLabel.repair(text).replace(/-+/g, '-').slice(0, 15)),
};

/** A host of an Ingress: a DNS name whose first label may be `*`. */
export const hostName: NameGrammar = {
  ...dnsSubdomain,
  accepts: (text) =>
    dnsSubdomain.accepts(text.startsWith('*.') ? text.slice(2) : text) && !/^[\d.]+$/.test(text),
  words: 'a DNS name without scheme, port or path; its first label may be "*"',
};

/** A DNS name in which labels may hold `_`, with a dot at its end perhaps: search domains. */
export const searchDomain: NameGrammar = {
  accepts: (text) =>
    text === '.' || dnsSubdomain.accepts(text.replace(/\.$/, '').replaceAll('_', '-')),
  words: 'lower-case letters, digits, "-", "_" and "."',
  repair: dnsSubdomain.repair,
};

/** RFC 1035 label: what becomes a part of the address of custom resources. */
export const resourceLabel: NameGrammar = {
  accepts: (text) => text.length <= 63 && /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/.test(text),
  words: 'lower-case letters, digits and "-", with a letter at its start, at most 63 characters',
  repair: (text) => dnsLabel.repair(text).replace(/^[^a-z]+/, ''),
};

/** The beginning of a name to which the API server appends letters and digits. */
export function prefixOf(grammar: NameGrammar): NameGrammar {
  return {
    ...grammar,
    accepts: (text) => grammar.accepts(`${text.slice(0, 40)}a`),
    repair: (text) => `${grammar.repair(text)}-`,
  };
}

/** The name of a header of HTTP. */
export const headerName: NameGrammar = {
  accepts: (text) => /^[-A-Za-z0-9]+$/.test(text),
  words: 'letters, digits and "-"',
  repair: (text) => trimEnds(text.replace(/[^-A-Za-z0-9]+/g, '-')),
};

/** The name of a setting of the kernel. */
export const kernelSetting: NameGrammar = {
  accepts: (text) =>
    text.length <= 253 &&
    /^(?:[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?$/.test(text),
  words: 'lower-case letters, digits, "-" and "_", with "." or "/" between the parts',
  repair: (text) => text.toLowerCase(),
};

/** The name of a variable in CEL. */
export const celIdentifier: NameGrammar = {
  accepts: (text) => /^[_a-zA-Z][_a-zA-Z0-9]*$/.test(text),
  words: 'letters, digits and "_", with a letter at its start',
  repair: (text) => text.replace(/[^_a-zA-Z0-9]+/g, '_'),
};

/** A key of a ConfigMap or Secret, which becomes a file name. */
export const dataKey: NameGrammar = {
  accepts: (text) => /^[-._a-zA-Z0-9]{1,253}$/.test(text) && text !== '.' && !text.startsWith('..'),
  words: 'letters, digits, "-", "_" and "."',
  repair: (text) => text.replace(/[^-._a-zA-Z0-9]+/g, '-').replace(/^\.\./, ''),
};

/** The name of an environment variable since Kubernetes 1.32. */
export const variableName: NameGrammar = {
  accepts: (text) => /^[ -<>-~]+$/.test(text),
  words: 'printable ASCII without "="',
  repair: (text) => text.replace(/[^ -<>-~]+/g, '_'),
};

/** A name that is one segment of a URL: RBAC objects and disruption budgets. */
export const pathSegment: NameGrammar = {
  accepts: (text) => text !== '' && text !== '.' && text !== '..' && !/[/%]/.test(text),
  words: 'any text without "/" and "%"',
  repair: (text) => text.replace(/[/%]+/g, '-'),
};

/** A name that nobody looks at. */
export const anyText: NameGrammar = {
  accepts: () => true,
  words: 'any text',
  repair: (text) => text,
};

/** The value of a label. */
export const labelValue: NameGrammar = {
  accepts: (text) => text === '' || isQualifiedPart(text),
  words:
    'letters, digits, "-", "_" and ".", with a letter or digit at both ends, at most 63 characters',
  repair: (text) => trimEnds(text.replace(/[^-._A-Za-z0-9]+/g, '-').slice(0, 63)),
};

/** The key of a label or annotation: a name behind an optional DNS prefix and `/`. */
export const qualifiedName: NameGrammar = {
  accepts: (text) => {
    const parts = text.split('/');
    const name = parts.pop() ?? '';
    return (
      isQualifiedPart(name) &&
      (parts.length === 0 || (parts.length === 1 && dnsSubdomain.accepts(parts[0] ?? '')))
    );
  },
  words:
    'letters, digits, "-", "_" and ".", at most 63 characters, behind an optional DNS prefix and "/"',
  repair: (text) => trimEnds(text.replace(/[^-._A-Za-z0-9]+/g, '-').slice(0, 63)),
};

function lowered(text: string, foreign: RegExp): string {
  return text.toLowerCase().replace(foreign, '-');
}

function isQualifiedPart(text: string): boolean {
  return text.length <= 63 && /^[A-Za-z0-9](?:[-._A-Za-z0-9]*[A-Za-z0-9])?$/.test(text);
}

function trimEnds(text: string): string {
  return text.replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
}
