import { spawn } from 'node:child_process';

/**
 * The server runs in a process of its own: fauxqs is ESM only, and jest's module system cannot load it. It ends with
 * its standard input, so it cannot outlive the tests.
 */
const SCRIPT = `
  import { startFauxqs } from 'fauxqs';
  const server = await startFauxqs({
    port: 0, host: '127.0.0.1', logger: false, init: { buckets: process.argv.slice(1) },
  });
  process.stdin.resume().on('end', () => process.exit(0));
  process.stdout.write(JSON.stringify({ port: server.port }) + '\\n');
`;

/** An S3 server on loopback. It checks no signatures. */
export interface S3Server {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Starts an S3 server that keeps everything in memory, with these buckets. */
export async function startS3Server(buckets: readonly string[]): Promise<S3Server> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT, ...buckets], {
    cwd: __dirname,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the S3 server ended with exit code ${code}`)));
    child.stdout.once('data', (line: Buffer) => {
      const { port } = JSON.parse(line.toString()) as { readonly port: number };
      resolve(port);
    });
  });
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: async () => {
      child.stdin.end();
      await gone;
    },
  };
}
