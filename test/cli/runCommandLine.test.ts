import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/index'
import { jaegerText } from '../support/jaeger'
import { hoptax, shop } from '../support/terminal'

const names = Object.keys(commands)
const files = { 'shop.json': shop, 'trace.json': jaegerText() }

describe('help and version', () => {
  it.each([['--help'], ['help'], ['-h']])('%s lists every command', async (...line) => {
    const { exit, out, err } = await hoptax(line)
    expect({ exit, err }).toEqual({ exit: 0, err: '' })
    for (const name of names) expect(out).toContain(`  ${name} `)
  })

  it.each(names)('%s: --help prints its usage and --version the version', async (name) => {
    expect(await hoptax([name, '--help'])).toMatchObject({ exit: 0, err: '' })
    expect((await hoptax([name, '--help'])).out).toContain(`Usage: hoptax ${name} `)
    expect(await hoptax([name, '--version'])).toMatchObject({ exit: 0, out: '1.2.3\n' })
  })
})

describe('command line errors', () => {
  it.each([
    [[], 'say what to do'],
    [['frobnicate'], 'frobnicate: is no command'],
    [['__proto__'], '__proto__: is no command'],
    [['score'], 'score: needs a file'],
    [['score', 'a', 'b'], 'score: takes one file, and here are 2'],
    [['score', 'shop.json', '--frob'], "score: Unknown option '--frob'"],
    [['score', 'gone.json'], 'gone.json: there is no such file'],
    [['import', 'shop.json', '--as', 'cobol'], '--as: there is no format "cobol"'],
    [['import', 'trace.json', 'shop.json'], 'shop.json: is not of one kind with trace.json'],
    [['check', 'shop.json'], 'check: needs at least one of --max-hops'],
    [['check', 'shop.json', '--max-hops', 'few'], '--max-hops: must be a number of at least 0, not "few"'],
    [['check', 'shop.json', '--max-hops', '3', '--side', 'left'], '--side: is drawn or merged, not "left"'],
    [['simulate', 'shop.json', '--requests', '0'], '--requests: must be a whole number'],
    [['simulate', 'shop.json', '--seed', '1e3'], '--seed: must be a whole number'],
  ])('%j prints one line on standard error and exits with 2', async (line, message) => {
    const { exit, out, err } = await hoptax(line, { files })
    expect({ exit, out }).toEqual({ exit: 2, out: '' })
    expect(err).toContain(`hoptax: ${message}`)
    expect(err.split('\n')).toHaveLength(2)
  })

  it('an error in a file names the file and the place in it', async () => {
    const bad = shop.replace('"cpuMs":2', '"cpuMs":-2')
    expect((await hoptax(['score', 'bad.json'], { files: { 'bad.json': bad } })).err).toMatch(
      /^hoptax: bad\.json: services\.web\.operations\.page\.cpuMs: must be /,
    )
    const trace = '{"data":[{"traceID":"1","spans":[{"spanID":"1"},7],"processes":{}}]}'
    expect((await hoptax(['import', '-'], { input: trace })).err).toMatch(
      /^hoptax: standard input: data\[0\]\.spans\[1\]: /,
    )
  })

  it('an error of the model names the file', async () => {
    const circle =
      '{"hoptax":1,"services":{"a":{},"b":{}},"calls":[{"from":"a","to":"b","count":2},{"from":"b","to":"a"}],"workloads":{"w":{"to":"a","ratePerSecond":1}}}'
    const { exit, err } = await hoptax(['score', 'c.json'], { files: { 'c.json': circle } })
    expect(exit).toBe(2)
    expect(err).toMatch(/^hoptax: c\.json: /)
  })

  it('an internal error exits with 3 and one line, without the stack', async () => {
    const { exit, err } = await hoptax(['score', 'x'], { fault: new Error('boom\n    at secret.ts:1') })
    expect(exit).toBe(3)
    expect(err).toBe('hoptax: this is our fault, not yours: boom     at secret.ts:1\n')
  })
})

