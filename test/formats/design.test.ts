import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentence } from '../../src/base/result'
import { design, readDesign } from '../../src/formats/design/design'
import { writeDesign } from '../../src/formats/design/writeDesign'
import type { Document } from '../../src/model/document'
import { documents } from '../support/arbitrary'

const shop = `{
  "hoptax": 1,
  "name": "Shop",
  "services": {
    "web": {
      "name": "Web shop",
      "runsOn": "ideal.2",
      "memoryMiB": 512,
      "replicas": { "min": 2, "max": 10, "targetUtilization": 0.6 },
      "operations": {
        "page": { "cpuMs": 0.1, "cv": 0.5 },
        "GET /cart/{id}": { "cpuMs": 12.345 }
      }
    },
    "cart": { "keepApart": "PCI scope", "operations": { "add": { "cpuMs": 3 } } },
    "orders": { "kind": "database" }
  },
  "calls": [
    { "from": "web/page", "to": "cart/add", "count": 0.3, "requestBytes": 2048, "timeoutMs": 250 },
    { "from": "web/page", "to": "orders", "stage": 0, "protocol": "grpc", "optional": true },
    { "from": "cart/add", "to": "orders" }
  ],
  "workloads": {
    "visits": { "to": "web/page", "ratePerSecond": 20, "profile": "office" }
  },
  "deployables": {
    "shop": { "name": "The shop", "services": ["web", "cart"], "runsOn": "ideal.4" }
  },
  "assumptions": {
    "catalog": "ideal",
    "mesh": true,
    "overrides": {
      "net.rtt.zone": 0.0005,
      "step.transitions": { "value": 1500, "range": [500, 1500], "why": "March 2023" }
    }
  },
  "assumed": {
    "services.web.operations.page.cpuMs": { "range": [0.05, 0.2], "why": "nobody measured it" },
    "calls.1.count": { "why": "guess" }
  },
  "layout": {
    "web": [0, 0],
    "cart": [240, -80]
  }
}
`

function opened(text: string): Document {
  const result = readDesign(text)
  if (!result.ok) throw new Error(sentence(result.problem))
  return result.value.document
}

function problem(text: string | object): string {
  const result = readDesign(typeof text === 'string' ? text : JSON.stringify({ hoptax: 1, ...text }))
  return result.ok ? 'read without a problem' : sentence(result.problem)
}

// Laws over hundreds of documents take their time on a busy machine.
describe('the design file', () => {
  it('a design file is read and written as the same text', () => {
    expect(design.write(opened(shop))).toBe(shop)
  })

  it('a design file is read into exact SI units', () => {
    const { design: drawn, partition } = opened(shop)
    expect(drawn.operations['operation:web/page']?.demand).toBe(0.0001)
    expect(drawn.operations['operation:web/GET /cart/{id}']?.demand).toBe(0.012345)
    expect(drawn.services['service:web']?.memory).toBe(512 * 1024 * 1024)
    expect(drawn.calls['call:0']).toMatchObject({ stage: 0, timeout: 0.25, request: 2048, response: 1024 })
    expect(drawn.calls['call:1']?.stage).toBe(0)
    expect(partition.of).toEqual({ 'service:web': 'deployable:shop', 'service:cart': 'deployable:shop' })
  })

  it('a service without operations gets the default operation of its kind', () => {
    expect(Object.keys(opened(shop).design.operations)).toContain('operation:orders/handle')
  })

  it('"web" as the end of a call stands for the only operation of web', () => {
    const file = { services: { web: { operations: { page: {} } } }, workloads: { w: { to: 'web' } } }
    expect(opened(JSON.stringify({ hoptax: 1, ...file })).design.workloads['workload:w']?.to).toBe('operation:web/page')
  })

  it('a design file may name the catalog with its day, positions by name, and $schema', () => {
    const file = { $schema: 'x', services: { a: {} }, layout: { a: { x: 1, y: 2 } } }
    const dated = { ...file, hoptax: 1, assumptions: { catalog: { id: 'ideal', asOf: '2026-11-23' } } }
    const document = opened(JSON.stringify(dated))
    expect(document.assumptions).toMatchObject({ catalog: 'ideal', asOf: '2026-11-23' })
    expect(document.layout['service:a']).toEqual({ x: 1, y: 2 })
  })

  it('any document is written so that reading returns an equal one', () => {
    fc.assert(
      fc.property(documents(), (document) => {
        expect(renumbered(opened(design.write(document)))).toEqual(renumbered(document))
      }),
      { numRuns: 300 },
    )
  })

  it('any document is written as the same text after reading it', () => {
    fc.assert(
      fc.property(documents(), (document) => {
        const text = design.write(document)
        expect(design.write(opened(text))).toBe(text)
      }),
      { numRuns: 300 },
    )
  })

  it('any double is preserved by a design file, also without an exact decimal in milliseconds', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (demand) => {
        const text = `{"hoptax": 1, "services": {"a": {"operations": {"o": {"cpuMs": 1}}}}}`
        const document = opened(text)
        const row = { ...document.design.operations['operation:a/o'], demand: demand + 0 }
        const changed = {
          ...document,
          design: { ...document.design, operations: { 'operation:a/o': row } },
        } as Document
        expect(opened(design.write(changed)).design.operations['operation:a/o']?.demand).toBe(demand + 0)
      }),
    )
  })

  it('ids with a meaning in JavaScript such as __proto__ are preserved', () => {
    for (const id of ['__proto__', 'constructor', 'toString', '0', '-1', 'length']) {
      const text = `{"hoptax": 1, "services": {"b": {}, "${id}": {}}, "calls": [{"from": "b", "to": "${id}"}]}`
      expect(Object.keys(opened(text).design.services)).toEqual(['service:b', `service:${id}`])
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })
})

