import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
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

export default defineConfig({
  plugins: [react(), policyOff],
  base: './',
  // The command line is built beside it, into dist/cli.
  build: { target: 'es2022', outDir: 'dist/page' },
  worker: { format: 'es' },
  preview: { host: '127.0.0.1' },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    testTimeout: 120_000,
    benchmark: { include: ['test/**/*.bench.ts'] },
  },
})
