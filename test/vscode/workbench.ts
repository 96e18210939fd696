import type { BrowserLocator, BrowserPage } from '../support/services/browser-page.ts';

/** Drives a workbench as a person does: by keyboard, by name, waiting for what appears. */
export interface Workbench {
  /** Runs a command of the palette by its title. */
  run(title: string): Promise<void>;
  /** Opens a file of the folder by its path. */
  open(path: string): Promise<void>;
  /** Puts the cursor at the start of a line, from 1. */
  goToLine(line: number): Promise<void>;
  /** Applies a quick fix at the cursor; waits until the findings are there. */
  quickFix(title: string): Promise<void>;
  /** The entry of a refactoring on a line; asks as often as it takes until it is offered. */
  refactoring(line: number, title: string): Promise<BrowserLocator>;
  /** Asks for suggestions at the end of a line, as often as it takes until one is offered. */
  suggest(line: number, label: string): Promise<void>;
  /** Shows the hover some characters into a line; asks as often as it takes until it holds the text. */
  hover(line: number, characters: number, text: RegExp): Promise<void>;
  /** Types into the quick input that is open and accepts it. */
  answer(text: string): Promise<void>;
  /** Chooses the entry of the quick input that is open. */
  choose(label: string): Promise<void>;
  /** Presses a button of the modal dialog. */
  confirm(button: string): Promise<void>;
  /** The text of the modal dialog. */
  dialogText(): Promise<string>;
  /** Agrees to a question that is asked in a list or in a dialog. */
  agree(action: string): Promise<void>;
  /** Waits for an entry of the quick input. */
  waitForChoice(label: string, timeoutMs: number): Promise<void>;
  /** Accepts what each quick input proposes until no more comes. */
  acceptEverything(): Promise<void>;
  /** Shows Slipway's side bar. */
  showSlipway(): Promise<void>;
  /** Shows the list of notifications; toasts don't appear under test. */
  showNotifications(): Promise<void>;
  /** Chooses an entry of the context menu of a file or folder. */
  explorerMenu(name: RegExp, entry: string): Promise<void>;
  /** The row of a tree by what a screen reader says of it; waits until it is there. */
  row(label: string | RegExp, timeoutMs?: number): Promise<BrowserLocator>;
  /** Expands a row if it is collapsed. */
  expand(label: string | RegExp): Promise<void>;
  /** Chooses an entry of a row's context menu. */
  rowMenu(label: string | RegExp, entry: string): Promise<void>;
  /** Waits for a text anywhere in the workbench. */
  sees(text: string | RegExp, timeoutMs?: number): Promise<void>;
  /** Presses a button of a notification that holds the text. */
  notificationButton(text: string | RegExp, button: string, timeoutMs?: number): Promise<void>;
  press(key: string): Promise<void>;
}

const MODAL = '.monaco-dialog-box';
const ENTRY = '.quick-input-list .monaco-list-row';
const TOAST = '.notification-toast, .notifications-list-container .monaco-list-row';

