/** What `npm run accuracy` can be told by the environment, and where it prints. */

const setting = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise)

/** Seeds of networks and runs are counted from here. */
export const seed = setting('ACCURACY_SEED', 1000)
/** Random networks of each family. */
export const networks = setting('ACCURACY_NETWORKS', 60)
export const requests = setting('ACCURACY_REQUESTS', 300_000)
/** Events and steps of one run, for designs in which a request is thousands of them. */
export const events = setting('ACCURACY_EVENTS', 15_000_000)

export function print(lines: readonly string[]): void {
  process.stdout.write(`\n${lines.join('\n')}\n`)
}
