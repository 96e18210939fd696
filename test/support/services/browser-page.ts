/** The part of playwright-core's page that tests of the workbench need. */
export interface BrowserPage {
  goto(url: string, options?: { readonly timeout?: number }): Promise<unknown>;
  reload(): Promise<unknown>;
  title(): Promise<string>;
  screenshot(options: { readonly path: string }): Promise<unknown>;
  setViewportSize(size: { readonly width: number; readonly height: number }): Promise<void>;
  waitForSelector(selector: string, options?: { readonly timeout?: number }): Promise<unknown>;
  waitForTimeout(ms: number): Promise<void>;
  locator(selector: string, options?: { readonly hasText?: string | RegExp }): BrowserLocator;
  getByText(text: string | RegExp, options?: { readonly exact?: boolean }): BrowserLocator;
  getByRole(role: string, options?: { readonly name?: string | RegExp }): BrowserLocator;
  evaluate<Result>(expression: string): Promise<Result>;
  on(event: 'console', listener: (message: { text(): string }) => void): unknown;
  readonly keyboard: {
    press(key: string): Promise<void>;
    type(text: string, options?: { readonly delay?: number }): Promise<void>;
  };
  readonly mouse: {
    move(x: number, y: number): Promise<void>;
    click(x: number, y: number): Promise<void>;
  };
}

/** The part of playwright-core's locator that tests of the workbench need. */
export interface BrowserLocator {
  first(): BrowserLocator;
  nth(index: number): BrowserLocator;
  locator(selector: string, options?: { readonly hasText?: string | RegExp }): BrowserLocator;
  click(options?: { readonly button?: 'left' | 'right'; readonly timeout?: number }): Promise<void>;
  dblclick(): Promise<void>;
  hover(): Promise<void>;
  fill(text: string): Promise<void>;
  press(key: string): Promise<void>;
  count(): Promise<number>;
  innerText(): Promise<string>;
  allInnerTexts(): Promise<string[]>;
  getAttribute(name: string): Promise<string | null>;
  isVisible(): Promise<boolean>;
  waitFor(options?: {
    readonly state?: 'attached' | 'detached' | 'visible' | 'hidden';
    readonly timeout?: number;
  }): Promise<void>;
  screenshot(options: { readonly path: string }): Promise<unknown>;
}
