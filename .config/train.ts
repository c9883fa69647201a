import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { Checkpoint, CurvePoint } from '../src/model/card.ts';
import { checkConfig, type EncoderConfig } from '../src/model/config.ts';
import { writeConfig } from '../src/model/configFile.ts';
import { supports } from '../src/model/kernels/choice.ts';
import { wasmOps } from '../src/model/kernels/engine.ts';
import { type Ops, plainOps } from '../src/model/ops.ts';
import { seededRandom } from '../src/model/random.ts';
import { pytorchWeights, readStateDict } from '../src/model/runFile.ts';
import { readSafetensors, writeSafetensors } from '../src/model/tensorFile.ts';
import { createTokenizer } from '../src/model/tokenizer.ts';
import type { Weights } from '../src/model/weights.ts';
import { blankLoss, drawProbes, type Measured, meanAccuracy } from '../src/training/cardMeasure.ts';
import { ENGLISH } from '../src/training/corpus/en/corpus.ts';
import { CHINESE } from '../src/training/corpus/zh/corpus.ts';
import { makeCard, PROBE_SEED } from '../src/training/makeCard.ts';
import { isPocketName, POCKET_MODELS, pocketTokenizerFile, wordIdsOf } from '../src/training/pocket.ts';
import { progressLine } from '../src/training/progress.ts';
import { sensesText } from '../src/training/sensesFile.ts';
import { createTrainer } from '../src/training/trainer.ts';
import { loadState, saveState } from '../src/training/trainingState.ts';
import { compileKernels } from './kernels.ts';

/**
 * `npm run train -- --model pocket-en` trains a model and writes its folder `public/models/pocket-en`. Ctrl-C halts it
 * and saves; the same command goes on. `--steps`, `--layers`, `--batch`, `--rate`, `--hidden`, `--activation`,
 * `--dropout` change the run; `--out` writes elsewhere; `--fresh` forgets what was saved.
 */

const CORPORA = { en: ENGLISH, zh: CHINESE };
const TOP = new URL('../', import.meta.url);
// Compiled while this file is imported, because nothing more can be imported later.
const SIMD = supports('simd')
  ? await WebAssembly.compile(await readFile(await compileKernels('simd')))
  : null;
/** Probes of each kind and blanks that are measured on the way. */
const QUICK = { probes: 40, blanks: 300 };
const MEASURED_TIMES = 50;
const SAVED_EVERY = 60_000;
const CHECKPOINTS = 8;
const FIRST_CHECKPOINT = 50;

interface Notes {
  readonly measured: Required<CurvePoint>[];
  readonly checkpoints: Checkpoint[];
}

