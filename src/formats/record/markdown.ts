/** Text and tables in Markdown in which nothing of the input can become markup. */

/** Text with everything escaped that could become markup, a link, an image or a mention. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s*[\n\r]\s*/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\ufffd')
    .replace(/[\\`*_[\]<>#|~]|\$(?!\d)/g, (character) => `\\${character}`)
    .replace(/&/g, '&amp;')
    .replace(/:\/\//g, `:${zeroWidthSpace}//`)
    .replace(/@/g, `@${zeroWidthSpace}`)
    .replace(/www\./gi, (match) => `${match.slice(0, 3)}${zeroWidthSpace}.`)
}

/** A space without width, as an entity, so that it stays visible in the source. */
const zeroWidthSpace = '&#8203;'

/** A paragraph: text at the start of a line makes no list, rule or heading either. */
export function markdownParagraph(text: string): string {
  return escapeMarkdown(text.trim())
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^([-+=])/, '\\$1')
}

export function markdownList(items: readonly string[], ordered = false): readonly string[] {
  return items.map((item, i) => `${ordered ? `${i + 1}.` : '-'} ${markdownParagraph(item)}`)
}

/** Head first; figures to the right, unless all columns are words. */
export function markdownTable(rows: readonly (readonly string[])[], words = false): readonly string[] {
  if (rows.length === 0) return []
  const [head = [], ...body] = rows.map((row) => `| ${row.map(escapeMarkdown).join(' | ')} |`)
  const rule = `|${(rows[0] ?? []).map((_, c) => (c === 0 || words ? ' --- |' : ' ---: |')).join('')}`
  return [head as string, rule, ...body]
}
