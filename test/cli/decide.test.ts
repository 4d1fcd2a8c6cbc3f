/** `hoptax decide`: everything that is made of a design, for people, for a pull request and for programs. */

import { describe, expect, it } from 'vitest'
import { hoptax, shop } from '../support/terminal'

const files = { 'shop.json': shop }
const few = ['--draws', '20']

describe('decide', () => {
  it('decide prints the whole record as text, the verdict first', async () => {
    const { exit, out, err } = await hoptax(['decide', 'shop.json', ...few], { files })
    expect({ exit, err }).toEqual({ exit: 0, err: '' })
    expect(out).toMatch(/^Merged it makes 2 fewer hops/)
    const heads = out.split('\n').filter((line, i, all) => line !== '' && (i === 0 || all[i - 1] === ''))
    expect(heads.map((line) => line.split(/[,:(]| today/)[0]?.trim()).slice(1)).toEqual([
      expect.stringMatching(/^Of 20 draws of \d+ inputs$/),
      'How sure',
      'What moves the difference a month',
      'What moves the difference at p99',
      'What would turn the answer',
      'Over load',
      'Boundaries',
      ...(out.includes('\nWithout merging anything') ? ['Without merging anything'] : []),
      'Advice',
      ...(out.includes('\nPlan') ? ['Plan'] : []),
    ])
    expect(out).toMatch(/^ {2}web ↔ cart$/m)
    expect(out).not.toMatch(/NaN|undefined|∞|Infinity/)
  })

  it('decide prints the same bytes for the same seed', async () => {
    const run = (seed: string) => hoptax(['decide', 'shop.json', '--json', ...few, '--seed', seed], { files })
    const [one, two, other] = [await run('3'), await run('3'), await run('4')]
    expect(one.out).toBe(two.out)
    expect(one.out).not.toBe(other.out)
  })

  it('decide --json prints plain numbers with their units', async () => {
    const { out } = await hoptax(['decide', 'shop.json', '--json', ...few], { files })
    const read = JSON.parse(out)
    expect(Object.keys(read)).toEqual([
      'hoptax',
      'catalog',
      'verdict',
      'load',
      'boundaries',
      'fixes',
      'advice',
      'plan',
      'warnings',
    ])
    expect(read.verdict).toMatchObject({ seed: 1, draws: 20 })
    expect(Object.keys(read.verdict.figures)).toEqual([
      'monthlyUsd',
      'perMillionUsd',
      'p50Ms',
      'p95Ms',
      'p99Ms',
      'meanMs',
      'hops',
      'headroom',
      'availability',
    ])
    const score = JSON.parse((await hoptax(['score', 'shop.json', '--json'], { files })).out)
    expect(read.verdict.figures.p99Ms.drawn.value).toBe(score.drawn.latency.p99Ms)
    expect(read.verdict.figures.monthlyUsd.difference.value).toBeCloseTo(score.difference.monthlyUsd, 6)
    expect(read.boundaries[0]).toMatchObject({ between: ['web', 'cart'], calls: ['web/page -> cart/add'] })
    expect(read.load.curves.drawn.find((point: { at: number }) => point.at === 1).monthlyUsd).toBe(
      score.drawn.cost.monthlyUsd,
    )
    expect(out).not.toMatch(/NaN|Infinity|undefined/)
  })

  it('decide --markdown prints a page for a pull request', async () => {
    const { out } = await hoptax(['decide', 'shop.json', '--markdown', ...few], { files })
    expect(out).toMatch(/^\|.*Drawn.*5 to 95 %.*Draws agree \|$/m)
    expect(out).toMatch(/^# Decision: /m)
    expect(out).toMatch(/^## More on the advice$/m)
    expect(out).toMatch(/`#1[\w-]+`\n$/)
    const { out: linked } = await hoptax(
      ['decide', 'shop.json', '--markdown', ...few, '--base', 'https://example.org/(x)/'],
      { files },
    )
    expect(linked).toMatch(/\(<https:\/\/example\.org\/%28x%29\/#1[\w-]+>\)\n$/)
    expect((await hoptax(['decide', 'shop.json', '--base', 'javascript:x'], { files })).exit).toBe(2)
    expect(out).toMatch(/20 draws, seed 1\./)
  })

  it.each([
    ['nothing', '{"hoptax":1}', 'Nothing is drawn yet'],
    ['nobody who calls', '{"hoptax":1,"services":{"web":{}}}', 'Nobody calls this yet'],
  ])('decide answers for a design with %s', async (_, input, said) => {
    const { exit, out } = await hoptax(['decide', '-', ...few], { input })
    expect(exit).toBe(0)
    expect(out).toContain(said)
    expect((await hoptax(['decide', '-', '--json', ...few], { input })).out).not.toMatch(/NaN|Infinity|undefined/)
  })

  it.each([
    [['decide', 'shop.json', '--draws', '0'], '--draws: must be a whole number from 1 to'],
    [['decide', 'shop.json', '--seed', 'x'], '--seed: must be a whole number'],
    [['decide', 'gone.json'], 'gone.json: there is no such file'],
  ])('%j prints one line on standard error and exits with 2', async (line, message) => {
    const { exit, out, err } = await hoptax(line, { files })
    expect({ exit, out }).toEqual({ exit: 2, out: '' })
    expect(err).toContain(`hoptax: ${message}`)
  })

  it('decide prints no control characters or workflow commands of its input', async () => {
    const evil = 'x\u001b[31m\u0007\n::error::gotcha\u202e'
    const input = JSON.stringify({
      hoptax: 1,
      services: { a: { name: evil, team: evil }, b: { name: '##[error]a', keepApart: evil } },
      calls: [{ from: 'a', to: 'b' }],
      workloads: { '::warning::w': { to: 'a', ratePerSecond: 5 } },
    })
    for (const how of [[], ['--markdown'], ['--json']]) {
      const { out } = await hoptax(['decide', '-', ...few, ...how], { input })
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/)
      expect(out).not.toMatch(/^\s*(::|##(?!#* ))/m)
    }
  })
})

describe('check', () => {
  const endless = JSON.stringify({
    hoptax: 1,
    services: { a: { runsOn: 'ideal.1', operations: { run: { cpuMs: 100 } } } },
    workloads: { w: { to: 'a', ratePerSecond: 20 } },
  })

  it('check prints an infinite figure in words', async () => {
    const { exit, out } = await hoptax(['check', '-', '--max-p99-ms', '100', '--min-headroom', '0.1'], {
      input: endless,
    })
    expect(exit).toBe(1)
    expect(out).toMatch(/^OVER {2}p99 never ends, at most 100.ms\nok {2}Highest load ×0\.5, at least ×0\.1\n$/)
    const free = '{"hoptax":1,"services":{"a":{}},"workloads":{"w":{"to":"a"}}}'
    const unlimited = await hoptax(['check', '-', '--min-headroom', '1'], { input: free })
    expect(unlimited).toMatchObject({ exit: 0, out: expect.stringContaining('Highest load no limit, at least ×1') })
    expect(out + unlimited.out).not.toContain('∞')
  })

  it('check exits with 2 where a figure does not exist', async () => {
    const { exit, err } = await hoptax(['check', '-', '--max-p99-ms', '5'], {
      input: '{"hoptax":1,"services":{"a":{}}}',
    })
    expect(exit).toBe(2)
    expect(err).toContain('p99: has no value here: nobody calls this design')
  })
})
