/** A text in which templates are replaced by something that YAML can read, length for length. */
export interface MaskedText {
  readonly text: string;
  /** A line of nothing but template was blanked: what it makes is not known. */
  readonly hidesLines: boolean;
}

/** What stands for a template inside a value; it occurs in no ordinary manifest. */
export const maskCharacter = '\uE000';

/**
 * Replaces `{{ … }}` so that the rest of the text keeps its offsets.
 * Lines of template alone become blank, templates inside a value become a plain word.
 */
export function maskTemplates(text: string): MaskedText {
  let hidesLines = false;
  const masked = text
    .replace(/\{\{[\s\S]*?(?:\}\}|$)/g, (template) => template.replace(/[^\r\n]/g, maskCharacter))
    .replace(onlyMask, (line) => {
      hidesLines = true;
      return ' '.repeat(line.length);
    });
  return { text: masked, hidesLines };
}

const onlyMask = new RegExp(`^[ \\t${maskCharacter}]*${maskCharacter}[ \\t]*$`, 'gm');