describe('import', () => {
  it('import prints the design, and its summary on standard error', async () => {
    const { exit, out, err } = await hoptax(['import', 'trace.json'], { files })
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ hoptax: 1, services: { web: {}, cart: {} } })
    expect(err).toBe('jaeger: 2 services, 2 operations, 1 edge, 1 trace, 2 spans\n')
  })

  it('import --out writes the design, and its summary on standard output', async () => {
    const ran = await hoptax(['import', 'trace.json', '--out', 'o.json'], { files })
    expect(ran.out).toContain('2 services')
    expect(ran.files.get('o.json')).toBe((await hoptax(['import', 'trace.json'], { files })).out)
  })

  it('import joins several files into one design', async () => {
    const more = { 'a.json': jaegerText({ trace: '1' }), 'b.json': jaegerText({ trace: '2', callee: 'pay' }) }
    const { out } = await hoptax(['import', 'a.json', 'b.json', '--json'], { files: more })
    expect(JSON.parse(out).summary).toEqual({
      format: 'jaeger',
      services: 3,
      operations: 3,
      edges: ['web -> cart', 'web -> pay'],
      traces: 2,
      spans: 4,
    })
  })

  it('import --json prints exactly the keys of the contract', async () => {
    const { out } = await hoptax(['import', 'trace.json', '--json'], { files })
    const read = JSON.parse(out)
    expect(Object.keys(read)).toEqual(['design', 'summary', 'warnings'])
    expect(Object.keys(read.summary).sort()).toEqual(['edges', 'format', 'operations', 'services', 'spans', 'traces'])
    expect(read.design).toEqual(JSON.parse((await hoptax(['import', 'trace.json'], { files })).out))
  })
})

