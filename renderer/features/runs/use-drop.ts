import { type DragEvent, useState } from 'react';
import { say } from '#renderer/ui/notices.tsx';

/** What rows are usually in. */
const dataName = /\.(?:csv|tsv|jsonl|ndjson|xlsx)$/i;

/** What makes an element take files that are dropped on it, and whether one is held over it. */
export function useDrop(onFile: (file: File) => void) {
  const [isOver, setIsOver] = useState(false);
  const on = {
    // The window opens nothing that is dropped here as an import.
    'data-takes-files': true,
    'data-over': isOver || undefined,
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave: ({ currentTarget, relatedTarget }: DragEvent) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setIsOver(false);
    },
    onDrop: (event: DragEvent) => {
      setIsOver(false);
      const files = [...event.dataTransfer.files];
      const file = files.find(({ name }) => dataName.test(name)) ?? files[0];
      if (file === undefined) return;
      event.preventDefault();
      if (files.length > 1) say(`Only ${file.name} was opened, because a run has one data file.`);
      onFile(file);
    },
  };
  return { isOver, on };
}
