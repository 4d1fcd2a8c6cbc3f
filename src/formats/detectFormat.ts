/** Which format a text is in, by its content. */

import type { Format, InputFile } from './format'

/** The format with the highest confidence that it can read the text; undefined: none has any. */
export function detectFormat(input: InputFile, formats: readonly Format[]): Format | undefined {
  let best: Format | undefined
  let highest = 0
  for (const format of formats) {
    const confidence = format.read ? format.detect(input) : 0
    if (confidence > highest) [best, highest] = [format, confidence]
  }
  return best
}
