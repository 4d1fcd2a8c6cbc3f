import fc from 'fast-check'
import { expect, it } from 'vitest'
import { close, eventQueue, reserve, schedule } from '../../src/simulation/state/eventQueue'

it('[E4] the event queue returns events in order of time, with others scheduled in between', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(1000), { maxLength: 3 }), { maxLength: 60 }), (batches) => {
      const queue = eventQueue(1)
      const model: number[] = []
      for (const times of [...batches, ...Array.from({ length: 200 }, () => [])]) {
        for (const time of times) {
          if (queue.size >= queue.times.length) reserve(queue, 2 * queue.size)
          queue.due[0] = time
          schedule(queue, time)
          model.push(time)
        }
        close(queue)
        expect(queue.size).toBe(model.length)
        if (queue.size === 0) continue
        model.sort((a, b) => a - b)
        expect(queue.times[0]).toBe(model.shift())
        expect(queue.events[0]).toBe(queue.times[0])
        queue.hole = true
      }
    }),
    { seed: 3 },
  )
})
