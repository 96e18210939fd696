import { type InputBoxOptions, type QuickPickItem, window } from 'vscode';

/** One thing to choose. */
export interface Choice<Value> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly picked?: boolean;
  readonly value: Value;
}

/** Lets people choose one; undefined when they leave. */
export async function pickOne<Value>(
  title: string,
  choices: readonly Choice<Value>[],
  placeHolder?: string,
): Promise<Value | undefined> {
  const items: (QuickPickItem & Choice<Value>)[] = choices.map((choice) => ({ ...choice }));
  const options = { title, matchOnDescription: true, ...(placeHolder ? { placeHolder } : {}) };
  return (await window.showQuickPick(items, options))?.value;
}

/** Lets people choose any number; undefined when they leave. */
export async function pickMany<Value>(
  title: string,
  choices: readonly Choice<Value>[],
): Promise<readonly Value[] | undefined> {
  const items: (QuickPickItem & Choice<Value>)[] = choices.map((choice) => ({ ...choice }));
  const chosen = await window.showQuickPick(items, { title, canPickMany: true });
  return chosen?.map((choice) => choice.value);
}

/** What a text prompt asks for. */
export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly value?: string;
  readonly placeHolder?: string;
  readonly password?: boolean;
  /** What is wrong with a value, or undefined when it will do. */
  readonly validate?: (value: string) => string | undefined;
}

/** Asks for a line of text; undefined when people leave. */
export async function askText(question: TextQuestion): Promise<string | undefined> {
  const { validate, ...rest } = question;
  const options: InputBoxOptions = { ...rest, ignoreFocusOut: true };
  if (validate) options.validateInput = validate;
  return await window.showInputBox(options);
}
