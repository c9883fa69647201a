import type { ComponentType } from 'react';
import type { Language } from '../i18n/languages.ts';
import type { HeadRow, ModelCard } from '../model/card.ts';
import type { EncoderConfig } from '../model/config.ts';
import type { Cell, Explanation, Slab } from '../model/lineage.ts';
import type { Pace } from '../model/pace.ts';
import type { Tensor } from '../model/tensor.ts';
import type { AnyTensorName, Ref } from '../model/tensorNames.ts';
import type { Token, Vocabulary } from '../model/tokenizer.ts';
import type { Senses } from '../store/senses.ts';
import type { TrainAct, TrainingState } from '../store/trainingState.ts';
import type { StageId } from './ids.ts';

/** What the reader has chosen; the same in every stage. Everything counts from 0. */
export interface Selection {
  readonly layer: number;
  readonly head: number;
  readonly token: number;
  /** A position on the waves that may lie beyond the sentence; null while it follows the token. */
  readonly place: number | null;
  /** Which of the stage's figures is shown, where it has several; null for the first. */
  readonly view: string | null;
  /** The word whose senses are shown; null for the first there is. */
  readonly word: string | null;
  /** The cell whose sum is open. Its layer and head are those above. */
  readonly pick: Pick | null;
}

/** A cell on a page: row and column of a tensor as it is drawn. A vector is drawn as one row. */
export interface Pick {
  readonly name: AnyTensorName;
  readonly row: number;
  readonly col: number;
}

/** One finished run as a stage reads it: everything in it belongs to the same sentence and model. */
export interface StageRun {
  readonly text: string;
  readonly config: EncoderConfig;
  /** What its weights have learned; null where they are drawn from a seed. */
  readonly learned: 'en' | 'zh' | null;
  /** The step of the training that its weights are of; null for the finished ones, and for all that is no checkpoint. */
  readonly checkpoint: number | null;
  /** Whether its weights are as the seed drew them: those of a model that never learned, or of step 0. */
  readonly isDrawn: boolean;
  /** Padding included. */
  readonly tokens: readonly StageToken[];
  readonly vocabulary: Vocabulary;
  /** A tensor that the stage's `needs` named. Throws RangeError for any other. */
  tensor(name: AnyTensorName, layer?: number): Tensor;
}

export interface StageToken extends Token {
  /** What stands at the rows: the letters as typed, or the piece where there are none. */
  readonly label: string;
  /** The label, with its place where the sentence holds it more than once. */
  readonly name: string;
}

/** What a stage is given to draw and what it may say. */
export interface StageContext {
  readonly run: StageRun;
  readonly selection: Selection;
  readonly language: Language;
  readonly theme: 'light' | 'dark';
  /** The room for the figure in CSS pixels; a figure that needs more height scrolls inside itself. */
  readonly size: { readonly width: number; readonly height: number };
  /** The cell under the pointer, else the chosen one. */
  readonly active: Cell | null;
  /** The cells that made the active cell. */
  readonly lit: readonly Slab[];
  /** The sum behind the active cell, once the worker has answered. */
  readonly explanation: Explanation | null;
  /** Tensors that the words under the pointer speak of. */
  readonly spoken: readonly AnyTensorName[];
  hover(cell: Cell | null): void;
  /** Chooses a cell (and with it its layer, head and token); null closes the sum. */
  choose(cell: Cell | null): void;
  /** Follows a term to the sum it came from, in the stage where it is at home; the trail is kept. */
  follow(cell: Cell): void;
  /** Shows the whole sum of the chosen cell (the Arithmetic tab). */
  open(): void;
  select(part: Partial<Omit<Selection, 'pick'>>): void;
  /** Enters another stage, and selects on the way. */
  go(stage: StageId, part?: Partial<Omit<Selection, 'pick'>>): void;
  /** Changes how the encoder runs (an experiment); a new run begins. */
  set(experiment: Partial<Experiment>): void;
  readonly experiment: Experiment;
  /** Rows of one word in many sentences; null while nobody has asked for them with `gather`. */
  readonly senses: Senses | null;
  /** Asks for the rows of a word (null: of the first there is), or for none any more. */
  gather(wanted: { readonly word: string | null } | null): void;
  /** Puts another text on the page, and chooses one of its tokens. */
  read(text: string, token: number): void;
  /** What was measured of each head; none where the weights or the way they run are not those that were measured. */
  readonly heads: readonly HeadRow[];
  readonly learning: Learning;
  readonly training: Training;
  readonly player: Player;
}

