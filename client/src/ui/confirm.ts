import { window } from 'vscode';

/** What people are asked before something is lost or changed. */
export interface Confirmation {
  /** A question that names the objects, such as `Remove container "web"?`. */
  readonly question: string;
  /** What is lost, and where: engine, or context and namespace. */
  readonly detail?: string;
  /** The verb of the button, such as `Remove`. */
  readonly action: string;
}

/** Asks in a modal dialog; Escape and Cancel mean no. */
export async function confirm(confirmation: Confirmation): Promise<boolean> {
  const { question, detail, action } = confirmation;
  const options = detail === undefined ? { modal: true } : { modal: true, detail };
  return (await window.showWarningMessage(question, options, action)) === action;
}
