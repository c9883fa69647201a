import { parseArgs } from 'node:util';
import { type ContenderId, isContenderId } from './contenders.ts';
import { ENCODER_IDS, type EncoderId, isEncoderId, TOKENS } from './encoders.ts';

/** What can be measured: the table, how the cost grows, and what a page fetches before its first tensor. */
export const PARTS = ['rows', 'growth', 'first'] as const;
export type Part = (typeof PARTS)[number];

export interface Options {
  readonly isJson: boolean;
  readonly parts: readonly Part[];
  readonly encoders: readonly EncoderId[];
  readonly tokens: readonly number[];
  /** Null for everyone. */
  readonly contenders: readonly ContenderId[] | null;
  /** How long one encoder with one number of tokens is measured, in milliseconds; each has three rounds at least. */
  readonly budget: number;
  /** How long all of it may take; what there is no time for is named as skipped. */
  readonly minutes: number;
  /** A JSON file that the results are merged into. */
  readonly into: string | null;
}

export const USAGE = `npm run bench -- [options]
  --quick              the smaller encoders at few tokens, few rounds
  --encoders d64,d512  of ${ENCODER_IDS.join(', ')}
  --tokens 16,64       of 1 to 512
  --impls ours-…,ort-… only these
  --parts rows,first   of ${PARTS.join(', ')}
  --seconds 4          for each encoder and number of tokens
  --minutes 7.5        for everything; what there is no time for is left out, and named
  --json               only JSON, for machines
  --into FILE          merges the results into a JSON file`;

/** @throws Error, with how it is used, for an option that does not exist or has no such value. */
export function readOptions(args: readonly string[]): Options {
  try {
    return optionsOf(args);
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      encoders: { type: 'string' },
      tokens: { type: 'string' },
      impls: { type: 'string' },
      parts: { type: 'string' },
      seconds: { type: 'string' },
      minutes: { type: 'string', default: '7.5' },
      into: { type: 'string' },
    },
  });
  const seconds = Number(values.seconds ?? (values.quick ? 2 : 4));
  if (!(seconds > 0)) throw new Error(`--seconds ${values.seconds} is no time`);
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) throw new Error(`--minutes ${values.minutes} is no time`);
  // Who asks for some of the table wants the table.
  const isOfRows = values.quick || (values.encoders ?? values.tokens ?? values.impls) !== undefined;
  return {
    isJson: values.json,
    parts: list(values.parts, isPart) ?? (isOfRows ? ['rows'] : PARTS),
    encoders: list(values.encoders, isEncoderId) ?? (values.quick ? ['d64', 'd512'] : ENCODER_IDS),
    tokens: values.tokens?.split(',').map(tokenCount) ?? (values.quick ? [16, 64] : TOKENS),
    contenders: list(values.impls, isContenderId),
    budget: seconds * 1000,
    minutes,
    into: values.into ?? null,
  };
}

function isPart(text: string): text is Part {
  return (PARTS as readonly string[]).includes(text);
}

function list<Name extends string>(
  text: string | undefined,
  isName: (text: string) => text is Name,
): readonly Name[] | null {
  if (text === undefined) return null;
  return text.split(',').map((part) => {
    if (!isName(part)) throw new Error(`there is no ${part}`);
    return part;
  });
}

function tokenCount(text: string): number {
  const count = Number(text);
  if (!(Number.isInteger(count) && count >= 1 && count <= 512))
    throw new Error(`${text} is no number of tokens`);
  return count;
}
