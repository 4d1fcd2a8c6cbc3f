/**
 * What `npm run -s hoptax` runs from a checkout: builds the bundle when a source has changed since, then runs it.
 * The bundle bears a fingerprint of its sources on its last line. Each build goes into a folder of its own and
 * its one file into place by renaming, so that processes at the same time cannot harm each other.
 */

import { createHash } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = resolve(import.meta.dirname, '../..')
const folder = join(root, 'dist', 'cli')
const bundle = join(folder, 'hoptax.js')

const sources = fingerprint()
const current = existsSync(bundle) && readFileSync(bundle, 'utf8').trimEnd().endsWith(sources)
const ready = current || (await build())

// npm runs scripts at the root of the package; paths on the line are meant from where it was typed.
if (process.env.npm_lifecycle_event === 'hoptax' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
if (ready) await import(pathToFileURL(bundle).href)

function fingerprint() {
  const hash = createHash('sha256')
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  for (const path of [...files, join(root, 'package.json')].sort()) {
    const file = statSync(path, { throwIfNoEntry: false })
    hash.update(`${path} ${file?.mtimeMs} ${file?.size}\n`)
  }
  return `// sources ${hash.digest('hex').slice(0, 32)}`
}

async function build() {
  let apart
  try {
    mkdirSync(folder, { recursive: true })
    apart = mkdtempSync(join(folder, 'build-'))
    const vite = await import('vite')
    await vite.build({
      root,
      configFile: false,
      logLevel: 'silent',
      publicDir: false,
      ssr: { noExternal: true },
      build: {
        ssr: join(root, 'src', 'cli', 'hoptax.ts'),
        outDir: apart,
        target: 'node20',
        minify: true,
        rolldownOptions: {
          output: { entryFileNames: 'hoptax.js', codeSplitting: false, banner: '#!/usr/bin/env node' },
        },
      },
    })
    appendFileSync(join(apart, 'hoptax.js'), `\n${sources}\n`)
    chmodSync(join(apart, 'hoptax.js'), 0o755)
    renameSync(join(apart, 'hoptax.js'), bundle)
    return true
  } catch (fault) {
    const [reason] = String(fault?.message ?? fault).split('\n')
    process.stderr.write(`hoptax: the command line could not be built: ${reason}\n`)
    process.exitCode = 3
    return false
  } finally {
    if (apart) rmSync(apart, { recursive: true, force: true })
  }
}
