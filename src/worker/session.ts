import { ConfigError, checkConfig, type EncoderConfig, multiplyCount } from '../model/config.ts';
import { type EncoderInput, forward } from '../model/encoder.ts';
import { type Cell, terms } from '../model/lineage.ts';
import { type Ops, plainOps } from '../model/ops.ts';
import { type RunText, writeRun } from '../model/runFile.ts';
import type { Tensor } from '../model/tensor.ts';
import { dataOrder, isTensorName, isWeightName, type Ref, refKey } from '../model/tensorNames.ts';
import { givenWeights, type Weights, weightsKey } from '../model/weights.ts';
import { readWeights } from '../model/weightsFile.ts';
import type { Failure, Reply, Request, WeightSource } from './messages.ts';
import { holdModel, type Model } from './model.ts';
import { packed } from './parcel.ts';
import { createPool } from './pool.ts';
import { rowsOf } from './rows.ts';

/** The end of a MessagePort or of a worker's global scope. */
export interface Port {
  postMessage(reply: Reply, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<Request>) => void) | null;
}

/** How long the worker computes before it looks whether a newer sentence has come, in milliseconds. */
const SLICE = 8;
/** Up to how many multiplications a run does not wait for the engine: plain TypeScript is done before that arrives. */
const SMALL_RUN = 20_000_000;

interface KeptRun {
  readonly run: number;
  readonly config: EncoderConfig;
  readonly input: EncoderInput;
  readonly weights: Weights;
  readonly tensors: Map<string, Tensor>;
  readonly wanted: Set<string> | 'all';
}

/**
 * Answers requests on a port until the port is closed. Keeps the weights of the last model and the
 * activations of the last run, so that nothing is computed twice.
 *
 * @param pause lets waiting messages in; resolves in a later task.
 * @param engine computes once it is there; until then plain TypeScript does what is small.
 */
