import { inParallel } from '../in-parallel.mjs';
import { quantile, sum, timed } from '../statistics.mjs';
import { startTwin } from '../twin.mjs';
import { startBillingModel } from './billing-model.mjs';
import { readLedger } from './ledger.mjs';
import { takeTurn } from './turn.mjs';

const usable = 0.95;
const unhindered = {
  CONVERSATION_TOKEN_BUDGET: '1000000000',
  RATE_LIMIT_BURST: '1000000',
  RATE_LIMIT_PER_SECOND: '1000000',
  TURN_TIMEOUT: '120',
  MODEL_FIRST_TOKEN_TIMEOUT: '45',
};

/** Many processes with many turns each, all at once: what they spend together stays within the day's budget, and comes close to it. */
export async function prove({ memory, mode, options, report, random }) {
  const { processes, turns } = options;
  const model = await startBillingModel(random);
  const settings = { ...memory.settings, ...model.settings, ...unhindered };
  const ask = (twin) => takeTurn(twin.address, random.id(), random.id());

  const scout = await startTwin(mode, { ...settings, DAILY_TOKEN_BUDGET: '1000000000' });
  for (let i = 0; i < turns; i++) await ask(scout);
  await scout.stop();
  const aTurn = sum(model.bills) / turns;
  const budget = Math.round(aTurn * (turns + processes + (processes * turns) / 2));
  report.say(
    `a turn costs ${aTurn.toFixed(0)} tokens, the budget is ${budget}: enough for half of ${processes * turns} turns`,
  );

  const twins = [];
  await inParallel(4, Array.from({ length: processes }), async () => {
    const twin = await startTwin(mode, { ...settings, DAILY_TOKEN_BUDGET: String(budget) });
    twins.push(twin);
    // The first answer of a process takes it longer than all else.
    await ask(twin);
  });
  const { result: crowd, ms } = await timed(() =>
    Promise.all(twins.flatMap((twin) => Array.from({ length: turns }, () => ask(twin)))),
  );
  await tell(report, `${processes} processes x ${turns} turns at once`, crowd, ms, { memory, model, budget });

  const rest = [];
  const { ms: more } = await timed(() =>
    inParallel(processes, twins, async (twin) => {
      for (let last; !last?.limited; rest.push(last)) last = await ask(twin);
    }),
  );
  const { spent } = await tell(report, 'then one after the other, until none fits', rest, more, {
    memory,
    model,
    budget,
  });
  report.expect(spent >= usable * budget, `only ${share(spent, budget)} of the budget could be used`);
  await Promise.all(twins.map((twin) => twin.stop()));
  await model.stop();
}

async function tell(report, what, answers, ms, { memory, model, budget }) {
  const ledger = await readLedger(memory.table);
  const billed = sum(model.bills);
  const limited = answers.filter((answer) => answer.limited).length;
  const failed = answers.filter((answer) => answer.status !== 200);
  const again = sum(answers.map((answer) => answer.tries - 1));
  const times = answers.map((answer) => answer.ms);
  report.say(
    `${what}: ${answers.length - limited - failed.length} answered by the model, ${limited} limited, ${failed.length} failed, ${again} sent again because storage or model were slow, in ${(ms / 1000).toFixed(1)} s; an answer took ${quantile(times, 0.5).toFixed(0)} ms (median), ${quantile(times, 1).toFixed(0)} ms at most`,
  );
  report.say(
    `  spent ${billed} by the bill and ${ledger.spent} by the ledger, ${share(billed, budget)} of the budget; ${ledger.setAside} still set aside; longest row ${ledger.longest} characters`,
  );
  report.expect(ledger.days === 1, 'midnight came between: run it again');
  for (const { status } of failed) report.fault(`an answer was ${status}`);
  report.expect(billed <= budget, `the model was paid ${billed} of a budget of ${budget}`);
  // More than the bill is booked of a call that was broken off: its provider tells nobody what it was.
  report.expect(ledger.spent >= billed, `the ledger has ${ledger.spent}, the bill is ${billed}`);
  report.expect(ledger.spent <= budget, `the ledger has ${ledger.spent} of a budget of ${budget}`);
  report.expect(ledger.setAside === 0, `${ledger.setAside} tokens are still set aside`);
  return ledger;
}

const share = (part, whole) => `${((100 * part) / whole).toFixed(2)} %`;
