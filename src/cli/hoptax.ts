/** The program: the command line in a process. It reads the files that are named, and writes `--out` only. */

import { createReadStream, lstatSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { version } from '../../package.json'
import { maxFileBytes } from '../formats/decodeText'
import { runCommandLine } from './runCommandLine'
import { safeJson, safeLine, safeText, type Terminal } from './terminal'

const terminal: Terminal = {
  printText: (text) => put(process.stdout, safeText(text)),
  printJson: (json) => put(process.stdout, safeJson(json)),
  printError: (text) => put(process.stderr, safeLine(text.replaceAll('\n', ' '))),
  read: (path) => bytesOf(createReadStream(path)),
  readInput: () => bytesOf(process.stdin),
  write: async (path, text) => writeWhole(path, text),
  clock: () => performance.now() / 1000,
  today: () => new Date().toLocaleDateString('sv'),
  ...(process.stderr.isTTY && { progress: (share: number | null) => process.stderr.write(meter(share)) }),
}

// A reader may close the pipe early (`| head`): that is no error.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => process.exit())

process.exitCode = await runCommandLine(process.argv.slice(2), version, terminal)

/** One line that is rewritten, and cleared at the end. */
function meter(share: number | null): string {
  return share === null ? '\r\u001b[K' : `\r\u001b[K${Math.floor(100 * share)} %`
}

function put(stream: NodeJS.WriteStream, text: string): void {
  stream.write(`${text}\n`)
}

/** Reads at most one byte more than the limit, so that an endless input ends here. */
async function bytesOf(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size > maxFileBytes) break
  }
  return Buffer.concat(chunks)
}

/** Into a file beside it, then renamed, so that no reader ever sees half of it; devices and links directly. */
function writeWhole(path: string, text: string): void {
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (there && !there.isFile()) {
    writeFileSync(path, text)
    return
  }
  const beside = `${path}.${process.pid}.part`
  try {
    writeFileSync(beside, text, { mode: there?.mode })
    renameSync(beside, path)
  } catch (fault) {
    rmSync(beside, { force: true })
    throw fault
  }
}
