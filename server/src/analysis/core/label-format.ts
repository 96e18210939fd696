/** What the value of an image label must look like; `text` is anything but nothing. */
export type LabelFormat = (typeof labelFormats)[number];

/** Every format of a label. */
export const labelFormats = ['text', 'url', 'email', 'semver', 'rfc3339', 'spdx', 'hash'] as const;
