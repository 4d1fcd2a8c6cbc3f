import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
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

/** `x.hoptax.json?document`: a design of ours, read now by the strict reader, so that the page can start without it. */
const reader = 'src/formats/design.ts'
const documents: Plugin = {
  name: 'documents',
  enforce: 'pre',
  async load(id) {
    const [path = '', query] = id.split('?')
    if (query !== 'document') return undefined
    this.addWatchFile(path)
    const { module } = await runnerImport<typeof import('./src/formats/design')>(join(import.meta.dirname, reader))
    const reading = module.readDesign(readFileSync(path, 'utf8'))
    if (!reading.ok) return this.error(`${path}: ${reading.problem.place} ${reading.problem.message}`)
    const { document } = reading.value
    const json = JSON.stringify(document)
    if (!isDeepStrictEqual(JSON.parse(json), document)) return this.error(`${path}: more than JSON can say`)
    return { code: `export default ${json}`, moduleType: 'js' }
  },
}

/** React Flow's styles for what is not on this page. */
const unused =
  /^\.react-flow(__(resize-control|controls|attribution|node-(default|input|output|group)|edge-text)|\.dark)[^{}]*\{[^{}]*\}/gm

/** What the page brings a smaller part of its own for: by the package that asks, and what it asks for. */
const standIns: Plugin = {
  name: 'stand-ins',
  apply: 'build',
  enforce: 'pre',
  resolveId(asked, by = '') {
    const zooming = /node_modules\/(@xyflow|d3-zoom)\//.test(by) && /^d3-(transition|interpolate)$/.test(asked)
    if (zooming) return join(import.meta.dirname, 'src/canvas/glide.ts')
    const drawing = by.includes('/lucide-react/') && asked.endsWith('/createLucideIcon.mjs')
    return drawing ? join(import.meta.dirname, 'src/ui/icon.ts') : undefined
  },
  transform: (code, id) => {
    // Keys tell React which child is which; those of an icon never change.
    if (id.includes('/lucide-react/dist/esm/icons/')) return code.replace(/, key: "\w+"|^__iconData\.node;$/gm, '')
    return id.includes('/@xyflow/react/dist/base.css') ? code.replace(unused, '') : undefined
  },
}

export default defineConfig({
  plugins: [documents, standIns, react(), policyOff],
  base: './',
  // The command line is built beside it, into dist/cli.
  build: {
    ...{
      target: 'es2022',
      outDir: 'dist/page',
      // What counts is what the first screen loads, compressed: test/e2e/size.spec.ts holds it.
      chunkSizeWarningLimit: 700,
      modulePreload: { polyfill: false },
    },
    rolldownOptions: {
      // What nobody uses goes, React Flow's controls and edges among it: it does not say itself that these are pure.
      treeshake: { manualPureFunctions: ['memo', 'forwardRef', 'createContext', 'lazy'] },
      // In one piece it packs better than in the dozen that others share.
      output: { codeSplitting: { groups: [{ name: 'page', tags: ['$initial'] }] } },
    },
  },
  worker: { format: 'es' },
  preview: { host: '127.0.0.1' },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    testTimeout: 120_000,
    benchmark: { include: ['test/**/*.bench.ts'] },
  },
})
