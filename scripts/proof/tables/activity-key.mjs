import { hashOf } from '../hash.mjs';

// 0001-01-01 to 1970-01-01, and to the end of 9999, in the ticks of .NET: 100 ns each.
const epoch = 621_355_968_000_000_000n;
const endOfTime = 3_155_378_975_999_999_999n;

/** As src/Functions/Azure/ActivityKey makes them: the newest day first, in it the newest entry first. */
export const dayKey = (moment) => String(99_999_999 - Number(moment.toISOString().slice(0, 10).replaceAll('-', '')));

export const entryKey = ({ session, lastSaid }) =>
  `${String(endOfTime - (epoch + BigInt(lastSaid.getTime()) * 10_000n)).padStart(19, '0')}-${hashOf(session).slice(0, 22)}`;
