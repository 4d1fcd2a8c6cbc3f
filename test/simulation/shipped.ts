/**
 * Code as it ships: bundled. The test runner turns every name of another file into a look-up, which makes the
 * simulation eight times slower than it is in the page, the worker and the terminal, and the solver three to five times.
 */

import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'
import type { run as Run } from '../../src/simulation/run'

export async function shipped(): Promise<typeof Run> {
  return (await bundled<{ readonly run: typeof Run }>('simulation/run.ts')).run
}

/** A module of `src/`, with all that it imports. */
export async function bundled<Module>(path: string): Promise<Module> {
  const entry = fileURLToPath(new URL(`../../src/${path}`, import.meta.url))
  const output = (await build({
    configFile: false,
    logLevel: 'silent',
    build: { lib: { entry, formats: ['es'] }, write: false, minify: true, target: 'es2022' },
  })) as Rolldown.RolldownOutput[]
  const code = output[0]?.output[0].code ?? ''
  return import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)
}
