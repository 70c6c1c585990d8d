import { resolve } from 'node:path';
import type { Command } from 'commander';
import { downloadBundle } from '../bundle/download-bundle';
import type { CommandContext } from '../command-context';
import { EXIT } from '../exit-code';
import { openClient } from '../http/open-client';
import { openOutput } from '../terminal/output';

interface DownloadOptions {
  readonly out?: string;
  readonly json?: boolean;
}

/** `sim sweep download` */
export function registerSweepDownload(sweep: Command, context: CommandContext): void {
  sweep
    .command('download')
    .description('download the bundle of a sweep and check every file of it')
    .argument('<id>')
    .option('--out <dir>', 'folder for bundle.zip and bundle/; default: one named by the id')
    .option('--json', 'one JSON object a line')
    .action((id: string, options: DownloadOptions) =>
      context.run(async () => {
        const output = openOutput(context.streams, { json: options.json ?? false });
        const out = resolve(options.out ?? `sweep-${id}`);
        const manifest = await downloadBundle({ client: openClient(context), id, out });
        output.event({ event: 'downloaded', out, result_digest: manifest.result_digest, files: manifest.files.length });
        output.line(`${manifest.files.length} files verified in ${out}`);
        return EXIT.ok;
      }),
    );
}
