/** A tooltip of names and values as Markdown; values that are empty are left out. */
export function facts(rows: readonly (readonly [name: string, value: string])[]): string {
  return rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${inlineCode(value)}`)
    .join('  \n');
}

/** Text in which no character means anything to Markdown. */
function inlineCode(text: string): string {
  return `\`\` ${text.replaceAll('`', 'ˋ').replace(/\s+/g, ' ')} \`\``;
}
