/** A message that comes again within this time is not told again: an outage breaks many connections many times. */
const REPEAT_MS = 5000;

/** Passes errors on, each message at most once in five seconds. */
export function quietReporter(report: (error: Error) => void, now: () => number): (error: Error) => void {
  const lastTold = new Map<string, number>();
  return (error) => {
    const time = now();
    for (const [message, told] of lastTold) if (time - told > REPEAT_MS) lastTold.delete(message);
    if (lastTold.has(error.message)) return;
    lastTold.set(error.message, time);
    report(error);
  };
}
