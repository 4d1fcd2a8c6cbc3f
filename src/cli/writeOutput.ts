/** Writes the file of `--out`, whole or not at all. */

import { failure, type Result, success } from '../base/result'
import { quoted } from '../formats/quote'
import { fileErrorTexts } from './readSource'
import type { Terminal } from './terminal'

/** Writes `text` to `path`; a file system error becomes a failure that names the path. */
export async function writeOutput(path: string, text: string, terminal: Terminal): Promise<Result<null>> {
  try {
    await terminal.write(path, text)
    return success(null)
  } catch (fault) {
    const code = (fault as { readonly code?: unknown }).code
    if (typeof code !== 'string') throw fault
    return failure(quoted(path), fileErrorTexts[code] ?? `cannot be written (${quoted(code, 20)})`)
  }
}