export function serve(
  port: Port,
  pause: () => Promise<void>,
  now: () => number = () => performance.now(),
  engine: Promise<Ops> = Promise.resolve(plainOps),
): void {
  let ops: Ops | null = null;
  const engineArrived = engine.then((arrived) => {
    ops = arrived;
  });
  /** Requests are answered in the order in which they came. */
  let turn: Promise<void> = Promise.resolve();
  let kept: KeptRun | null = null;
  let model: { key: string; held: Model } | null = null;
  const pool = createPool();
  /** The newest run's own work: settles when it is whole, has become stale or has failed. */
  let working: Promise<void> = Promise.resolve();

  /** The newest question for rows; an older one is given up. */
  let rowsAsked = 0;

  /** Learned weights by key, for as long as the worker lives: going back to a model sends nothing again. */
  const given = new Map<string, Weights>();

  /** @returns null where they are drawn from the seed. */
  const weightsFrom = (source: WeightSource): Weights | null => {
    if (source.kind === 'seeded') return null;
    const learned = given.get(source.key);
    if (!learned) throw new Error(`no weights were handed over as ${source.key}`);
    return learned;
  };

  const modelOf = (config: EncoderConfig, source: WeightSource) => {
    const key = `${JSON.stringify(source)} ${weightsKey(config)}`;
    const by = ops ?? plainOps;
    if (model?.key !== key || model.held.ops !== by) {
      // Drawn already, but for an engine that is no longer the fastest.
      const drawn = model?.key === key && model.held.missing === 0 ? model.held.weights : null;
      model = null;
      model = { key, held: holdModel(by, config, weightsFrom(source) ?? drawn) };
    }
    return model.held;
  };

  const send = (run: number, sent: readonly { ref: Ref; tensor: Tensor }[]) => {
    if (sent.length === 0) return;
    // The originals stay here: lineage and later stages read them.
    const parcel = packed(sent, pool);
    port.postMessage({ type: 'tensors', run, parcel }, [...parcel.buffers]);
  };

  const encode = async (request: Request & { type: 'encode' }) => {
    const { run, config, input } = request;
    const wanted = request.wanted === 'all' ? 'all' : new Set(request.wanted.map(refKey));
    checkConfig(config, input.ids.length);
    const model = modelOf(config, request.source);
    const { ops, weights } = model;
    const mine: KeptRun = { run, config, input, weights, tensors: new Map(), wanted };
    kept = mine;
    pool.begin();
    const started = now();
    let paused = started;
    const work = dataOrder(config).length + model.missing;
    let outbox: { ref: Ref; tensor: Tensor }[] = [];
    const isTime = () => now() - paused >= SLICE;
    /** Lets waiting messages in. False when one of them began a newer run. */
    const isStillWanted = async (): Promise<boolean> => {
      send(run, outbox);
      outbox = [];
      const left = dataOrder(config).length - mine.tensors.size + model.missing;
      port.postMessage({ type: 'progress', run, done: work - left, total: work }, []);
      await pause();
      paused = now();
      return kept === mine;
    };
    while (model.fill()) if (isTime() && !(await isStillWanted())) return;
    if (wanted !== 'all') send(run, weightsAmong(request.wanted as readonly Ref[], mine));
    for (const tensor of forward(config, weights, input, ops)) {
      const ref: Ref = { name: tensor.name, layer: tensor.layer };
      const key = refKey(ref);
      mine.tensors.set(key, tensor);
      if (wanted === 'all' || wanted.has(key)) outbox.push({ ref, tensor });
      if (isTime() && !(await isStillWanted())) return;
    }
    const parcel = packed(outbox, pool);
    const milliseconds = now() - started;
    port.postMessage({ type: 'done', run, parcel, milliseconds, kernel: ops.kernel }, [...parcel.buffers]);
  };

  const want = (run: number, refs: readonly Ref[], current: KeptRun) => {
    const ready = refs.flatMap((ref) => {
      const tensor = current.tensors.get(refKey(ref));
      if (tensor) return [{ ref, tensor }];
      if (current.wanted !== 'all' && isTensorName(ref.name)) current.wanted.add(refKey(ref));
      return [];
    });
    send(run, ready);
    // In messages of their own: the page keeps weights longer than the memory of a run.
    send(run, weightsAmong(refs, current));
  };

  const answer = async (request: Request): Promise<void> => {
    if (request.type === 'weights') {
      // Whatever was held of the ones before is held no longer.
      if (given.has(request.key)) model = null;
      given.set(request.key, receivedWeights(request));
      return;
    }
    if (request.type === 'encode') {
      working = encode(request);
      return working;
    }
    if (request.type === 'return') return pool.give(request.buffers);
    if (kept?.run !== request.run) throw new StaleRun();
    switch (request.type) {
      case 'want':
        return want(request.run, request.refs, kept);
      case 'explain': {
        const explanation = explain(request.cell, kept);
        return port.postMessage(
          { type: 'explained', run: request.run, question: request.question, explanation },
          [],
        );
      }
      case 'rows': {
        // The run on the page comes first.
        const asked = kept;
        rowsAsked = request.question;
        await working.catch(() => undefined);
        const isStale = () => kept !== asked || rowsAsked !== request.question;
        if (isStale()) throw new StaleRun();
        const steps = rowsOf(asked.config, asked.weights, request.places);
        let paused = now();
        for (let step = steps.next(); ; step = steps.next()) {
          if (step.done) {
            const { run, question } = request;
            return port.postMessage({ type: 'rows', run, question, data: step.value }, [step.value.buffer]);
          }
          if (now() - paused < SLICE) continue;
          await pause();
          if (isStale()) throw new StaleRun();
          paused = now();
        }
      }
      case 'save': {
        // A file holds the whole run: it waits for what is still being computed.
        const asked = kept;
        await working.catch(() => undefined);
        if (kept !== asked || asked.tensors.size < dataOrder(asked.config).length) throw new StaleRun();
        const parts = save(request.about, asked);
        return port.postMessage(
          { type: 'saved', run: request.run, question: request.question, parts },
          parts.map((part) => part.buffer as ArrayBuffer),
        );
      }
    }
  };

  const answerOrFail = (request: Request) => {
    answer(request).catch((error: unknown) => {
      const question = 'question' in request ? request.question : null;
      port.postMessage({ type: 'failed', run: request.run, question, failure: failureOf(error) }, []);
    });
  };

  port.onmessage = ({ data: request }) => {
    turn = turn.then(async () => {
      if (!ops && request.type === 'encode' && isLarge(request)) await engineArrived;
      answerOrFail(request);
    });
  };
}

function isLarge({ config, input }: Request & { type: 'encode' }): boolean {
  return multiplyCount(config, input.ids.length) > SMALL_RUN;
}

class StaleRun extends Error {}

/** A file stays packed here too: an engine asks for each weight once, and keeps it in its own way. */
function receivedWeights({ config, weights }: Request & { type: 'weights' }): Weights {
  if (weights.kind === 'file') return readWeights(config, weights.file);
  return givenWeights(config, new Map(weights.tensors.map(({ ref, ...tensor }) => [refKey(ref), tensor])));
}

function weightsAmong(refs: readonly Ref[], { weights }: KeptRun) {
  return refs.filter((ref) => isWeightName(ref.name)).map((ref) => ({ ref, tensor: weights.get(ref) }));
}

function explain(cell: Cell, { config, input, tensors, weights }: KeptRun) {
  return terms(cell, { config, input }, (ref) => {
    if (isWeightName(ref.name)) return weights.get(ref).data;
    const tensor = tensors.get(refKey(ref));
    // Asked while the run is still on its way there.
    if (!tensor) throw new StaleRun();
    return tensor.data;
  });
}

function save(about: RunText, { config, input, tensors, weights }: KeptRun): Uint8Array[] {
  const named = dataOrder(config).flatMap((ref) => {
    const tensor = tensors.get(refKey(ref));
    return tensor && isTensorName(ref.name) ? [{ ...tensor, ...ref, name: ref.name }] : [];
  });
  return writeRun({ ...about, config, input, tensors: named, weights });
}

function failureOf(error: unknown): Failure {
  if (error instanceof StaleRun) return { code: 'stale' };
  if (error instanceof ConfigError) return { code: 'config', problems: error.problems };
  if (error instanceof RangeError && /alloc|length|memory/i.test(error.message)) return { code: 'memory' };
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}
