export type {
  Become,
  Completed,
  Connection,
  Reached,
  RunOptions,
  Shell,
  Target,
  Transport,
} from './transport.ts';
export { quote, quoteAll } from './quote.ts';
