/** The text in a colour of the terminal, or as it is. */
export function paint(text: string, colour: keyof typeof codes, colours: boolean): string {
  return colours ? `\u001B[${codes[colour]}m${text}\u001B[0m` : text;
}

const codes = { bold: 1, red: 31, yellow: 33, blue: 34, cyan: 36 } as const;
