import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { type Plugin, runnerImport } from 'vite'
import { defineConfig } from 'vitest/config'

/** The dev server works by inline scripts and styles, which the page's own policy forbids: there it goes without. */
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
 * `x.hoptax.json?document`: a design of ours, read now by the strict reader, so that the page can start without it;
 * `?figures`: what it comes to, so that the page can start without the scorer too.
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

/** Plain data as JavaScript: JSON, and the numbers that JSON has not. Digits that nobody sees are not sent. */
function literal(value: unknown, digits = 17): string {
  if (Array.isArray(value)) return `[${value.map((one) => literal(one, digits))}]`
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(Number(value.toPrecision(digits)))
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
  return `{${Object.entries(value).map(([key, of]) => `${JSON.stringify(key)}:${literal(of, digits)}`)}}`
}

/** What the page does not use of a package and no bundler can tell: by file, what goes and what stands for it. */
const unused: readonly (readonly [file: RegExp, what: RegExp, instead: string])[] = [
  // Keys tell React which child is which; those of an icon never change.
  [/\/lucide-react\/dist\/esm\/icons\//, /, key: "\w+"|^__iconData\.node;$/gm, ''],
  // Styles of parts that are not on this page.
  [
    /\/@xyflow\/react\/dist\/base\.css/,
    /^\.react-flow(__(resize-control|controls|attribution|node-(default|input|output|group)|edge-text)|\.dark)[^{}]*\{[^{}]*\}/gm,
    '',
  ],
]

/** What the page brings a smaller part of its own for: by the package that asks, and what it asks for. */
const standIns: Plugin = {
  name: 'stand-ins',
  apply: 'build',
  enforce: 'pre',
  resolveId: {
    filter: {
      id: /^d3-(transition|interpolate)$|^use-sync-external-store\/shim$|^\.\.\/(scorer\/(comparison|score)|catalog\/index)$|createLucideIcon\.mjs$/,
    },
    handler(asked, by = '') {
      // What it stands in for in old versions of React, this one has.
      if (asked === 'use-sync-external-store/shim') return this.resolve('react', by)
      const zooming = /node_modules\/(@xyflow|d3-zoom)\//.test(by) && /^d3-(transition|interpolate)$/.test(asked)
      if (zooming) return join(import.meta.dirname, 'src/canvas/viewport/glide.ts')
      const scoring = /\/src\/store\//.test(by) && /^\.\.\/(scorer\/(comparison|score)|catalog\/index)$/.test(asked)
      if (scoring) return join(import.meta.dirname, 'src/app/boot/lazyScorer.ts')
      const drawing = by.includes('/lucide-react/') && asked.endsWith('/createLucideIcon.mjs')
      return drawing ? join(import.meta.dirname, 'src/ui/icon.ts') : undefined
    },
  },
  transform: {
    filter: { id: unused.map(([file]) => file) },
    handler(code, id) {
      return unused.reduce((text, [file, what, instead]) => {
        if (!file.test(id)) return text
        const less = text.replace(what, instead)
        // Another version of the package: what is left out of it must be looked at again.
        if (less === text && !id.includes('/icons/')) this.error(`${id}: nothing in it is like ${what}`)
        return less
      }, code)
    },
  },
}

export default defineConfig({
  plugins: [documents, standIns, react(), policyOff],
  base: './',
  // The command line is built beside it, into dist/cli.
  build: {
    target: 'es2022',
    outDir: 'dist/page',
    // What counts is what the first screen loads, compressed: test/e2e/size.spec.ts holds it.
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // How long plugins take is nothing that who builds it could mend.
      checks: { pluginTimings: false },
      // What nobody uses goes, React Flow's controls and edges among it: it does not say itself that these are pure.
      treeshake: { manualPureFunctions: ['memo', 'forwardRef', 'createContext', 'lazy'] },
      // In one piece it packs better than in the dozen that others share.
      output: { codeSplitting: { groups: [{ name: 'page', tags: ['$initial'] }] } },
    },
  },
  css: { modules: { generateScopedName: '[hash:base64:5]' } },
  worker: { format: 'es' },
  preview: { host: '127.0.0.1' },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // No test asks how fast the machine is: one that takes this long hangs.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    benchmark: { include: ['test/**/*.bench.ts'] },
  },
})
