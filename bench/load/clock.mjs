/** Milliseconds of the one clock that all programs of this machine share and nobody sets. */
export const now = () => Number(process.hrtime.bigint()) / 1e6;
