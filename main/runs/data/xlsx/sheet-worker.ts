import { parentPort, workerData } from 'node:worker_threads';
import { readWorkbook } from './read-workbook.ts';

// The thread that reads workbooks: its data is a SheetRequest, its one message a SheetReading.
void readWorkbook(workerData).then((reading) => parentPort?.postMessage(reading));
