/**
 * The program as it is run: from the checkout, bundled, as a process of its own, with pipes, files and exit codes.
 */

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jaegerText } from '../support/jaeger'
import { shop } from '../support/terminal'

const root = resolve(import.meta.dirname, '../..')
const checkout = join(root, 'src', 'cli', 'buildAndRun.mjs')
const bundle = join(root, 'dist', 'cli', 'hoptax.js')
const folder = mkdtempSync(join(tmpdir(), 'hoptax-'))

interface Ended {
  readonly exit: number | null
  readonly out: string
  readonly err: string
}

function started(program: string, line: readonly string[], input: string | Uint8Array = ''): Promise<Ended> {
  return new Promise((done, broken) => {
    const child = spawn(process.execPath, [program, ...line], { cwd: folder, timeout: 200_000 })
    const [out, err]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', broken)
    child.stdin.on('error', () => {})
    child.stdin.end(input)
    child.on('close', (exit) => done({ exit, out: String(Buffer.concat(out)), err: String(Buffer.concat(err)) }))
  })
}

const hoptax = (line: readonly string[], input?: string | Uint8Array) => started(bundle, line, input)

beforeAll(async () => {
  // Three at once: the first build of a fresh checkout may well be asked for by several.
  const runs = await Promise.all([1, 2, 3].map(() => started(checkout, ['--version'])))
  for (const ran of runs) expect(ran).toEqual({ exit: 0, out: '0.1.0\n', err: '' })
  writeFileSync(join(folder, 'shop.json'), shop)
  writeFileSync(join(folder, 'trace.json'), jaegerText())
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the bundle', () => {
  it('the bundle is one executable file that starts with a node shebang', () => {
    expect(readFileSync(bundle, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
    expect(statSync(bundle).mode & 0o111).toBe(0o111)
  })

  it('the bundle imports only modules of Node, and none that reach a network', () => {
    const text = readFileSync(bundle, 'utf8')
    const modules = Array.from(text.matchAll(/(?:\bfrom|\bimport|\brequire\()\s*["']([^"']+)["']/g), ([, name]) => name)
    expect([...new Set(modules)].sort()).toEqual(['node:fs', 'node:util'])
    expect(text).not.toMatch(/\bfetch\(|XMLHttpRequest|new WebSocket/)
  })
})

describe('files and pipes', () => {
  it('output of import pipes into score', async () => {
    const imported = await hoptax(['import', 'trace.json'])
    expect(imported).toMatchObject({ exit: 0, err: expect.stringContaining('jaeger: 2 services') })
    const scored = await hoptax(['score', '-', '--json'], imported.out)
    expect(scored).toMatchObject({ exit: 0, err: '' })
    expect(JSON.parse(scored.out).drawn.hops.perRequest).toBe(1)
  })

  it('a link made by link opens as the same design', async () => {
    const made = await hoptax(['link', 'trace.json'])
    const opened = await hoptax(['open', made.out.trim(), '--out', 'opened.json'])
    expect(opened).toEqual({ exit: 0, out: '', err: '' })
    expect(readFileSync(join(folder, 'opened.json'), 'utf8')).toBe((await hoptax(['import', 'trace.json'])).out)
  })

  it('--out writes the named file and no other', async () => {
    const before = readdirSync(folder).sort()
    expect(await hoptax(['import', 'trace.json', '--out', 'made.json'])).toMatchObject({ exit: 0, err: '' })
    expect(readdirSync(folder).sort()).toEqual([...before, 'made.json'].sort())
    expect((await hoptax(['score', 'made.json'])).exit).toBe(0)
    const nowhere = await hoptax(['import', 'trace.json', '--out', join('no', 'folder', 'x.json')])
    expect(nowhere.exit).toBe(2)
    expect(nowhere.err).toMatch(/x\.json: there is no such file\n$/)
  })

  it.each([
    ['a folder', '.', 'is a folder, not a file'],
    ['a missing file', 'gone.json', 'there is no such file'],
    ['an endless file', '/dev/zero', 'at most 33554432'],
  ])('score reports %s in one message with exit 2', async (_, file, message) => {
    const { exit, out, err } = await hoptax(['score', file])
    expect({ exit, out }).toEqual({ exit: 2, out: '' })
    expect(err).toContain(message)
  })

  it('check exits with 1 over budget, score with 2 for bad input', async () => {
    expect((await hoptax(['check', 'shop.json', '--max-hops', '1'])).exit).toBe(1)
    expect((await hoptax(['check', 'shop.json', '--max-hops', '9'])).exit).toBe(0)
    expect((await hoptax(['score', '-'], '{"hoptax":1,')).exit).toBe(2)
    expect((await hoptax(['score', '-'], new Uint8Array([0xff, 0xfe, 0x00]))).exit).toBe(2)
  })

  it('score exits with 0 when the reader closes the pipe early', async () => {
    const child = spawn(process.execPath, [bundle, 'score', 'shop.json', '--json'], { cwd: folder })
    child.stdout.destroy()
    const exit = await new Promise((done) => child.on('close', done))
    expect(exit).toBe(0)
  })
})

const hostile = resolve(root, '../shared/hostile')
const cases = join(hostile, 'cases')
if (!existsSync(cases))
  console.warn('The hostile corpus is not beside the repository: the program is NOT tested on it.')

describe.skipIf(!existsSync(cases))('hostile files', () => {
  it.each(['o03-json-malformed', 'o11-unicode-text', 'o13-trace-jaeger'])(
    'hostile files of %s exit with 0 or 2 and at most one clean line',
    async (category) => {
      const { materialisePayload } = await import(/* @vite-ignore */ pathToFileURL(join(hostile, 'lib/core.mjs')).href)
      const { default: plugin } = await import(
        /* @vite-ignore */ pathToFileURL(join(hostile, 'plugin-default.mjs')).href
      )
      const files = readdirSync(join(cases, category)).map((name) =>
        JSON.parse(readFileSync(join(cases, category, name), 'utf8')),
      )
      const few = files.filter(
        ({ payload }) => payload?.kind !== 'bomb' && payload?.kind !== 'design' && payload?.n === undefined,
      )
      for (const { id, payload } of few) {
        if (payload === undefined) continue
        const { exit, out, err } = await hoptax(['import', '-', '--json'], materialisePayload(payload, plugin))
        expect([0, 2], `${id}: ${err}`).toContain(exit)
        if (exit === 2) expect({ id, out, lines: err.split('\n').length }).toEqual({ id, out: '', lines: 2 })
        else expect(JSON.stringify(JSON.parse(out))).not.toMatch(/NaN|Infinity/)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(out + err, id).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
        expect(out + err, id).not.toMatch(/^\s*(::|##)/m)
        expect(err, id).not.toMatch(/ {4}at |\bundefined\b|\[object/)
      }
    },
  )
})