describe('score', () => {
  it('score shows both columns under the headline', async () => {
    const { exit, out, err } = await hoptax(['score', 'shop.json'], { files })
    expect({ exit, err }).toEqual({ exit: 0, err: '' })
    expect(out).toMatch(/^Merged it makes 2 fewer hops/)
    expect(out).toMatch(/^ +Drawn +Merged +Difference$/m)
    expect(out).toMatch(/^Hops +4 +2 +−2$/m)
  })

  it('score reads standard input, traces as well as designs', async () => {
    expect((await hoptax(['score', '-'], { input: shop })).exit).toBe(0)
    expect((await hoptax(['score', 'trace.json'], { files })).exit).toBe(0)
  })

  it('score --markdown prints a table in Markdown', async () => {
    const { out } = await hoptax(['score', 'shop.json', '--markdown'], { files })
    expect(out).toContain('| Hops | 4 | 2 | −2 |')
    expect(out).toContain('| --- | ---: | ---: | ---: |')
  })

  it('score --json prints exactly the keys of the contract', async () => {
    const { out } = await hoptax(['score', 'shop.json', '--json'], { files })
    const read = JSON.parse(out)
    const keys = (value: object) => Object.keys(value)
    expect(keys(read)).toEqual([
      ...['hoptax', 'catalog', 'drawn', 'merged', 'difference'],
      ...['bridge', 'mergedRunsOn', 'findings', 'warnings'],
    ])
    expect(keys(read.catalog)).toEqual(['id', 'asOf'])
    for (const side of [read.drawn, read.merged]) {
      expect(keys(side)).toEqual([
        'deployables',
        'hops',
        'latency',
        'compute',
        'cost',
        'capacity',
        'availability',
        'blastRadius',
      ])
      expect(keys(side.hops)).toEqual([
        'perRequest',
        'criticalPath',
        'depth',
        'serialisations',
        'bytesPerRequest',
        'crossZoneShare',
      ])
      const times = ['meanMs', 'p50Ms', 'p95Ms', 'p99Ms']
      expect(keys(side.latency)).toEqual([...times, 'method', 'approximate', 'parts', 'workloads'])
      const parts = ['workMs', 'queueingMs', 'networkMs', 'serialisationMs', 'platformMs']
      expect(keys(side.latency.parts)).toEqual(parts)
      expect(keys(side.latency.workloads.visits)).toEqual([...times, 'parts'])
      expect(keys(side.compute)).toEqual(['busyCores', 'provisionedCores', 'memoryMiB', 'replicas', 'deployables'])
      for (const one of Object.values<object>(side.compute.deployables))
        expect(keys(one)).toEqual(['replicas', 'utilization', 'runsOn'])
      expect(keys(side.cost)).toEqual(['monthlyUsd', 'perMillionUsd', 'lines'])
      for (const line of side.cost.lines)
        expect(keys(line)).toEqual(['rule', 'of', 'quantity', 'unit', 'unitPriceUsd', 'monthlyUsd', 'source'])
      expect(keys(side.capacity)).toEqual(['multiplier', 'ratePerSecond', 'limits'])
      for (const limit of side.capacity.limits) expect(keys(limit)).toEqual(['at', 'kind', 'of', 'why'])
    }
    expect(keys(read.difference)).toEqual(['hops', 'p50Ms', 'p99Ms', 'monthlyUsd', 'monthlyShare'])
    expect(read.difference.hops).toBe(-2)
  })

  it('[B1] the steps of score --json sum to its differences, their parts to them, and name lines that are there', async () => {
    const { out } = await hoptax(['score', 'shop.json', '--json'], { files })
    const { bridge, drawn, merged, difference } = JSON.parse(out)
    interface Row {
      readonly value: number
      readonly lines: readonly { readonly side: 'drawn' | 'merged'; readonly line: number }[]
      readonly parts: readonly { readonly value: number }[]
    }
    const sum = (rows: readonly { readonly value: number }[]) => rows.reduce((total, { value }) => total + value, 0)
    expect(Object.keys(bridge)).toEqual(['monthlyUsd', 'meanMs'])
    expect(sum(bridge.monthlyUsd)).toBeCloseTo(difference.monthlyUsd, 8)
    expect(sum(bridge.meanMs)).toBeCloseTo(merged.latency.meanMs - drawn.latency.meanMs, 8)
    for (const row of [...bridge.monthlyUsd, ...bridge.meanMs] as Row[]) {
      expect(Object.keys(row)).toEqual(['step', 'label', 'value', 'lines', 'parts'])
      expect(sum(row.parts)).toBeCloseTo(row.value, 8)
      for (const { side, line } of row.lines) expect({ drawn, merged }[side].cost.lines[line]).toBeDefined()
    }
    const text = await hoptax(['score', 'shop.json'], { files })
    expect(text.out).toMatch(/^Where the difference comes from +\$ a month +Mean response$/m)
    expect(text.out).toMatch(/^Merged less drawn /m)
  })

  it('score --json prints null where a figure does not apply', async () => {
    const { out } = await hoptax(['score', '-', '--json'], { input: '{"hoptax":1,"services":{"web":{}}}' })
    const read = JSON.parse(out)
    expect(read.drawn.latency).toMatchObject({ meanMs: null, p99Ms: null, parts: { workMs: null } })
    expect(read.difference.p50Ms).toBeNull()
    expect(out).not.toMatch(/NaN|Infinity|undefined/)
  })
})

