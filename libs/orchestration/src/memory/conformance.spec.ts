import {
  describeJobQueue,
  describeObjectStore,
  describePartialStream,
  describeSweepStore,
  VirtualClock,
} from '@ihome/testing';
import { MemoryJobBroker } from './memory-job-broker';
import { MemoryJobQueue } from './memory-job-queue';
import { MemoryObjectStore } from './memory-object-store';
import { MemoryPartialStream } from './memory-partial-stream';
import { MemorySweepStore } from './memory-sweep-store';
import { systemClock } from '../system/system-clock';

describeSweepStore('memory', async () => {
  const clock = new VirtualClock();
  const store = new MemorySweepStore(clock);
  return { store, elapse: (milliseconds) => clock.advance(milliseconds), dispose: () => store.close() };
});

describeJobQueue('memory', async () => {
  const broker = new MemoryJobBroker(systemClock);
  return {
    queue: new MemoryJobQueue(broker),
    other: new MemoryJobQueue(broker),
    elapse: (milliseconds) => systemClock.sleep(milliseconds),
    lose: async () => broker.lose(),
    dispose: async () => broker.lose(),
  };
});

describePartialStream('memory', async () => {
  const stream = new MemoryPartialStream();
  return { stream, lose: async () => stream.lose(), dispose: () => stream.close() };
});

describeObjectStore('memory', async () => {
  const store = new MemoryObjectStore();
  return { store, dispose: () => store.close() };
});