describe('an error names its place', () => {
  const web = (fields: object) => ({ services: { web: fields } })
  it.each([
    [
      web({ operations: { page: { cpuMs: -1 } } }),
      'services.web.operations.page.cpuMs: must be a finite number of at least 0, not -1',
    ],
    [
      web({ operations: { page: { cpuMs: '5' } } }),
      'services.web.operations.page.cpuMs: must be a finite number of at least 0, not the text "5"',
    ],
    [web({ memoryMiB: null }), 'services.web.memoryMiB: must be a finite number of at least 0, not null'],
    [web({ zones: 1.5 }), 'services.web.zones: must be a whole number of at least 1, not 1.5'],
    [web({ zones: 1000 }), 'services.web.zones: must be a number of at most 100, not 1000'],
    [
      web({ replicas: { min: 3, max: 2, targetUtilization: 0.5 } }),
      'services.web.replicas.min: must be at most max, which is 2, not 3',
    ],
    [web({ replicas: { min: 3 } }), 'services.web.replicas.max: is missing'],
    [web({ dissolves: 'yes' }), 'services.web.dissolves: must be true or false, not the text "yes"'],
    [web({ operations: [] }), 'services.web.operations: must be an object, not a list of 0'],
    [web({ operations: { '': {} } }), 'services.web.operations.: an id cannot be empty'],
    [{ services: { 'a/b': {} } }, 'services.a/b: the id of a service cannot hold "/"'],
    [{ services: { ' \t': {} } }, 'services. \ufffd: an id cannot be empty'],
    [
      { services: { ['x'.repeat(129)]: {} } },
      `services.${'x'.repeat(129)}: an id can have at most 128 characters, not 129`,
    ],
    [{ services: [] }, 'services: must be an object, not a list of 0'],
    [
      { services: { a: {} }, calls: [{ from: 'a', to: 'ghost' }] },
      'calls.0.to: names the service "ghost", which is not in this design',
    ],
    [
      { services: { a: {} }, calls: [{ from: 'a/b', to: 'a' }] },
      'calls.0.from: names "a/b", an operation that "a" does not have',
    ],
    [
      { services: { a: { operations: { b: {}, c: {} } } }, calls: [{ from: 'a', to: 'a/b' }] },
      'calls.0.from: "a" has 2 operations: say which, as in "a/operation"',
    ],
    [{ services: { a: {} }, calls: [{ from: 'a' }] }, 'calls.0.to: is missing'],
    [{ services: { a: {} }, calls: [{ from: 'a', to: 7 }] }, 'calls.0.to: must be "service/operation", not 7'],
    [
      { services: { a: {} }, deployables: { d: { services: ['a', 'a'] } } },
      'deployables.d.services.1: places the service "a" twice',
    ],
    [
      { services: { a: {} }, deployables: { d: { services: ['a'] }, e: { services: ['a'] } } },
      'deployables.e.services.0: places the service "a" twice',
    ],
    [
      { services: { a: {}, b: {} }, deployables: { b: { services: ['a'] } } },
      'deployables.b: is the id of a service that is not in it; give it another',
    ],
    [
      { services: { a: {}, u: { kind: 'client' } }, deployables: { d: { services: ['a', 'u'] } } },
      'deployables.d.services.1: "u" (client) cannot share a deployable with "a" (service)',
    ],
    [
      { services: { a: {} }, deployables: { d: { services: [] } } },
      'deployables.d.services: must be a list of services, not a list of 0',
    ],
    [
      { services: { a: {} }, workloads: { w: { to: 'a', profile: Array(24).fill(2) } } },
      'workloads.w.profile: must have mean 1; its 24 factors have mean 2',
    ],
    [{ services: { a: {} }, layout: { b: [0, 0] } }, 'layout.b: is no service of this design'],
    [{ services: { a: {} }, layout: { a: [0] } }, 'layout.a: must be [x, y], not a list of 1'],
    [
      { services: { a: {} }, layout: { a: { x: 0 } } },
      'layout.a.y: must be a finite number of at least -1000000000, not null',
    ],
    [{ assumed: { 'services.a.zones': {} } }, 'assumed.services.a.zones: leads to no field of this design'],
    [
      { assumptions: { overrides: { x: { value: 1, range: [2, 1] } } } },
      'assumptions.overrides.x.range: must go from low to high, not from 2 to 1',
    ],
    [{ name: 7 }, 'name: must be text, not 7'],
  ])('a value out of bounds is refused with its place: %j', (file, message) => {
    expect(problem(file)).toBe(message)
  })

  it('an unknown key is refused with the list of known keys', () => {
    expect(problem(web({ cpu: 1 }))).toMatch(
      /^services\.web\.cpu: is not a key that is known here; known are operations, name/,
    )
    expect(problem({ nodes: [] })).toMatch(/^nodes: is not a key that is known here/)
    expect(problem(web({ kind: 'nanoservice' }))).toMatch(/^services\.web\.kind: must be one of service, function, job/)
  })

  it.each([
    ['{"hoptax": 1, "name": "a", "name": "b"}', 'line 1, column 28: the key "name" is written twice.'],
    [
      '{"hoptax": 1,\n "services": {"a": {"zones": 1e999}}}',
      'services.a.zones: must be a number of at most 100, not 1e999',
    ],
    ['{"hoptax": 1,}', 'line 1, column 14: expected a key in double quotes, found "}".'],
    ['{"hoptax": 01}', 'line 1, column 13: expected "," or "}", found "1".'],
    ['{"hoptax": NaN}', 'line 1, column 12: expected a value, found "N".'],
    ['{"hoptax": 1} x', 'line 1, column 15: expected the end of the file, found "x".'],
    ['{"a\nb": 1}', 'line 1, column 4: a string cannot hold the control character 10 unescaped.'],
    ['', 'line 1, column 1: expected a value, found the end of the text.'],
    ['[]', 'A design file is an object, not a list of 0.'],
    ['{}', 'hoptax: is missing: a design file says "hoptax": 1'],
    [`{"hoptax": 1, "x": ${'['.repeat(70)}`, 'line 1, column 84: nested more than 64 levels deep.'],
  ])('malformed text is refused with line and column: %s', (text, message) => {
    expect(problem(text)).toBe(message)
  })

  it.each([
    ['2', 'hoptax: is 2: made by a newer version; this one reads up to 1'],
    ['1e400', 'hoptax: is 1e400: made by a newer version; this one reads up to 1'],
    ['0', 'hoptax: must be the version of the format, 1 to 1, not 0'],
    ['1.5', 'hoptax: is 1.5: made by a newer version; this one reads up to 1'],
    ['"1"', 'hoptax: must be the version of the format, 1 to 1, not the text "1"'],
  ])('format version %s is refused', (version, message) => {
    expect(problem(`{"hoptax": ${version}}`)).toBe(message)
  })

  it('a section with too many rows is refused with limit and size', () => {
    const services = Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`s${i}`, {}]))
    expect(problem({ services })).toBe('services: has 10001 entries; at most 10000 can be read')
  })

  it('a problem repeats no more than 200 characters of the input', () => {
    const long = '<img src=x>'.repeat(1000)
    for (const file of [{ [long]: 1 }, { services: { a: { kind: long } } }, { services: { [long]: {} } }])
      expect(problem(file).length).toBeLessThan(600)
  })
})

