/**
 * The numbers of the fields in version 1. Each has its own mixing weights and its own contexts; a column of numbers also
 * takes the next number. Numbers below 8 are the fields of text. NEVER EDIT, see `link/v1/constants.ts`.
 */

// biome-ignore format: one line for each kind of row
export const fieldNumbers = {
  title: 8, notes: 9, size: 10,
  kind: 12, serviceId: 13, named: 14, serviceName: 15, runsOn: 16, memory: 17, perRequest: 19, sized: 21,
  replicas: 22, most: 24, target: 26, concurrent: 28, concurrency: 29, zones: 31, region: 33, team: 34,
  runtime: 35, keepApart: 36, dissolves: 37,
  operations: 40, operationName: 41, demand: 42, cv: 44, wait: 46, errorRate: 48,
  from: 50, fresh: 51, to: 52, count: 54, mode: 56, staged: 57, stage: 58, fanOut: 60, request: 62,
  response: 64, protocol: 66, timed: 67, timeout: 68, retries: 70, optional: 72,
  workloadId: 74, arrives: 75, rate: 76, profile: 78, hour: 79,
  member: 82, deployableId: 83, deployableName: 84, ownId: 85, deployableRunsOn: 86,
  catalog: 88, asOf: 89, placement: 90, defaultProtocol: 91, mesh: 92, observability: 93, freeTier: 94,
  month: 95, mergeDatabases: 97, overrule: 98, fact: 99, value: 100,
  ranged: 102, low: 103, high: 105, why: 107,
  doubted: 108, doubtedRow: 109, doubtedKey: 110, path: 111,
  placed: 112, grid: 113, familiar: 114, across: 115, down: 117,
} as const
