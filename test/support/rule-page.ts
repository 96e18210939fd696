/** A fenced block of a rule page. */
export interface Fence {
  /** The info string, such as `dockerfile`, `yaml` or `txtar`. */
  readonly info: string;
  readonly text: string;
  /** Offsets of `text` in the page. */
  readonly start: number;
  readonly end: number;
}

/** A rule's page, taken apart. */
export interface RulePage {
  readonly title: string;
  /** The first line below the title. */
  readonly summary: string;
  /** Text of each section by its heading. */
  readonly sections: ReadonlyMap<string, string>;
  readonly bad: readonly Fence[];
  readonly good: readonly Fence[];
  readonly fixed: readonly Fence[];
}

/** Takes a rule's page apart. */
export function parseRulePage(page: string): RulePage {
  const sections = sectionsOf(page);
  const fencesIn = (name: string) => {
    const section = sections.get(name);
    return section ? fencesOf(section) : [];
  };
  const [heading = '', ...rest] = page.split('\n');
  return {
    title: heading.replace(/^# /, ''),
    summary: rest.find((line) => line.trim() !== '') ?? '',
    sections: new Map([...sections].map(([name, section]) => [name, section.text.trim()])),
    bad: fencesIn('Bad'),
    good: fencesIn('Good'),
    fixed: fencesIn('Fixed'),
  };
}

/** The page with the text of some fences replaced. */
export function replaceFences(page: string, texts: ReadonlyMap<Fence, string>): string {
  let result = page;
  for (const [fence, text] of [...texts].sort(([a], [b]) => b.start - a.start)) {
    result = result.slice(0, fence.start) + text + result.slice(fence.end);
  }
  return result;
}

interface Section {
  readonly text: string;
  readonly start: number;
}

function sectionsOf(page: string): Map<string, Section> {
  const headings = [...page.matchAll(/^## (.+)\n/gm)];
  return new Map(
    headings.map((match, index) => {
      const start = match.index + match[0].length;
      const end = headings[index + 1]?.index ?? page.length;
      return [match[1] ?? '', { text: page.slice(start, end), start }];
    }),
  );
}

function fencesOf(section: Section): Fence[] {
  return [...section.text.matchAll(/^```(\S+)\n([\s\S]*?)\n?^```$/gm)].map((match) => {
    const [whole, info = '', text = ''] = match;
    const start = section.start + match.index + whole.indexOf('\n') + 1;
    return { info, text, start, end: start + text.length };
  });
}
