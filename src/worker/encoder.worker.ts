import { fastestOps } from './engine.ts';
import { type Port, serve } from './session.ts';
import { createTurns } from './turns.ts';

serve(globalThis as unknown as Port, createTurns(), undefined, fastestOps());
