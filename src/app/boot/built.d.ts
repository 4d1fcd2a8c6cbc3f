/** A design file, read by the strict reader while the page is built: see `vite.config.ts`. */

declare module '*.hoptax.json?document' {
  const document: import('../../model/document').Document
  export default document
}

/** The figures of such a file, made while the page is built. */

declare module '*.hoptax.json?figures' {
  const figures: import('../../scorer/result/scorecard').Comparison
  export default figures
}
