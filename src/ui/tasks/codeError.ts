/** Code of the page that could not be fetched: the network is gone, or the server has other files by now. */

/** The error of a failed `import()`; its cause is the browser's own. */
export function codeError(cause: unknown): Error {
  return Object.assign(new Error('Code of the page could not be fetched', { cause }), { name: codeErrorName })
}

/** Whether trying again may help. */
export function isCodeError(error: unknown): boolean {
  return error instanceof Error && error.name === codeErrorName
}

const codeErrorName = 'CodeError'
