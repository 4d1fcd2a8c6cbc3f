/**
 * The design file, `*.hoptax.json`: written by people and by us, so it says units in its keys, leaves defaults
 * out and diffs well. Reading is strict; writing and reading again gives the same document, and the same text.
 */

import { failure, type Result, success } from '../../base/result'
import { maxFileBytes } from '../decodeText'
import type { Format, ImportedDesign, InputFile } from '../format'
import { quoted } from '../quote'
import { summaryOf } from '../summary'
import { documentFromJson } from './documentFromJson'
import { describeJson } from './fieldCodec'
import { isNumeral, isObject, type JsonObject } from './json'
import { currentVersion, migrate, oldestVersion } from './migrations'
import { strictJson } from './strictJson'
import { writeDesign } from './writeDesign'

export const design = {
  id: 'design',
  label: 'Hoptax design',
  extensions: ['.hoptax.json', '.json'],
  detect,
  read,
  write: writeDesign,
} satisfies Format

/** The design of a text, or the first problem in it. */
export function readDesign(text: string): Result<ImportedDesign> {
  if (text.length > maxFileBytes)
    return failure('', `The design has ${text.length} characters; at most ${maxFileBytes} can be read.`)
  const json = strictJson(text)
  if (!json.ok) return json
  if (!isObject(json.value)) return failure('', `A design file is an object, not ${describeJson(json.value)}.`)
  const version = versionOf(json.value)
  if (!version.ok) return version
  const repairs: string[] = []
  const document = documentFromJson(migrate(json.value, version.value) as JsonObject, repairs)
  if (!document.ok) return document
  return success({ document: document.value, summary: summaryOf(document.value), warnings: repairs })
}

function read(files: readonly InputFile[]): Result<ImportedDesign> {
  const [file, ...more] = files
  if (!file) return failure('', 'There is no file to read.')
  if (more.length > 0) return failure(quoted(more[0]!.name), 'One design file can be opened at a time.')
  return readDesign(file.text)
}

function versionOf(file: JsonObject): Result<number> {
  const json = file.get('hoptax')
  if (json === undefined) return failure('hoptax', `is missing: a design file says "hoptax": ${currentVersion}`)
  const version = isNumeral(json) ? Number(json.digits) : Number.NaN
  if (version > currentVersion)
    return failure(
      'hoptax',
      `is ${quoted((json as { digits: string }).digits, 20)}: made by a newer version; this one reads up to ${currentVersion}`,
    )
  if (!Number.isInteger(version) || version < oldestVersion)
    return failure(
      'hoptax',
      `must be the version of the format, ${oldestVersion} to ${currentVersion}, not ${describeJson(json)}`,
    )
  return success(version)
}

/** The version key is near the top of every file that we wrote; in one written by hand it may be anywhere. */
function detect({ name, text }: InputFile): number {
  if (!/^\ufeff?\s*\{/.test(text.slice(0, 1000))) return name.endsWith('.hoptax.json') ? 0.5 : 0
  if (/"hoptax"\s*:/.test(text.slice(0, 5000))) return 1
  if (name.endsWith('.hoptax.json') || /"hoptax"\s*:/.test(text)) return 0.9
  return /"services"\s*:\s*\{/.test(text) && /"(calls|workloads)"\s*:/.test(text) ? 0.3 : 0
}
