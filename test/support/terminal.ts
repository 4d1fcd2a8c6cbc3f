/** A terminal in memory, and the command line run on it. */

import { runCommandLine } from '../../src/cli/runCommandLine'
import type { Terminal } from '../../src/cli/terminal'
import { safeJson, safeLine, safeText } from '../../src/cli/terminal'

export interface Ran {
  readonly exit: number
  readonly out: string
  readonly err: string
  readonly files: ReadonlyMap<string, string>
}

export async function hoptax(
  line: readonly string[],
  given: { readonly files?: Readonly<Record<string, string>>; readonly input?: string; readonly fault?: Error } = {},
): Promise<Ran> {
  const files = new Map(Object.entries(given.files ?? {}))
  const out: string[] = []
  const err: string[] = []
  const read = async (path: string) => {
    if (given.fault) throw given.fault
    const text = files.get(path)
    if (text === undefined) throw Object.assign(new Error('no file'), { code: 'ENOENT' })
    return new TextEncoder().encode(text)
  }
  const terminal: Terminal = {
    printText: (text) => out.push(safeText(text)),
    printJson: (json) => out.push(safeJson(json)),
    printError: (text) => err.push(safeLine(text)),
    read,
    readInput: async () => new TextEncoder().encode(given.input ?? ''),
    write: async (path, text) => {
      files.set(path, text)
    },
    clock: () => 0,
  }
  const exit = await runCommandLine(line, '1.2.3', terminal)
  const joined = (lines: readonly string[]) => lines.map((text) => `${text}\n`).join('')
  return { exit, out: joined(out), err: joined(err), files }
}

/** A small design: a web shop on the usual catalog. */
export const shop = JSON.stringify({
  hoptax: 1,
  services: {
    web: { operations: { page: { cpuMs: 2 } } },
    cart: { operations: { add: { cpuMs: 1 } } },
    db: { kind: 'database' },
  },
  calls: [
    { from: 'web/page', to: 'cart/add', count: 2 },
    { from: 'cart/add', to: 'db' },
  ],
  workloads: { visits: { to: 'web/page', ratePerSecond: 20 } },
})
