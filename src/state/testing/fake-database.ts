export type Stores = Record<string, Map<string, unknown>>;

/** What refuses a write, or null. */
export interface Refusal {
  error: unknown;
  /** Refuses only what is written to this store. */
  store?: string;
  /** How many writes it refuses; all where absent. */
  times?: number;
}

/** What the store uses of a database, kept in maps; values are cloned as a browser clones them. */
export function fakeDatabase(stores: Stores, refuse: Refusal = { error: null }) {
  const store = (name: string): Map<string, unknown> => {
    stores[name] ??= new Map();
    return stores[name];
  };
  const isRefused = (name: string): boolean => {
    if (!refuse.error || (refuse.store !== undefined && refuse.store !== name)) return false;
    if (refuse.times === undefined) return true;
    return refuse.times-- > 0;
  };
  const objectStore = (name: string) => ({
    get: async (key: string) => store(name).get(key),
    getAll: async () => [...store(name).values()],
    getAllKeys: async () => [...store(name).keys()],
    put: async (value: unknown, key: string) => {
      if (isRefused(name)) throw refuse.error;
      store(name).set(key, structuredClone(value));
    },
    delete: async (key: string) => {
      store(name).delete(key);
    },
  });
  return {
    get: async (name: string, key: string) => store(name).get(key),
    getAll: async (name: string) => [...store(name).values()],
    put: (name: string, value: unknown, key: string) => objectStore(name).put(value, key),
    transaction: () => ({ objectStore, done: Promise.resolve() }),
  };
}