describe('repairs', () => {
  it.each(['\u0000', '\u001b', '\u007f', '\u0085', '\u009b'])(
    'reading replaces the control character %j in a name with a remark',
    (control) => {
      const file = {
        hoptax: 1,
        name: `x${control}[31my`,
        notes: 'two\n\tlines',
        services: { a: { name: `${control}${control}` } },
      }
      const result = readDesign(JSON.stringify(file))
      if (!result.ok) throw new Error(result.problem.message)
      const { document, warnings } = result.value
      expect(warnings).toEqual([
        'name had control characters, which are shown as \ufffd now.',
        'services.a.name had control characters, which are shown as \ufffd now.',
      ])
      expect([document.name, document.notes, document.design.services['service:a']?.name]).toEqual([
        'x\ufffd[31my',
        'two\n\tlines',
        '\ufffd\ufffd',
      ])
      expect(readDesign(writeDesign(document))).toMatchObject({ ok: true, value: { warnings: [], document } })
    },
  )

  it('reading cuts long names and moves distant boxes in, with a warning each', () => {
    const file = { hoptax: 1, services: { a: { name: 'é'.repeat(501) } }, layout: { a: [1e9, -1e9] } }
    const result = readDesign(JSON.stringify(file))
    expect(result.ok && result.value.warnings).toEqual([
      'services.a.name has 501 characters and was cut to 500.',
      'layout.a was out of reach and was moved to 100000, -100000.',
    ])
    if (result.ok) expect(opened(design.write(result.value.document))).toEqual(result.value.document)
  })
})

/** Calls lose their numbers in the file; operations are listed under their services. */
function renumbered(document: Document): Document {
  const calls = Object.values(document.design.calls).map((call, index) => [
    `call:${index}`,
    { ...call, id: `call:${index}` },
  ])
  return { ...document, design: { ...document.design, calls: Object.fromEntries(calls) } } as Document
}
