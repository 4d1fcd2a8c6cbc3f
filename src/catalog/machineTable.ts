/** Tables of machine types, one row a type, as the providers publish them. */

/** One machine type; `baseline`: the share (0 to 1) of each vCPU that may be busy for ever. */
export interface Machine {
  readonly type: string
  readonly cores: number
  readonly gib: number
  readonly baseline?: number
}

/** A table of machines: type | vCPU | GiB | share of each vCPU that may be busy for ever. */
export function machinesOf(text: string): readonly Machine[] {
  return text
    .split('\n')
    .filter((row) => row !== '')
    .map((row) => {
      const [type = '', cores, gib, baseline] = row.split('|').map((cell) => cell.trim())
      const machine = { type, cores: Number(cores), gib: Number(gib) }
      return baseline === undefined ? machine : { ...machine, baseline: Number(baseline) }
    })
}
