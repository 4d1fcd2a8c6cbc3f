/**
 * `run` as it ships: bundled. The test runner turns every name of another file into a look-up, which makes the
 * simulation eight times slower than it is in the page, the worker and the terminal.
 */

import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'
import type { run as Run } from '../../src/simulation/run'

export async function shipped(): Promise<typeof Run> {
  const entry = fileURLToPath(new URL('../../src/simulation/run.ts', import.meta.url))
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    build: { lib: { entry, formats: ['es'] }, write: false, minify: true, target: 'es2022' },
  })) as Rolldown.RolldownOutput[]
  const code = output[0]?.output[0].code ?? ''
  const module = await import(/* @vite-ignore */ `data:text/javascript;base64,${btoa(code)}`)
  return module.run
}
