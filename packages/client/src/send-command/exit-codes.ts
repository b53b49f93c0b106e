/** What the exit code of `ivr-send` says; of several messages the greatest counts, except when the run is interrupted. */
export const exitCodes = { accepted: 0, refused: 1, wrongUsage: 2, gaveUp: 3, interrupted: 130 } as const;
