import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { type Plugin, runnerImport } from 'vite'
import { defineConfig } from 'vitest/config'

/** The dev server needs inline scripts and styles, which the page's content policy forbids: it serves the page without. */
const policyOff: Plugin = {
  name: 'policy-off-in-development',
  apply: 'serve',
  transformIndexHtml: {
    order: 'pre',
    handler: (html, { server }) =>
      server ? html.replace(/<meta\s+http-equiv="Content-Security-Policy"[\s\S]*?\/>/, '') : html,
  },
}

/**
 * `x.hoptax.json?document`: an example design, read at build time by the strict reader, so that the page starts without
 * the reader; `?figures`: its scores, so that the page starts without the scorer too.
 */
const reader = 'src/formats/design/design.ts'
const scorer = 'src/scorer/comparison.ts'
const documents: Plugin = {
  name: 'documents',
  enforce: 'pre',
  load: {
    filter: { id: /\?(document|figures)$/ },
    async handler(id) {
      const [path = '', query] = id.split('?')
      this.addWatchFile(path)
      const { module } = await runnerImport<typeof import('./src/formats/design/design')>(
        join(import.meta.dirname, reader),
      )
      const reading = module.readDesign(readFileSync(path, 'utf8'))
      if (!reading.ok) return this.error(`${path}: ${reading.problem.place} ${reading.problem.message}`)
      const { document } = reading.value
      if (query === 'document') return { code: `export default ${literal(document)}`, moduleType: 'js' }
      const { module: scoring } = await runnerImport<typeof import('./src/scorer/comparison')>(
        join(import.meta.dirname, scorer),
      )
      const figures = scoring.compare(document)
      if (!figures.ok) return this.error(`${path}: ${figures.problem.message}`)
      return { code: `export default ${literal(figures.value, 12)}`, moduleType: 'js' }
    },
  },
}

/** Plain data as JavaScript: JSON and the numbers that JSON lacks, rounded to `digits` significant digits. */
function literal(value: unknown, digits = 17): string {
  if (Array.isArray(value)) return `[${value.map((one) => literal(one, digits))}]`
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(Number(value.toPrecision(digits)))
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
  return `{${Object.entries(value).map(([key, of]) => `${JSON.stringify(key)}:${literal(of, digits)}`)}}`
}

/** Vite's loader takes a style sheet that could not be fetched for loaded at the next attempt: it forgets it instead. */
const forgetFailures: Plugin = {
  name: 'forget-failures',
  apply: 'build',
  transform: {
    filter: { id: /vite\/preload-helper/ },
    handler(code) {
      const remembered = /seen\[href\] = void 0;(\s*throw)/
      if (!remembered.test(code))
        this.error('Vite’s loader has changed: see whether a failed style sheet is tried again')
      return { code: code.replace(remembered, 'delete seen[href];$1'), map: null }
    },
  },
}

export default defineConfig({
  plugins: [documents, react(), policyOff, forgetFailures],
  base: './',
  // The command line is built beside it, into dist/cli.
  build: {
    target: 'es2022',
    outDir: 'dist/page',
    // What counts is what the first screen loads, compressed: test/e2e/size.spec.ts holds it.
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The plugins' share of the build time is known and accepted.
      checks: { pluginTimings: false },
      // Unused components of React Flow are left out: the package does not mark these calls as pure.
      treeshake: { manualPureFunctions: ['memo', 'forwardRef', 'createContext', 'lazy'] },
      // One chunk compresses better than a dozen shared ones.
      output: { codeSplitting: { groups: [{ name: 'page', tags: ['$initial'] }] } },
    },
  },
  css: { modules: { generateScopedName: '[hash:base64:5]' } },
  worker: { format: 'es' },
  preview: { host: '127.0.0.1' },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // Vitest leaves one core to its watcher, which on two cores leaves one to the tests.
    maxWorkers: '100%',
    // No test measures speed: one that takes this long hangs.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    benchmark: { include: ['test/**/*.bench.ts'] },
  },
})
