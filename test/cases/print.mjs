/** `npm run cases`: prints the published cases beside what the model predicts of them. */

import { resolve } from 'node:path'
import { runnerImport } from 'vite'

const root = resolve(import.meta.dirname, '../..')
process.chdir(root)
const { module } = await runnerImport('./test/cases/table.ts', { root, configFile: false, logLevel: 'error' })
process.stdout.write(`${module.table()}\n`)