describe('link and open', () => {
  it.each(['shop.json', 'trace.json'])('a link of %s opens as the canonical bytes of its design', async (file) => {
    const canonical = (await hoptax(['import', file], { files })).out
    const made = await hoptax(['link', file], { files })
    expect(made).toMatchObject({ exit: 0, err: '' })
    expect(made.out).toMatch(/^#[\w-]+\n$/)
    const opened = await hoptax(['open', made.out.trim()])
    expect(opened).toMatchObject({ exit: 0, err: '', out: canonical })
    const again = await hoptax(['link', '-'], { input: opened.out })
    expect(again.out).toBe(made.out)
  })

  it('open and score take a whole address, its fragment or standard input', async () => {
    const { out } = await hoptax(['link', 'shop.json', '--base', 'https://example.org/hoptax/'], { files })
    expect(out).toMatch(/^https:\/\/example\.org\/hoptax\/#/)
    const fragment = out.trim().slice(out.indexOf('#') + 1)
    const opened = await hoptax(['open', out.trim()])
    expect((await hoptax(['open', fragment])).out).toBe(opened.out)
    expect((await hoptax(['open', '-'], { input: out })).out).toBe(opened.out)
    expect((await hoptax(['score', out.trim()])).out).toBe((await hoptax(['score', 'shop.json'], { files })).out)
    expect((await hoptax(['score', fragment])).exit).toBe(0)
  })

  it('open refuses a damaged link', async () => {
    const { out } = await hoptax(['link', 'shop.json'], { files })
    const damaged = await hoptax(['open', out.trim().slice(0, -2)])
    expect(damaged).toMatchObject({ exit: 2, out: '' })
    expect(damaged.err).toMatch(/^hoptax: .*damaged/)
  })
})

describe('check', () => {
  const budget = (...line: string[]) => hoptax(['check', 'shop.json', ...line], { files })

  it('check exits with 0 inside the budget and with 1 over it', async () => {
    expect(await budget('--max-hops', '4', '--min-headroom', '1')).toMatchObject({ exit: 0, err: '' })
    const over = await budget('--max-hops', '3', '--max-monthly-usd', '1e9')
    expect(over.exit).toBe(1)
    expect(over.out).toMatch(/^OVER {2}Hops 4, at most 3\nok {2}Per month/)
  })

  it('check --side merged checks the merged side', async () => {
    expect((await budget('--max-hops', '2', '--side', 'merged')).exit).toBe(0)
  })
})

describe('simulate', () => {
  const line = ['simulate', 'shop.json', '--requests', '5000', '--json']

  it('simulate prints the same for the same seed, and both sides', async () => {
    const [one, two, other] = await Promise.all([
      hoptax([...line, '--seed', '7'], { files }),
      hoptax([...line, '--seed', '7'], { files }),
      hoptax([...line, '--seed', '8'], { files }),
    ])
    expect(one.out).toBe(two.out)
    expect(one.out).not.toBe(other.out)
    const read = JSON.parse(one.out)
    expect(read.drawn).toMatchObject({ seed: 7, complete: true, stable: true })
    expect(read.merged.latency.p99Ms.value).toBeGreaterThan(0)
  })

  it('simulate --day simulates whole days', async () => {
    const read = JSON.parse((await hoptax([...line, '--day', '--requests', '50000'], { files })).out)
    expect(read.drawn).toMatchObject({ end: 'days', complete: true, day: { days: 8 } })
    expect(read.drawn.day.hours).toHaveLength(24)
    const { out } = await hoptax(['simulate', 'shop.json', '--day', '--requests', '50000', '--side', 'drawn'], {
      files,
    })
    expect(out).toMatch(/all days simulated/)
    expect(out).toMatch(/^23:00 .*\d+\/s/m)
  })

  it('simulate --side merged simulates one side', async () => {
    const { out } = await hoptax([...line, '--side', 'merged'], { files })
    expect(Object.keys(JSON.parse(out))).toEqual(['hoptax', 'catalog', 'merged', 'warnings'])
  })
})

describe('hostile text in the input', () => {
  const evil = 'x\u001b[31m\u0007\n::error::gotcha\n##[group]\u202e\u009b2J'
  const design = JSON.stringify({
    hoptax: 1,
    name: evil,
    notes: evil,
    services: { 'a::b': { name: evil }, '::error::a': { name: '##[error]a' } },
    calls: [{ from: '::error::a', to: 'a::b' }],
    workloads: { '::warning::w': { to: '::error::a' } },
  })

  it.each([
    ['score', ['score', '-']],
    ['score --markdown', ['score', '-', '--markdown']],
    ['score --json', ['score', '-', '--json']],
    ['simulate', ['simulate', '-', '--requests', '1000']],
    ['import', ['import', '-', '--as', 'design']],
    ['import --json', ['import', '-', '--json']],
    ['an error', ['score', '-', '--::error::\u001b[31m']],
    ['a missing file', ['score', '::error::\u001b[31m\n::error::x']],
  ])('%s prints hostile text of the input without control characters or workflow commands', async (_, line) => {
    const { out, err } = await hoptax(line, { input: design })
    for (const text of [out, err]) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/)
      expect(text).not.toMatch(/^\s*(::|##)/m)
    }
  })
})