export async function main(args: readonly string[]): Promise<void> {
  const given = optionsOf(args);
  const name = given.get('model') ?? 'pocket-en';
  if (!isPocketName(name)) throw new RangeError(`--model is one of ${Object.keys(POCKET_MODELS).join(', ')}`);
  const model = POCKET_MODELS[name];
  const number = (key: string, usual: number) => Number(given.get(key) ?? usual);

  const corpus = CORPORA[model.language];
  const tokenizerJson = pocketTokenizerFile(corpus);
  const { vocabulary } = createTokenizer(tokenizerJson);
  const { idsOf, wordIds } = wordIdsOf(vocabulary);
  const config: EncoderConfig = checkConfig({
    ...model.config,
    layers: number('layers', model.config.layers),
    hidden: number('hidden', model.config.hidden),
    dropout: number('dropout', model.config.dropout),
    activation: given.get('activation') === 'gelu' ? 'gelu' : model.config.activation,
    vocabulary: vocabulary.size,
  });
  const settings = {
    learningRate: number('rate', model.settings.learningRate),
    batch: number('batch', model.settings.batch),
    steps: number('steps', model.settings.steps),
    warmUp: number('warm-up', model.settings.warmUp),
    adamw: {
      ...model.settings.adamw,
      weightDecay: number('decay', model.settings.adamw.weightDecay),
      queryKeyDecay: number('query-key-decay', model.settings.adamw.queryKeyDecay),
    },
  };
  const out = new URL(given.get('out') ?? `public/models/${name}/`, TOP);
  const work = new URL(
    `.cache/training/${name}${given.has('out') ? `-${out.pathname.replace(/\W+/g, '-')}` : ''}/`,
    TOP,
  );
  const stateFile = new URL('state.safetensors', work);
  const key = JSON.stringify({ config, settings, tokenizerJson });
  const { seed } = model.config;
  const ops: Ops = SIMD ? wasmOps(SIMD, 'simd') : plainOps;
  const trainer = createTrainer({ config, corpus, idsOf, wordIds, seed, ops, ...settings });

  if (given.has('fresh')) await rm(work, { recursive: true, force: true });
  const saved = await loadState(stateFile, key);
  if (saved) trainer.restore(saved.snapshot);
  const losses = [...(saved?.losses ?? [])];
  const notes: Notes = (saved?.notes as Notes | undefined) ?? { measured: [], checkpoints: [] };
  let tokens = saved?.tokens ?? 0;
  let spent = saved?.milliseconds ?? 0;
  console.log(
    `${name}: ${config.layers} layers, ${vocabulary.size} entries, ${settings.steps} steps of ${settings.batch} sentences, ${ops.kernel}${saved ? `; goes on from step ${trainer.steps}` : ''}`,
  );

  const measured: Omit<Measured, 'weights'> = { config, corpus, idsOf, mask: wordIds.mask, ops };
  const quickProbes = drawProbes(corpus, QUICK.probes, PROBE_SEED + 1);
  const random = seededRandom(PROBE_SEED + 1, 'quick blanks');
  const quickBlanks = Array.from({ length: QUICK.blanks }, () => {
    const { words } = corpus.heldOut(random);
    return { words, blank: Math.floor(random.uniform() * words.length) };
  });
  const look = () => {
    const now = { ...measured, weights: trainer.weights() };
    return { heldOutLoss: blankLoss(now, quickBlanks), heldOutAccuracy: meanAccuracy(now, quickProbes) };
  };

  let halted = false;
  const halt = () => {
    halted = true;
  };
  process.on('SIGINT', halt).on('SIGTERM', halt);
  const save = () =>
    saveState(stateFile, {
      snapshot: trainer.snapshot(),
      losses,
      tokens,
      milliseconds: spent,
      notes,
      settings: key,
    });

  const marks = new Set(checkpointSteps(settings.steps));
  const every = Math.max(1, Math.round(settings.steps / MEASURED_TIMES));
  let [began, lastSaved, lastShown] = [Date.now(), Date.now(), 0];
  const leftOff = spent;
  const keep = async (loss: number) => {
    const step = trainer.steps;
    const file = `checkpoints/step-${String(step).padStart(6, '0')}.safetensors`;
    await writeWeights(new URL(file, work), config, trainer.weights());
    const { heldOutAccuracy } = look();
    notes.checkpoints.push({ step, file, loss, heldOutAccuracy });
  };
  while (trainer.steps < settings.steps && !halted) {
    if (trainer.steps === 0 && notes.checkpoints.length === 0) await keep(Math.log(vocabulary.size));
    const report = trainer.step();
    losses.push(report.loss);
    tokens += report.tokens;
    const { step } = report;
    spent = leftOff + Date.now() - began;
    if (step === 1) notes.checkpoints[0] = { ...(notes.checkpoints[0] as Checkpoint), loss: report.loss };
    if (step % every === 0) notes.measured.push({ step, loss: recent(losses), ...look() });
    if (marks.has(step)) await keep(recent(losses));
    if (Date.now() - lastShown > (process.stdout.isTTY ? 500 : 20_000) || step === settings.steps) {
      lastShown = Date.now();
      progressLine({
        step,
        steps: settings.steps,
        loss: recent(losses),
        accuracy: notes.measured.at(-1)?.heldOutAccuracy ?? null,
        milliseconds: Date.now() - began,
        done: step - (saved?.snapshot.step ?? 0),
      });
    }
    if (Date.now() - lastSaved > SAVED_EVERY) {
      lastSaved = Date.now();
      await save();
    }
    // Ctrl-C is heard only between turns of the event loop.
    if (step % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await save();
  if (halted) {
    console.log(`\nHalted and saved after step ${trainer.steps}; the same command goes on from here.`);
    return;
  }

  console.log('\nMeasuring …');
  await writeWeights(new URL('model.safetensors', out), config, trainer.weights());
  await rm(new URL('checkpoints/', out), { recursive: true, force: true });
  await mkdir(new URL('checkpoints/', out), { recursive: true });
  for (const { file } of notes.checkpoints) {
    await writeFile(new URL(file, out), await readFile(new URL(file, work)));
  }
  // What is measured is what is shipped: the weights as the file has rounded them.
  const shipped = readSafetensors(new Uint8Array(await readFile(new URL('model.safetensors', out))));
  const card = makeCard(
    { ...measured, weights: readStateDict(config, shipped.tensors) },
    {
      name,
      settings: trainer.settings,
      seed,
      losses,
      tokens,
      milliseconds: spent,
      measured: notes.measured,
      checkpoints: notes.checkpoints,
    },
  );
  // Six digits say all that a measurement means.
  const short = (_: string, value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(6)) : value;
  const json = (value: unknown, indent?: number) => `${JSON.stringify(value, short, indent)}\n`;
  await writeFile(new URL('tokenizer.json', out), json(tokenizerJson));
  await writeFile(
    new URL('config.json', out),
    json({ ...writeConfig(config, true), language: model.language }, 2),
  );
  await writeFile(new URL('card.json', out), json(card, 1));
  await writeFile(new URL('senses.json', out), sensesText(corpus));
  for (const row of card.probes) {
    const shown = Object.entries(row).map(([what, value]) =>
      typeof value === 'number' && what !== 'count' ? `${what} ${(100 * value).toFixed(1)}` : `${value}`,
    );
    console.log(shown.join('  '));
  }
  console.log(JSON.stringify(card.heldOut));
  for (const { layer, head, scores, name: kind } of card.heads) {
    const shares = scores.map((score) => `${score.kind} ${(100 * score.share).toFixed(0)}`);
    console.log(`layer ${layer} head ${head}: ${kind ?? '–'} (${shares.join(', ')})`);
  }
  console.log(`Written to ${out.pathname}`);
}

/** `--key value` and `--flag`. */
function optionsOf(args: readonly string[]): Map<string, string> {
  const options = new Map<string, string>();
  args.forEach((arg, i) => {
    const next = args[i + 1] ?? '';
    if (arg.startsWith('--')) options.set(arg.slice(2), next.startsWith('--') ? '' : next);
  });
  return options;
}

/** 0, and further steps each the same times the one before, up to the last. */
function checkpointSteps(steps: number): number[] {
  const first = Math.min(FIRST_CHECKPOINT, steps);
  const times = (steps / first) ** (1 / (CHECKPOINTS - 2));
  return [0, ...Array.from({ length: CHECKPOINTS - 1 }, (_, i) => Math.round(first * times ** i))];
}

/** The mean loss of the last steps. */
function recent(losses: readonly number[]): number {
  const last = losses.slice(-100);
  return last.reduce((sum, loss) => sum + loss, 0) / last.length;
}

async function writeWeights(file: URL, config: EncoderConfig, weights: Weights): Promise<void> {
  await mkdir(new URL('.', file), { recursive: true });
  await writeFile(file, writeSafetensors(pytorchWeights(config, weights), { format: 'pt' }, 'F16'));
}
