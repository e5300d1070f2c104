// Prints what the last `npm test -- --only=clients` has shown as a table: node tests/clients/table.mjs [report.tap]
import { readFileSync } from 'node:fs';
import { inRoot } from '../../scripts/lib/root.mjs';
import { tableOfCells } from './cells.mjs';

const report = process.argv[2] ?? inRoot('artifacts', 'test-results', 'clients.tap');
console.log(tableOfCells(readFileSync(report, 'utf8')));
