/** One thing a process needs to be ready, and how to ask whether it is there. */
export interface ReadinessCheck {
  /** `postgres`, `queue`, `object_store`. */
  readonly name: string;
  /** Resolves when the thing answers, rejects when it does not. */
  check(): Promise<void>;
}

/** What `/readyz` answers. */
export interface Readiness {
  readonly ready: boolean;
  readonly report: {
    readonly status: 'ready' | 'unavailable';
    readonly checks: Readonly<Record<string, 'ok' | 'unavailable'>>;
  };
}

const SECOND = 1000;
const CHECK_TIMEOUT = 2 * SECOND;

/** Asks every check, each for two seconds at most. A check that fails or hangs makes the process unready; nothing throws. */
export async function readinessOf(checks: readonly ReadinessCheck[]): Promise<Readiness> {
  const answers = await Promise.all(checks.map(async (item) => [item.name, await isUp(item)] as const));
  const ready = answers.every(([, ok]) => ok);
  const report = Object.fromEntries(
    answers.map(([name, ok]) => [name, ok ? ('ok' as const) : ('unavailable' as const)]),
  );
  return { ready, report: { status: ready ? 'ready' : 'unavailable', checks: report } };
}

function isUp(item: ReadinessCheck): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), CHECK_TIMEOUT);
    const settle = (ok: boolean): void => {
      clearTimeout(timer);
      resolve(ok);
    };
    Promise.resolve()
      .then(() => item.check())
      .then(
        () => settle(true),
        () => settle(false),
      );
  });
}
