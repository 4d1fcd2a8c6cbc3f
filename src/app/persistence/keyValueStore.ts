/**
 * The browser's key-value store: one object store of IndexedDB. Resolved means committed (`oncomplete`).
 *
 * Durability is "relaxed" for what is written all the time: the commit has then reached the operating system, which
 * keeps it when the browser is killed (`npm run kills` measures it); a power cut can take what the system had not yet
 * written to disk, a few seconds. "strict" waits for the disk: for versions, which are written before something else
 * takes the place of a design.
 */

/** A parameter of what stores, so that tests can make it fail. */
export interface KeyValueStore {
  readonly get: (key: string) => Promise<unknown>
  /** `durability`: "relaxed" unless given. */
  readonly set: (key: string, value: unknown, durability?: IDBTransactionDurability) => Promise<void>
}

/** Names of database and object store, since the first version: they never change. */
const databaseName = 'keyval-store'
const storeName = 'keyval'

let opened: Promise<IDBDatabase> | undefined

/** A connection that was closed, and one that could not be opened, are opened again at the next call. */
function database(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((done, refuse) => {
    // Without a version: a database of a later version of Hoptax opens as it is.
    const request = indexedDB.open(databaseName)
    request.onupgradeneeded = () => request.result.createObjectStore(storeName)
    request.onerror = () => refuse(request.error)
    request.onsuccess = () => {
      const { result } = request
      if (!result.objectStoreNames.contains(storeName)) return done(repaired(result))
      result.onclose = forget
      result.onversionchange = () => {
        result.close()
        forget()
      }
      done(result)
    }
  }).catch((error: unknown) => {
    forget()
    throw error
  })
  return opened
}

/** A database without its object store holds nothing of ours: it gets one. */
async function repaired(broken: IDBDatabase): Promise<IDBDatabase> {
  broken.close()
  await new Promise<void>((done, refuse) => {
    const request = indexedDB.open(databaseName, broken.version + 1)
    request.onupgradeneeded = () => request.result.createObjectStore(storeName)
    request.onerror = () => refuse(request.error)
    request.onsuccess = () => {
      request.result.close()
      done()
    }
  })
  forget()
  return database()
}

function forget(): void {
  opened = undefined
}

async function transaction(mode: IDBTransactionMode, durability: IDBTransactionDurability): Promise<IDBTransaction> {
  const db = await database()
  try {
    return db.transaction(storeName, mode, { durability })
  } catch (error) {
    // The connection is closing.
    forget()
    throw error
  }
}

/** The key-value store of this browser. */
export const keyValueStore: KeyValueStore = {
  get: async (key) => {
    const reading = await transaction('readonly', 'relaxed')
    const request = reading.objectStore(storeName).get(key)
    return new Promise((done, refuse) => {
      request.onsuccess = () => done(request.result)
      reading.onabort = () => refuse(reading.error)
    })
  },
  set: async (key, value, durability = 'relaxed') => {
    const writing = await transaction('readwrite', durability)
    const committed = new Promise<void>((done, refuse) => {
      writing.oncomplete = () => done()
      writing.onabort = () => refuse(writing.error)
    })
    writing.objectStore(storeName).put(value, key)
    writing.commit?.()
    return committed
  },
}
