export function inLanes<T>(
  queue: T[],
  work: (item: T) => Promise<void>,
  limits: {
    readonly least: number;
    readonly most: number;
    readonly settleMs: number;
    readonly idle: () => Promise<boolean>;
  },
): Promise<void>;
export function isIdle(share: number, ms: number): Promise<boolean>;
