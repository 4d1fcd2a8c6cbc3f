/**
 * Output. Nothing from the input reaches a terminal or a build log raw: control characters become visible,
 * and no line can begin with what a build server takes for a command (`::error`, `##[group]`); a heading is none.
 */

/** Input and output of the program; tests pass one that records. */
export interface Terminal {
  /** Lines of text on standard output. */
  readonly printText: (text: string) => void
  /** JSON on standard output. */
  readonly printJson: (json: string) => void
  /** One line on standard error. */
  readonly printError: (text: string) => void
  readonly read: (path: string) => Promise<Uint8Array>
  readonly readInput: () => Promise<Uint8Array>
  readonly write: (path: string, text: string) => Promise<void>
  /** Seconds since any moment: for budgets of time. */
  readonly clock: () => number
  /** The day, as "2026-11-23"; undefined: no day is printed. */
  readonly today?: () => string
  /** Shows the share done; null clears it. Undefined: the output is no screen. */
  readonly progress?: (share: number | null) => void
}

/** Text as lines that are safe to show. */
export function safeText(text: string): string {
  return text.split('\n').map(safeLine).join('\n')
}

/** One line, whatever the text held. */
export function safeLine(text: string): string {
  const visible = text.replaceAll('\n', ' ').replace(unsafe, (character) => (character === '\t' ? ' ' : '\uFFFD'))
  return visible.replace(/^(\s*)(::|##(?!#* ))/, '$1\\$2').replaceAll('##[', '#\\#[')
}

/** JSON says the same with its dangerous characters escaped. */
export function safeJson(json: string): string {
  return json.replace(unsafe, (character) =>
    Array.from({ length: character.length }, (_, at) => escaped(character.charCodeAt(at))).join(''),
  )
}

/** Controls but the end of a line, separators, and the formatting characters that turn text round or hide it. */
const unsafe =
  /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

function escaped(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`
}