/** What the figure goes through by itself, if it has anything to go through; starting it stops the way through the stages. */
export interface Player {
  readonly isPlaying: boolean;
  play(): void;
  pause(): void;
}

/** The training on this page. It changes many times a second, so whoever draws it subscribes to it. */
export interface Training {
  get(): TrainingState;
  /** Calls back after changes until the returned function is called. */
  subscribe(changed: () => void): () => void;
  readonly pace: Pace;
  act(act: TrainAct): void;
  /** From the next step on. */
  change(pace: Partial<Pace>): void;
  /** Hands what was learned to the reader as a file. */
  download(): void;
}

/** How the open model learned, and the way to the weights that it had meanwhile. */
export interface Learning {
  /** What its trainer wrote down; null where it was not trained, or until it is read. */
  readonly card: ModelCard | null;
  /** Whether the card was looked for in vain. */
  readonly isMissing: boolean;
  /** The step whose weights were asked for, null for the finished ones; until they are here the run is of others. */
  readonly wanted: number | null;
  /** Whether weights run that are of no step of this training: such as were learned on the page. */
  readonly isElsewhere: boolean;
  /** The table of words (V, D) that the model ended with; null where nothing was learned. */
  readonly finished: Tensor | null;
  /** Runs the weights of a step, in every stage; null the finished ones. */
  open(step: number | null): void;
  /** Looks for the card again. */
  retry(): void;
  /** Opens the trained model of the reader's language. */
  openTrained(): void;
  /** Chooses a head that is worth a look for a reader who has chosen none; once the card is there. */
  lead(): void;
}

/** What a reader may switch on any model, to see what it does. */
export interface Experiment {
  readonly scaleEmbedding: boolean;
  readonly positions: boolean;
  readonly causal: boolean;
  /** How many [PAD] tokens follow the text. */
  readonly padding: number;
  /** Places of the words that are covered, in order. */
  readonly blanks: readonly number[];
  /** What the logits are divided by before their softmax. */
  readonly temperature: number;
}

/** One step of the road. The map, link, embed, export and the contract tests are made from these fields. */
export interface Stage {
  readonly id: StageId;
  /** Whether the stage stands inside a layer, and whether it shows one head. */
  readonly layered: boolean;
  readonly headed: boolean;
  /** What `view` in a link calls its figures beside the first; none unless given. */
  readonly views?: readonly string[];
  /** The tensor of the thumbnail; null where the stage has no matrix. */
  readonly main: (config: EncoderConfig) => AnyTensorName | null;
  /** What stands in place of a thumbnail: the words of the sentence where it is left out, or how the loss fell. */
  readonly picture?: 'curve';
  /** The tensor that `cell=row,col` means in a link; null where a link always names it. */
  readonly linkTensor: AnyTensorName | null;
  /** The tensors that are at home here: following a term leads to this stage. */
  readonly home: readonly AnyTensorName[];
  /** What must have arrived before the stage is drawn. */
  readonly needs: (config: EncoderConfig, selection: Selection) => readonly Ref[];
  /** The figure, fetched when it is first wanted; the page fetches the others while it is idle. */
  readonly load: () => Promise<{ readonly View: ComponentType }>;
  /** Numbers of this run that the chapter quotes as `{{name}}`, and of what was measured of its model. */
  readonly facts: (
    run: StageRun,
    selection: Selection,
    card: ModelCard | null,
  ) => Readonly<Record<string, string>>;
}
