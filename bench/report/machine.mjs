import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';

/** What the figures were measured on. To be asked before anything is started: its load is not the bench's own. */
export function machineHere({ sdk, packages }) {
  return {
    cpu: cpus()[0]?.model.trim() || 'unknown',
    cores: availableParallelism(),
    memory_gb: Math.round(totalmem() / 1024 ** 3),
    os: `${type()} ${release()}, ${process.arch}`,
    node: process.version,
    dotnet_sdk: sdk,
    packages,
    // Windows counts none and says 0.
    load_before: process.platform === 'win32' ? null : Number(loadavg()[0].toFixed(2)),
  };
}

/** The same in a line, for the terminal and the chart. */
export function machineInWords({ cpu, cores, memory_gb, os, node, dotnet_sdk, packages, load_before }) {
  const load = load_before === null ? [] : [`load before ${load_before}`];
  const programs = [`Node ${node.replace(/^v/, '')}`, `.NET SDK ${dotnet_sdk}`, `packages: ${packages}`];
  return [`${cores} x ${cpu}`, `${memory_gb} GB`, os, ...programs, ...load].join(', ');
}
