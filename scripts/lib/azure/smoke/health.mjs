import { failed, passed, silence, unreachable } from './result.mjs';

/**
 * Waits until the twin says it is healthy: a first start, and roles that were just given, take their time. `tell` is called once when
 * there is something to wait for.
 */
export async function checkHealth({ api }, { retry, patience, tell, wait, now }) {
  const began = now();
  for (let tries = 0; ; tries++) {
    const found = await askHealth(api);
    if (found.isHealthy) return passed('healthy');
    if (now() - began + retry > patience) return failed(found.why, adviceFor(found));
    if (tries === 0) tell(`The twin is not healthy yet (${found.why}): waiting for it.`);
    await wait(retry);
  }
}

async function askHealth(api) {
  try {
    const reply = await fetch(`${api}/api/health`, { signal: AbortSignal.timeout(30_000) });
    return readHealth(reply.status, await reply.text());
  } catch (fault) {
    return { why: silence(fault), isSilent: true };
  }
}

/** { isHealthy, why, isTwin }: why in the twin's own words. */
export function readHealth(status, text) {
  const checks = checksIn(text);
  if (!checks) return { isHealthy: false, why: `${status} from something that is not the twin`, isTwin: false };
  const ill = Object.entries(checks).filter(([, check]) => check?.status !== 'healthy');
  const why = ill
    .map(([name, check]) => `${name}: ${String(check?.detail ?? 'unhealthy').replace(/\.$/, '')}`)
    .join('; ');
  return { isHealthy: status === 200 && ill.length === 0, why: why || `status ${status}`, isTwin: true };
}

function checksIn(text) {
  try {
    const { checks } = JSON.parse(text);
    return typeof checks === 'object' && checks !== null ? checks : undefined;
  } catch {
    return undefined;
  }
}

const adviceFor = ({ isTwin, isSilent }) => (isSilent ? unreachable : adviceOf(isTwin));

const adviceOf = (isTwin) =>
  isTwin
    ? 'mend what it names (a persona is uploaded with `azd hooks run postprovision`, roles and settings with `azd provision`) and run `azd hooks run postdeploy`'
    : 'the app did not start: look at its log stream in the portal, and deploy again with `azd deploy api`';
