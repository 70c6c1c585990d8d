/** Where a command writes. */
export interface Output {
  /** Whether people read along on a terminal. */
  readonly terminal: boolean;
  /** Whether only JSON lines are wanted. */
  readonly json: boolean;
  /** A line for people; nothing with `--json`. */
  line(text?: string): void;
  /** One JSON object a line; nothing without `--json`. */
  event(event: OutputEvent): void;
  /** What was asked for, as it is, whatever the mode. */
  result(text: string): void;
  /** A line on standard error. */
  complain(text: string): void;
  /** Draws over the last line of a terminal; '' clears it. */
  redraw(text: string): void;
}

/** A JSON line. */
export interface OutputEvent {
  readonly event: string;
  readonly [member: string]: unknown;
}

/** Streams of a process. */
export interface OutputStreams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

const CLEAR_LINE = '\r\u001b[2K';

/** Whether a command that shows progress writes JSON lines: when asked to, and where nobody watches on a terminal. */
export function wantsJson({ stdout }: OutputStreams, json: boolean | undefined): boolean {
  return json === true || stdout.isTTY !== true;
}

/** Writes to the streams of this process. */
export function openOutput({ stdout, stderr }: OutputStreams, options: { readonly json: boolean }): Output {
  const { json } = options;
  const terminal = stdout.isTTY === true && !json;
  return {
    terminal,
    json,
    line: (text = '') => {
      if (!json) stdout.write(`${text}\n`);
    },
    event: (event) => {
      if (json) stdout.write(`${JSON.stringify(event)}\n`);
    },
    result: (text) => {
      stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    },
    complain: (text) => {
      stderr.write(`${text}\n`);
    },
    redraw: (text) => {
      if (terminal) stdout.write(`${CLEAR_LINE}${text}`);
    },
  };
}
