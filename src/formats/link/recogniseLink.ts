/**
 * Whether a text is a link, for everyone who asks: the registry of formats, the command line, the page. It knows the
 * versions by their letters alone, so that the page need not load the codecs for the question.
 */

/** The first letter of a link. `link.ts` has a codec for each. */
export const linkVersions = ['1', '2', '3'] as const

export type LinkVersion = (typeof linkVersions)[number]

/** An address, or "#": what follows is meant as a link, whatever its version and however often it has a "#". */
const addressed = /^(?:https?:\/\/[^\s#]*)?#([\w~.#%-]+)$/
/** Without a scheme or without an address it could be a name: only a known version counts. */
const bare = new RegExp(`^(?:[^\\s#]{1,200}#)?([${linkVersions.join('')}][\\w-]{3,})$`)

const twoLinks = new RegExp(`^[${linkVersions.join('')}][\\w-]{3,}#[\\w~.#%-]+$`)

/** The fragment of a link, without "#"; undefined: the text is no link. */
export function recogniseLink(text: string): string | undefined {
  const trimmed = text.trim()
  // A link where an address should stand: two links, not one. Whoever reads it says so.
  if (twoLinks.test(trimmed)) return trimmed
  return (addressed.exec(trimmed) ?? bare.exec(trimmed))?.[1]
}