/** The workbench that a page shows. */
export function workbench(page: BrowserPage): Workbench {
  const self: Workbench = {
    async run(title) {
      const input = page.locator('.quick-input-widget input').first();
      // A key is lost while the focus moves.
      let isOpen = false;
      for (let attempt = 0; attempt < 10 && !isOpen; attempt++) {
        await page.keyboard.press('F1');
        isOpen = await input.waitFor({ state: 'visible', timeout: 3000 }).then(
          () => true,
          () => false,
        );
      }
      await input.waitFor({ state: 'visible' });
      await input.fill(`>${title}`);
      const entry = page.locator(ENTRY, { hasText: title }).first();
      await entry.waitFor({ state: 'visible' });
      await entry.click();
    },
    async open(path) {
      await page.keyboard.press('Control+p');
      const input = page.locator('.quick-input-widget input').first();
      await input.waitFor({ state: 'visible' });
      await input.fill(path);
      const slash = path.lastIndexOf('/');
      const name = path.slice(slash + 1);
      // Files of one name are told apart by their folder, which stands behind it.
      const wanted = slash < 0 ? name : path.slice(0, slash);
      const entry = page.locator(ENTRY, { hasText: wanted }).first();
      await entry.waitFor({ state: 'visible' });
      await entry.click();
      await page.locator('.tab.active', { hasText: name }).first().waitFor();
      await page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' });
    },
    async goToLine(line) {
      await page.locator('.editor-instance .view-lines').first().click();
      await page.keyboard.press('Control+g');
      await self.answer(`:${line}`);
    },
    async quickFix(title) {
      const entry = page.getByText(title).locator('visible=true').first();
      for (let attempt = 0; attempt < 10; attempt++) {
        await page.keyboard.press('Control+.');
        await page.waitForTimeout(1500);
        if (await entry.isVisible()) return await entry.click();
        await page.keyboard.press('Escape');
      }
      throw new Error(`No quick fix "${title}".`);
    },
    async refactoring(line, title) {
      const entry = page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
      for (let attempt = 0; attempt < 10; attempt++) {
        await self.goToLine(line);
        await page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' });
        await self.run('Refactor...');
        await page.waitForTimeout(1500);
        if (await entry.isVisible()) return entry;
        await page.keyboard.press('Escape');
      }
      throw new Error(`No refactoring "${title}" on line ${line}.`);
    },
    async hover(line, characters, text) {
      const shown = page.locator('.monaco-hover', { hasText: text }).first();
      for (let attempt = 0; attempt < 10; attempt++) {
        await self.goToLine(line);
        await page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' });
        for (let step = 0; step < characters; step++) await page.keyboard.press('ArrowRight');
        await self.run('Show or Focus Hover');
        await page.waitForTimeout(1500);
        if (await shown.isVisible()) return;
        await page.keyboard.press('Escape');
      }
      throw new Error(`No hover on line ${line} says ${text}.`);
    },
    async suggest(line, label) {
      const entry = page.locator('.suggest-widget .monaco-list-row', { hasText: label }).first();
      for (let attempt = 0; attempt < 10; attempt++) {
        await self.goToLine(line);
        await page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' });
        await page.keyboard.press('End');
        await page.keyboard.press('Control+Space');
        await page.waitForTimeout(1500);
        if (await entry.isVisible()) return;
        await page.keyboard.press('Escape');
      }
      throw new Error(`Nothing suggests "${label}" on line ${line}.`);
    },
    async answer(text) {
      const input = page.locator('.quick-input-widget input').first();
      await input.waitFor({ state: 'visible' });
      await input.fill(text);
      await page.waitForTimeout(150);
      await page.keyboard.press('Enter');
    },
    async choose(label) {
      const entry = page.locator(ENTRY, { hasText: label }).first();
      await entry.waitFor({ state: 'visible' });
      await entry.click();
    },
    async confirm(button) {
      const dialog = page.locator(MODAL).first();
      await dialog.waitFor({ state: 'visible' });
      await dialog.locator('.monaco-button', { hasText: button }).first().click();
      await dialog.waitFor({ state: 'hidden' });
    },
    async dialogText() {
      const dialog = page.locator(MODAL).first();
      await dialog.waitFor({ state: 'visible' });
      return dialog.innerText();
    },
    async agree(action) {
      const dialog = page.locator(MODAL).first();
      const entry = page.locator(ENTRY, { hasText: action }).first();
      for (let waited = 0; waited < 30_000; waited += 250) {
        if (await dialog.isVisible()) return await self.confirm(action);
        if (await entry.isVisible()) return await entry.click();
        await page.waitForTimeout(250);
      }
      throw new Error(`Nobody asks for "${action}".`);
    },
    async waitForChoice(label, timeoutMs) {
      await page.locator(ENTRY, { hasText: label }).first().waitFor({ timeout: timeoutMs });
    },
    async acceptEverything() {
      const widget = page.locator('.quick-input-widget').first();
      await widget.waitFor({ state: 'visible' });
      for (let quiet = 0; quiet < 8; quiet++) {
        if (await widget.isVisible()) {
          quiet = 0;
          await page.keyboard.press('Enter');
        }
        await page.waitForTimeout(300);
      }
    },
    async showSlipway() {
      const pane = page.locator('.pane-header', { hasText: 'Clusters' }).first();
      if (await pane.isVisible()) return;
      await page.locator('.activitybar .action-label[aria-label*="Slipway"]').first().click();
      await pane.waitFor();
    },
    async showNotifications() {
      await self.run('Notifications: Show Notifications');
    },
    async explorerMenu(name, entry) {
      await self.run('View: Show Explorer');
      await self.rowMenu(name, entry);
    },
    async row(label, timeoutMs = 30_000) {
      const row = page.getByRole('treeitem', { name: label }).first();
      await row.waitFor({ state: 'visible', timeout: timeoutMs });
      return row;
    },
    async expand(label) {
      const row = await self.row(label);
      if ((await row.getAttribute('aria-expanded')) === 'false') {
        await row.click();
        await page.keyboard.press('ArrowRight');
      }
    },
    async rowMenu(label, entry) {
      await (await self.row(label)).click({ button: 'right' });
      const item = page.locator('.context-view .action-menu-item', { hasText: entry }).first();
      await item.waitFor({ state: 'visible' });
      await page.waitForTimeout(200);
      await item.click();
    },
    async sees(text, timeoutMs = 30_000) {
      await page.getByText(text).locator('visible=true').first().waitFor({ timeout: timeoutMs });
    },
    async notificationButton(text, button, timeoutMs = 60_000) {
      const toast = page.locator(TOAST, { hasText: text }).first();
      await toast.waitFor({ state: 'visible', timeout: timeoutMs });
      await toast.locator('.monaco-button', { hasText: button }).first().click();
    },
    press: (key) => page.keyboard.press(key),
  };
  return self;
}
