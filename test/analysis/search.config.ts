import { defineConfig } from 'vitest/config'

/** `npx vitest run --config test/analysis/search.config.ts`: takes minutes and prints a table. */
export default defineConfig({
  test: { include: ['test/analysis/search.run.ts'], testTimeout: 0, disableConsoleIntercept: true },
})
