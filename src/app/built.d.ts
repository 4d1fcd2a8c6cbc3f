/** A design file, read by the strict reader while the page is built: see `vite.config.ts`. */

declare module '*.hoptax.json?document' {
  const document: import('../model/document').Document
  export default document
}
