/** A small shop, drawn: enough of every kind for canvas and store to have something to show. */

import { emptyDocument } from '../../src/model/constructors'
import type { Document, Edit, ServiceId } from '../../src/model/document'
import { connect } from '../../src/model/edits/callEdits'
import { addService, editService } from '../../src/model/edits/serviceEdits'
import { addWorkload } from '../../src/model/edits/workloadEdits'

export const web: ServiceId = 'service:web'
export const cart: ServiceId = 'service:cart'
export const pay: ServiceId = 'service:pay'
export const orders: ServiceId = 'service:orders'
export const mail: ServiceId = 'service:mail'
export const carts: ServiceId = 'service:carts'

export const shop: Document = applyEdits(emptyDocument, [
  addService(web, 'service', { x: 0, y: 0 }, 'Web'),
  addService(cart, 'service', { x: 300, y: 0 }, 'Cart'),
  addService(pay, 'service', { x: 300, y: 200 }, 'Payment'),
  addService(orders, 'queue', { x: 300, y: 400 }, 'Orders'),
  addService(mail, 'job', { x: 600, y: 400 }, 'Mail'),
  addService(carts, 'database', { x: 600, y: 0 }, 'Carts'),
  editService(pay, { keepApart: 'PCI DSS' }),
  connect(web, cart),
  connect(web, pay),
  connect(web, orders),
  connect(orders, mail),
  connect(cart, carts),
  addWorkload('visits', 'operation:web/handle', { rate: 20 }),
])

export function applyEdits(document: Document, edits: readonly Edit[]): Document {
  return edits.reduce((before, edit) => edit(before), document)
}
