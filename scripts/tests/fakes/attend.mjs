// Attends to counting.mjs, in whatever terminal there is.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { attended } from '../../lib/attended.mjs';

const counting = fileURLToPath(new URL('counting.mjs', import.meta.url));
console.log(`attending in ${process.pid}`);
process.exitCode = await attended(spawn(process.execPath, [counting], { stdio: 'inherit' }));
